import TestSupport

@testable import GroupingModel

/// A class of learners `a`, `b`, ... with columns of cells.
func smallClass(
  _ count: Int, columns: [(String, [String])] = [], kinds: [GroupKind]? = nil,
  groupCount: ClosedRange<Int>? = nil, rounds: [[[Int]]] = [], rules: [RuleSpec] = [],
  aim: Aim = .weights
) throws -> Scenario {
  let letters = Array("abcdefghijklmnopqrstuvwxyz").map(String.init)
  return try Scenario(
    roster: Roster(
      learners: letters.prefix(count).map { Learner(id: $0, name: $0) },
      attributes: columns.map { Attribute(name: $0.0, cells: $0.1) }),
    kinds: kinds ?? [GroupKind(sizes: 1...count, count: 1...count)], groupCount: groupCount,
    ledger: Ledger(rounds: rounds), rules: rules, aim: aim)
}

/// A class of 6 to 8 with made-up rules, small enough to try every plan.
func randomScenario(seed: UInt64, aim: Aim = .weights) throws -> Scenario {
  var generator = SeededGenerator(seed: seed)
  let count = Int.random(in: 6...8, using: &generator)
  let scores = (0..<count).map { _ in String(Int.random(in: 0...20, using: &generator)) }
  let genders = (0..<count).map { _ in Bool.random(using: &generator) ? "F" : "M" }
  func links(_ number: Int) -> RuleData {
    .links(
      (0..<number).map { _ in
        Link(
          from: Int.random(in: 0..<count, using: &generator),
          to: Int.random(in: 0..<count, using: &generator))
      })
  }
  let ranks = (0..<count).map { _ in [0, 1].shuffled(using: &generator).map { [$0] } }
  let rules = [
    RuleSpec(kind: "apart", strength: .required, data: links(2)),
    RuleSpec(kind: "wishes", strength: .weighted(3), level: 1, data: links(2 * count)),
    RuleSpec(kind: "balance", subject: "score", strength: .weighted(0.7), level: 2),
    RuleSpec(kind: "not-alone", subject: "gender=F", strength: .weighted(2), level: 2),
    RuleSpec(kind: "preference", strength: .weighted(1.5), level: 3, data: .ranks(ranks)),
  ]
  let kinds = [
    GroupKind(label: "Bridges", sizes: 2...3, count: 0...3),
    GroupKind(label: "Towers", sizes: 2...4, count: 1...2),
  ]
  return try smallClass(
    count, columns: [("score", scores), ("gender", genders)], kinds: kinds, groupCount: 2...4,
    rules: rules, aim: aim)
}
