import Grouping

/// Learners by rounds, with the tier of each group: those who sat longest in low groups first.
enum HeatMap {
  /// Rows that are drawn.
  private static let most = 100

  /// nil without a column of numbers.
  static func strips(_ audit: Audit, _ names: AuditNames) -> AuditPage.Strips? {
    guard let picture = audit.picture else { return nil }
    let placed = audit.record.wasPlaced
    let low = placed.indices.map { learner in
      picture.tiers.count { $0[learner] == .low }
    }
    let order = names.sorted(placed.indices.filter { placed[$0] })
      .enumerated()
      .sorted {
        (picture.lowStreaks[$1.element], low[$1.element], $0.offset)
          < (picture.lowStreaks[$0.element], low[$0.element], $1.offset)
      }
      .map(\.element)
    let name = audit.traits[picture.trait].name
    return AuditPage.Strips(
      legend:
        "A column is a round. ▼ is a group with a low mean of \(name), lower than two of three "
        + "random groups of its size; △ one with a high mean, – one between; nothing: not there. "
        + "The number is the longest run of low groups; who has the longest stands first.",
      head: AuditPictures.head(picture.tiers.count),
      rows: order.prefix(most).map { learner in
        AuditPage.Strip(
          label: names.labels[learner],
          cells: AuditPictures.tiers(picture.tiers.map { $0[learner] }),
          remark: "\(picture.lowStreaks[learner])")
      },
      more: order.count > most
        ? "\(order.count - most) more learners, with shorter runs or as short ones, are in the JSON "
          + "document (--json)." : nil)
  }
}
