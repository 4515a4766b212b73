import GroupingModel

/// What a rule may know of the scenario it stands in.
package struct Setting: Sendable {
  package let roster: Roster
  package let kinds: [GroupKind]
  package let groupCount: ClosedRange<Int>
  package let ledger: Ledger

  package init(
    roster: Roster, kinds: [GroupKind], groupCount: ClosedRange<Int>, ledger: Ledger
  ) {
    self.roster = roster
    self.kinds = kinds
    self.groupCount = groupCount
    self.ledger = ledger
  }

  package init(_ scenario: Scenario) {
    self.init(
      roster: scenario.roster, kinds: scenario.kinds, groupCount: scenario.groupCount,
      ledger: scenario.ledger)
  }

  /// Whether two kinds are one, or of one label and told apart by names of groups alone.
  package func areAlike(_ one: Int, _ other: Int) -> Bool {
    one == other || kinds[one].label != nil && kinds[one].label == kinds[other].label
  }

  /// Size of the largest group that any kind allows, at most the roster's.
  package var largestSize: Int {
    min(kinds.map(\.sizes.upperBound).max() ?? 0, roster.count)
  }

  /// Whether each learner has `value` in `column`: as the whole cell, or as an item of its set.
  ///
  /// - Throws: `ModelError` if there is no such column, or no learner has the value, not even one who
  ///   is left out today. The error offers no other value, because values are the learners' data.
  package func belongs(to value: String, in column: String) throws(ModelError) -> [Bool] {
    let attribute = try roster.attribute(column)
    let belongs = zip(attribute.cells, attribute.sets).map { cell, items in
      cell == value || items.contains(value)
    }
    guard !value.isEmpty, belongs.contains(true) || attribute.isAway(value) else {
      throw ModelError(
        "no learner has '\(value)' in column '\(column)'",
        remedy: "write the value as it stands in the column; capitals count")
    }
    return belongs
  }

  /// The columns of a list separated by commas. A title may hold commas itself: the longest
  /// stretch that is a title counts.
  ///
  /// - Throws: `ModelError` for an unknown column, or one that is listed twice.
  package func attributes(_ list: String) throws(ModelError) -> [Attribute] {
    var found: [Attribute] = []
    var pieces = list.split(separator: ",", omittingEmptySubsequences: false)[...]
    while let first = pieces.first {
      guard let (attribute, length) = longestTitle(at: pieces) else {
        throw ModelError.unknown(
          "column", Self.trimmed(first), among: roster.attributes.map(\.name))
      }
      guard !found.contains(where: { $0.name == attribute.name }) else {
        throw ModelError(
          "column '\(attribute.name)' is listed twice", remedy: "list each column once")
      }
      found.append(attribute)
      pieces = pieces.dropFirst(length)
    }
    return found
  }

  /// The column whose title takes the most of the leading pieces, and how many it takes.
  private func longestTitle(
    at pieces: ArraySlice<Substring>
  ) -> (attribute: Attribute, length: Int)? {
    for length in stride(from: pieces.count, to: 0, by: -1) {
      let title = Self.trimmed(pieces.prefix(length).joined(separator: ","))
      if let found = roster.attributes.first(where: { $0.name == title }) { return (found, length) }
    }
    return nil
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var slice = text[...]
    while slice.first?.isWhitespace == true { slice.removeFirst() }
    while slice.last?.isWhitespace == true { slice.removeLast() }
    return String(slice)
  }
}
