import GroupingModel

/// How learners are told apart where no name may be shown: by their rows.
struct RowNames {
  private let rows: [String: Int]
  private let hasRows: Bool

  /// Rows that are listed before the rest is only counted.
  private static let mostShown = 12

  init(_ roster: Roster) {
    let own = roster.attributes.first?.rows
    hasRows = own != nil
    rows = Dictionary(
      roster.learners.enumerated().map { ($1.id, own?[$0] ?? $0 + 1) },
      uniquingKeysWith: { first, _ in first })
  }

  /// "rows 2, 5 and 9".
  func text(_ learners: some Sequence<String>) -> String {
    let numbers = learners.compactMap { rows[$0] }.sorted()
    let shown = numbers.prefix(Self.mostShown).map(String.init)
    let more = numbers.count - shown.count
    let noun = hasRows ? "row" : "learner"
    guard numbers.count > 1 else { return "\(noun) \(shown.joined())" }
    let tail = more > 0 ? "\(more) more" : shown[shown.count - 1]
    let head = more > 0 ? shown[...] : shown.dropLast()
    return "\(noun)s \(head.joined(separator: ", ")) and \(tail)"
  }
}
