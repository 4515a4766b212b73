import Grouping
import GroupingModel

// Facts about how many of a kind are in a group.
extension PlacedPlan {
  /// nil for a rule that does not count.
  ///
  /// - Throws: `ModelError` if the rule's column is unknown.
  func countStory(of spec: RuleSpec) throws(ModelError) -> FactBook.Story? {
    switch spec.kind {
    case "spread": return spreadStory(try CategoryShares(spec.subject, in: scenario))
    case "not-alone": return aloneStory(spec.subject)
    case "at-least": return limitStory(spec, word: "at least")
    case "at-most": return limitStory(spec, word: "at most")
    default: return nil
    }
  }

  private func spreadStory(_ shares: CategoryShares) -> FactBook.Story {
    { group, isKept in
      let counts = shares.counts(in: group)
      guard !isKept else {
        let present = counts.filter { $0.count > 0 }.map { "\($0.count) \($0.value)" }
        return "\(shares.column): \(present.joined(separator: ", ")), its even share"
      }
      let off = counts.filter { !$0.share.contains($0.count) }.map {
        "\($0.count) \($0.value) (even share \(Wording.range($0.share)))"
      }
      return "\(shares.column): \(off.joined(separator: ", "))"
    }
  }

  private func aloneStory(_ subject: String) -> FactBook.Story {
    let sets = AloneCount.kinds(of: subject, in: scenario)
    return { group, isKept in
      guard !isKept else { return "Nobody is the only one of their \(subject)" }
      let lonely = sets.compactMap { set in
        set.alone(in: group).map { "\(names[$0]) is the only one with \(set.column) \(set.value)" }
      }
      return lonely.joined(separator: ", ")
    }
  }

  private func limitStory(_ spec: RuleSpec, word: String) -> FactBook.Story? {
    guard let set = AloneCount.kinds(of: spec.subject, in: scenario).first else { return nil }
    let limit = wholeOption("count", of: spec)
    return { group, _ in
      let count = group.members.count { set.belongs[$0] }
      return "\(count) with \(set.column) \(set.value), \(word) \(limit) asked"
    }
  }
}

extension PlacedPlan {
  /// A rule's option that is a whole number; 1 if not given.
  func wholeOption(_ name: String, of spec: RuleSpec, default fallback: Int = 1) -> Int {
    guard case .number(let number) = spec.options[name] else { return fallback }
    return Int(Cost.wholeNumber(number))
  }
}

/// How many of each category of a column a group has, and how many are its even share.
struct CategoryShares {
  struct Count: Equatable {
    let value: String
    let count: Int
    let share: ClosedRange<Int>
  }

  let column: String
  private let values: [String]
  /// Per learner, the position of the value; nil where unknown.
  private let codes: [Int?]
  private let totals: [Int]

  /// - Throws: `ModelError` if there is no such column.
  init(_ column: String, in scenario: Scenario) throws(ModelError) {
    self.column = column
    let attribute = try scenario.roster.attribute(column)
    let values = attribute.distinctCategories
    let positions = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($1, $0) })
    let codes = attribute.cells.map { positions[$0] }
    self.values = values
    self.codes = codes
    totals = values.indices.map { value in codes.count { $0 == value } }
  }

  /// One entry per value, in the order of the values' texts.
  func counts(in group: Group) -> [Count] {
    var counts = [Int](repeating: 0, count: values.count)
    for member in group.members { if let code = codes[member] { counts[code] += 1 } }
    return values.indices.map { value in
      let product = totals[value] * group.members.count
      let share = product / codes.count...(product + codes.count - 1) / codes.count
      return Count(value: values[value], count: counts[value], share: share)
    }
  }
}
