import GroupingModel
import Testing

@testable import Grouping

struct FairTurnsTests {
  // 0 got the third choice two rounds ago and the second in the latest: with half-life 1,
  // 3 x 0.5 + 1 = 2.5. 1 always got the first; 2 got nothing that was chosen.
  let group = SmallClass(
    learners: 4,
    kinds: ["ants", "bees", "cats"].map { GroupKind(label: $0, sizes: 1...4, count: 0...1) },
    ledger: Ledger(past: [
      PastRound(groups: [], turns: [0: Turn(choice: 3), 1: Turn(choice: 1), 2: Turn()]),
      PastRound(groups: [], turns: [0: Turn(choice: 2), 1: Turn(choice: 1)]),
    ]))
  let ranks = RuleData.ranks([[[0], [1], [2]], [[1], [0]], [[0], [1]], []])

  @Test func lossesWeigh() throws {
    let spec = RuleSpec(
      kind: "fair-turns", options: ["half-life": .number(1)], strength: .weighted(2), data: ranks)
    #expect(try group.price(spec, of: [0, 1, 2, 3], kind: 0) == 0)
    // Second choice 1 point, third 3.
    #expect(try group.price(spec, of: [0, 1, 2, 3], kind: 1) == 5000)
    #expect(try group.price(spec, of: [0, 1, 2], kind: 2) == 15_000)
    #expect(
      try group.rule(spec).sentence
        == "Learners who lost the choice before (1 learner) get one high on their list")
  }

  @Test func ownCostsAndUnranked() throws {
    // The second choice cost 10, the third as the last, 10: 10 x 0.5 ^ 0.25 + 10 = 18.408964.
    let spec = RuleSpec(
      kind: "fair-turns", options: ["costs": .list(["0", "10"])], strength: .weighted(1),
      data: .ranks([[[0]], [], [], []]))
    #expect(try group.price(spec, of: [0], kind: 1) == 184_090)
    var unranked = spec
    unranked.options["unranked"] = .number(1)
    #expect(try group.price(unranked, of: [0], kind: 1) == 18_409)
  }

  @Test func refusals() throws {
    let required = RuleSpec(kind: "fair-turns", strength: .required, data: ranks)
    #expect(try group.problem(required) == "rule 'fair-turns' cannot be required")
    let huge = RuleSpec(
      kind: "fair-turns", options: ["costs": .list(["0", "1000000"])],
      strength: .weighted(1e6), data: ranks)
    #expect(try group.problem(huge) == "rule 'fair-turns' makes prices that are too large")
  }
}
