import GroupingModel

@testable import Grouping

/// Small random classes with random rules, the same for the same seed: material for properties
/// that must hold of every scenario.
struct RandomScenario {
  var source: RandomSource

  init(seed: UInt64) {
    source = RandomSource(seed: seed)
  }

  /// A class with `ruleCount` rules of random kinds, each required with a chance of one in four.
  ///
  /// It may be infeasible.
  mutating func scenario(learners: ClosedRange<Int> = 6...12, ruleCount: Int) throws -> Scenario {
    let bare = try bareScenario(learners: learners)
    let kinds = Self.kinds(in: bare)
    var rules: [RuleSpec] = []
    for _ in 0..<ruleCount {
      let kind = pick(kinds)
      let required = !Self.onlyWeighted.contains(kind) && chance(1, in: 4)
      rules.append(try rule(kind, required: required, in: bare))
    }
    return try Scenario(
      roster: bare.roster, kinds: bare.kinds, groupCount: bare.groupCount, ledger: bare.ledger,
      rules: rules, seed: source.next())
  }

  /// A class with sizes, labels half of the time, and a history, without rules.
  mutating func bareScenario(
    learners: ClosedRange<Int> = 6...12, labelled: Bool? = nil
  ) throws -> Scenario {
    let count = number(in: learners)
    let isLabelled = labelled ?? chance(1, in: 2)
    return try Scenario(
      roster: try roster(of: count), kinds: try groupKinds(for: count, labelled: isLabelled),
      ledger: ledger(of: count), rules: [])
  }

  /// Some learners in a kind and size of group that the scenario allows.
  mutating func group(in scenario: Scenario) -> Group {
    let kind = source.below(scenario.kinds.count)
    let sizes = scenario.kinds[kind].sizes
    var learners = Array(0..<scenario.roster.count)
    source.shuffle(&learners)
    let size = number(in: sizes.lowerBound...min(sizes.upperBound, learners.count))
    return Group(kind: kind, members: Array(learners.prefix(size)))
  }

  /// Names of the rules that fit the scenario.
  static func kinds(in scenario: Scenario) -> [String] {
    let labelled = scenario.kinds.contains { $0.label != nil }
    return RuleBook.rules.map { $0.name }.filter { labelled || !needLabels.contains($0) }
  }

  /// Rules that cannot be required.
  static let onlyWeighted: Set = [
    Mix.name, Distances.name, ExposureBalance.name, FairTurns.name,
  ]

  /// Rules that cannot be used without labels.
  static let needLabels: Set = [Ready.name, NewLabels.name]
}

// Rosters, sizes, histories.
extension RandomScenario {
  /// Numbers, categories and sets with and without empty cells, and yes/no columns.
  private mutating func roster(of count: Int) throws -> Roster {
    let columns: [(String, [String])] = [
      ("score", cells(count, empty: true) { "\($0.source.below(200)).\($0.source.below(100))" }),
      ("level", cells(count, empty: false) { String($0.source.below(4)) }),
      ("gender", cells(count, empty: true) { $0.pick(["F", "M", "D"]) }),
      ("skills", cells(count, empty: true) { $0.some(of: ["code", "draw", "sing"], ";") }),
      ("Mon", cells(count, empty: true) { $0.some(of: ["9", "10", "11", "12"], "; ") }),
      ("Tue", cells(count, empty: true) { $0.some(of: ["9", "10", "14"], ",") }),
      ("leads", cells(count, empty: true) { $0.pick(["y", "no", "Yes"]) }),
      ("drives", cells(count, empty: true) { $0.pick(["x", "-"]) }),
      ("needs", cells(count, empty: true) { $0.some(of: ["draw", "knit", "sing"], "; ") }),
    ]
    return try Roster(
      learners: (0..<count).map { Learner(id: "L\($0)", name: "Learner \($0)") },
      attributes: columns.map { Attribute(name: $0.0, cells: $0.1) })
  }

  /// One cell per learner, some empty; the first is not, so that no column is empty.
  private mutating func cells(
    _ count: Int, empty: Bool, cell: (inout RandomScenario) -> String
  ) -> [String] {
    (0..<count).map { $0 > 0 && empty && chance(1, in: 5) ? "" : cell(&self) }
  }

  private mutating func groupKinds(
    for count: Int, labelled: Bool
  ) throws -> [GroupKind] {
    guard labelled else {
      let choices: [Sizes] = [
        .near(number(in: 2...4)), .groups(number(in: 2...3)), .between(2...number(in: 3...5)),
        .exactly([2, count - 2]),
      ]
      return try pick(choices).kinds(learners: count)
    }
    // Any two of the labels can hold the class.
    return ["ants", "bees", "cats"].map { label in
      GroupKind(
        label: label, sizes: number(in: 1...2)...((count + 1) / 2 + source.below(2)),
        count: 0...number(in: 1...2))
    }
  }

  /// Up to three rounds that were, and now and then some that follow.
  private mutating func ledger(of count: Int) -> Ledger {
    let past = (0..<source.below(4)).map { _ in round(of: count) }
    let later = (0..<(chance(1, in: 4) ? number(in: 1...2) : 0)).map { _ in round(of: count) }
    return Ledger(past: past, later: later)
  }

  /// A random cut into threes; now and then somebody is absent. Of the labels, one is out of use.
  private mutating func round(of count: Int) -> PastRound {
    var learners = (0..<count).filter { _ in !chance(1, in: 8) }
    source.shuffle(&learners)
    let groups = stride(from: 0, to: learners.count, by: 3).map { start in
      PastGroup(
        members: Array(learners[start..<min(start + 3, learners.count)]),
        label: pick([nil, "ants", "bees", "cats", "dogs"]))
    }
    var turns: [Int: Turn] = [:]
    for learner in learners where chance(2, in: 3) {
      turns[learner] = Turn(choice: pick([nil, 1, 2, 3, 9]), led: chance(1, in: 3))
    }
    return PastRound(groups: groups, turns: turns)
  }
}

// Random choices.
extension RandomScenario {
  mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + source.below(range.count)
  }

  mutating func chance(_ hits: Int, in all: Int) -> Bool { source.below(all) < hits }

  /// One of the choices, of which there must be some.
  mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[source.below(choices.count)] }

  /// One or more of the items, joined.
  mutating func some(of items: [String], _ separator: String) -> String {
    let first = pick(items)
    return items.filter { $0 == first || chance(1, in: 2) }.joined(separator: separator)
  }
}
