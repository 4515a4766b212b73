import GroupingModel

/// What a column seems to hold.
package enum ColumnKind: String, Sendable, Hashable, CaseIterable {
  case identifier
  case name
  case number
  case category
  /// Several values in a cell.
  case set
  /// Other learners.
  case learners
  /// Anything else: remarks, time stamps.
  case text

  /// Kinds that a user may set.
  package static let choices = ["number", "category", "set"]
}

/// A column and what it was taken for.
package struct ColumnGuess: Sendable, Hashable {
  package let column: String
  package let kind: ColumnKind

  package init(column: String, kind: ColumnKind) {
    self.column = column
    self.kind = kind
  }
}

extension ColumnKind {
  /// The likeliest kind of a column that is neither identifier nor name.
  ///
  /// - Complexity: O(characters).
  static func guess(title: String, cells: [String], learners: LearnerIndex) -> ColumnKind {
    let known = cells.filter { !$0.isEmpty }
    guard !known.isEmpty else { return .text }
    let isNumeric = known.allSatisfy { number($0) != nil }
    if namesLearners(title: title, cells: known, isNumeric: isNumeric, learners: learners) {
      return .learners
    }
    let distinct = Set(known).count
    if isNumeric { return distinct > 2 || known.count < 4 ? .number : .category }
    if looksLikeSets(known) { return .set }
    if ["timestamp", "time stamp", "date"].contains(title.lowercased()) { return .text }
    let longest = known.lazy.map(\.count).max() ?? 0
    return distinct > 12 && (distinct * 10 > known.count * 6 || longest > 200) ? .text : .category
  }

  /// With a telling title, half of the cells may be misspelt. Without one, every cell must name a
  /// learner, and numbers never do: they are too easily taken for identifiers.
  private static func namesLearners(
    title: String, cells: [String], isNumeric: Bool, learners: LearnerIndex
  ) -> Bool {
    let lower = title.lowercased()
    let hints = [
      "wish", "friend", "partner", "buddy", "work with", "on your team", "avoid", "apart",
      "together",
    ]
    let isTelling = hints.contains(where: lower.contains)
    guard isTelling || !isNumeric else { return false }
    guard isTelling else {
      return cells.allSatisfy { !learners.matches(inCell: $0).contains(.unknown) }
    }
    let good = cells.count { cell in learners.matches(inCell: cell).contains { $0 != .unknown } }
    return good * 2 >= cells.count
  }

  /// Semicolons always separate; commas only where the parts recur, unlike in prose.
  private static func looksLikeSets(_ cells: [String]) -> Bool {
    if cells.contains(where: { $0.contains(";") }) { return true }
    let parts = cells.map { $0.split(separator: ",").map { trimmed(String($0)) } }
    guard parts.count(where: { $0.count > 1 }) > 1 else { return false }
    let all = parts.flatMap { $0 }
    return Set(all).count * 2 <= all.count
  }

  /// A plain finite number that costs can be computed with; nil otherwise.
  static func number(_ cell: String) -> Double? {
    let allowed = cell.utf8.allSatisfy {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || "+-.eE".utf8.contains($0)
    }
    guard allowed, let value = Double(cell), value.isFinite, abs(value) <= 1e12 else { return nil }
    return value
  }

  /// The cell with a decimal point in the place of a decimal comma.
  static func withDecimalPoint(_ cell: String) -> String {
    guard cell.count(where: { $0 == "," }) == 1 else { return cell }
    let converted = cell.replacing(",", with: ".")
    return number(converted) == nil ? cell : converted
  }
}
