/// Everything a plan is made from: immutable, validated once.
public struct Scenario: Sendable {
  public let title: String
  public private(set) var roster: Roster
  /// Kinds of groups; a group of a plan refers to one by position.
  public private(set) var kinds: [GroupKind]
  /// How many groups a plan has in all.
  public let groupCount: ClosedRange<Int>
  /// Other rounds.
  public private(set) var ledger: Ledger
  public private(set) var rules: [RuleSpec]
  public let aim: Aim
  /// Seed of every random choice.
  public private(set) var seed: UInt64
  /// One or none: a value cannot hold another of its own type in any other way.
  private var frame: [Scenario]

  /// The sections that groups lie in, with sizes and rules of their own, of the same roster; nil
  /// where there is one level.
  public var sections: Scenario? { frame.first }

  /// - Parameters:
  ///   - groupCount: limits on the number of groups over all kinds; nil for no more than what the
  ///     kinds say.
  ///   - sections: what groups lie in; must be of the same roster.
  /// - Throws: `ModelError` if the kinds cannot hold the roster.
  public init(
    title: String = "", roster: Roster, kinds: [GroupKind], groupCount: ClosedRange<Int>? = nil,
    ledger: Ledger = Ledger(), rules: [RuleSpec], aim: Aim = .weights, seed: UInt64 = 1,
    sections: Scenario? = nil
  ) throws(ModelError) {
    guard !kinds.isEmpty else {
      throw ModelError("no kind of group is given", remedy: "give a size, or labels with sizes")
    }
    let kinds = kinds.map { $0.fitted(to: roster.count) }
    let least = kinds.reduce(0) { $0 + $1.count.lowerBound }
    let most = kinds.reduce(0) { $0 + $1.count.upperBound }
    let asked = groupCount ?? least...most
    guard asked.lowerBound <= most, asked.upperBound >= least else {
      throw ModelError(
        "\(asked.lowerBound) to \(asked.upperBound) groups are asked for, the labels allow "
          + "\(least) to \(most)", remedy: "change the number of groups or of labels")
    }
    self.title = title
    self.roster = roster
    self.kinds = kinds
    let lower = max(asked.lowerBound, least)
    // No more than the smallest groups would make of the class.
    let room = roster.count / max(1, kinds.map(\.sizes.lowerBound).min() ?? 1)
    self.groupCount = lower...max(lower, min(asked.upperBound, most, room))
    self.ledger = ledger
    self.rules = rules
    self.aim = aim
    self.seed = seed
    frame = sections.map { [$0] } ?? []
  }

  /// The same class and groups under other rules.
  package func with(rules: [RuleSpec]) -> Scenario {
    var scenario = self
    scenario.rules = rules
    return scenario
  }

  /// The same question among other rounds.
  package func with(ledger: Ledger, seed: UInt64) -> Scenario {
    var scenario = self
    scenario.ledger = ledger
    scenario.seed = seed
    return scenario
  }

  /// The same question about learners and earlier groups that are called otherwise.
  ///
  /// - Parameters:
  ///   - name: must be another text for each identifier.
  ///   - groupName: for the names of earlier groups.
  package func calling(
    _ name: (Learner) -> Learner, groups groupName: (String) -> String
  ) -> Scenario {
    var scenario = self
    scenario.roster = roster.calling(name)
    scenario.kinds = kinds.map {
      GroupKind(label: $0.label, name: $0.name.map(groupName), sizes: $0.sizes, count: $0.count)
    }
    scenario.frame = frame.map { $0.calling(name, groups: groupName) }
    return scenario
  }

  /// The groups by themselves, wherever they lie.
  package var withoutSections: Scenario {
    var scenario = self
    scenario.frame = []
    return scenario
  }

  /// Sizes that any group may have.
  public var sizes: ClosedRange<Int> {
    let least = kinds.map(\.sizes.lowerBound).min() ?? 1
    return least...(kinds.map(\.sizes.upperBound).max() ?? least)
  }
}

/// How weighted rules are traded against each other.
public enum Aim: String, Sendable, Hashable, CaseIterable {
  /// The least sum of weighted costs.
  case weights
  /// Level by level: a lower level never pays for a higher one.
  case strictOrder = "strict-order"
  /// The worst group's cost first, then the sum.
  case worstFirst = "worst-first"
}
