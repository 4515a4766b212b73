import Grouping

/// Who met whom how often: rows and columns from the lowest to the highest value, so that sorted
/// groups show as a dark diagonal.
enum MeetingMatrix {
  /// Learners that still make a readable picture.
  private static let most = 60

  static let remark =
    "With more than \(most) learners the picture of who met whom would be too small to read."

  /// nil for too many learners.
  static func strips(_ audit: Audit, _ names: AuditNames) -> AuditPage.Strips? {
    let order = order(audit, names)
    guard order.count <= most else { return nil }
    let counts = order.map { first in
      order.map { second in first == second ? nil : meetings(first, second, audit.record) }
    }
    let largest = counts.joined().compactMap { $0 }.max() ?? 0
    let sorting = audit.picture.map { " by \(audit.traits[$0.trait].name), the lowest first" } ?? ""
    return AuditPage.Strips(
      legend:
        "Rows and columns are the same learners in the same order\(sorting). A number says in "
        + "how many rounds two were together, white: never. Dark cells along the diagonal mean that "
        + "like sat with like. The number behind is how many others a learner has met.",
      head: AuditPictures.head(order.count),
      rows: order.enumerated().map { position, learner in
        AuditPage.Strip(
          label: "\(position + 1) \(names.labels[learner])",
          cells: AuditPictures.meetings(counts[position], most: largest),
          remark: "\(counts[position].count { ($0 ?? 0) > 0 })")
      }, more: nil)
  }

  private static func order(_ audit: Audit, _ names: AuditNames) -> [Int] {
    let placed = audit.record.wasPlaced
    let learners = names.sorted(placed.indices.filter { placed[$0] })
    guard let own = audit.picture?.own else { return learners }
    return learners.enumerated().sorted {
      (own[$0.element] ?? .infinity, $0.offset) < (own[$1.element] ?? .infinity, $1.offset)
    }.map(\.element)
  }

  private static func meetings(_ first: Int, _ second: Int, _ record: TermRecord) -> Int {
    record.rounds.count { round in
      round.groupOf[first] >= 0 && round.groupOf[first] == round.groupOf[second]
    }
  }
}
