import GroupingModel
import Testing

@testable import Grouping

struct NewLabelsTests {
  // 0 had ants in both rounds, 1 in the first, 2 in the latest; nobody needs to remember dogs.
  let group = SmallClass(
    learners: 4, kinds: ["ants", "bees"].map { GroupKind(label: $0, sizes: 1...4, count: 0...2) },
    ledger: Ledger(past: [
      PastRound(groups: [
        PastGroup(members: [0, 1], label: "ants"), PastGroup(members: [2, 3], label: "dogs"),
      ]),
      PastRound(groups: [
        PastGroup(members: [0, 2], label: "ants"), PastGroup(members: [1], label: "Ants"),
        PastGroup(members: [3]),
      ]),
    ]))

  @Test func labelsFade() throws {
    let spec = RuleSpec(
      kind: "new-labels", options: ["half-life": .number(1)], strength: .weighted(2))
    #expect(try group.price(spec, of: [0, 1, 2, 3], kind: 0) == 3000 + 1000 + 2000)
    #expect(try group.price(spec, of: [0, 1, 2, 3], kind: 1) == 0)
  }

  @Test func requiredForbidsLabelsHadOftenEnough() throws {
    let once = RuleSpec(kind: "new-labels", strength: .required)
    #expect(try group.price(once, of: [0, 1, 2, 3], kind: 0) == 3)
    let twice = RuleSpec(kind: "new-labels", options: ["cap": .number(2)], strength: .required)
    #expect(try group.price(twice, of: [0, 1, 2, 3], kind: 0) == 1)
    #expect(
      try group.rule(twice).sentence
        == "Nobody gets a label again after 2 times in 2 earlier rounds")
  }

  @Test func refusals() throws {
    let spec = RuleSpec(kind: "new-labels", options: ["cap": .number(1)])
    #expect(
      try group.problem(spec)
        == "option 'cap' of rule 'new-labels' only works with 'required: true'")
    var plain = group
    plain.kinds = nil
    #expect(
      try plain.problem(RuleSpec(kind: "new-labels")) == "rule 'new-labels' needs labels")
  }
}
