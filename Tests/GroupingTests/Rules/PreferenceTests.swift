import GroupingModel
import Testing

@testable import Grouping

struct PreferenceTests {
  let group = SmallClass(
    learners: 3,
    kinds: ["ants", "bees", "cats", "dogs"].map {
      GroupKind(label: $0, sizes: 1...3, count: 0...1)
    })
  // 0: ants, then bees or cats alike. 1: dogs only. 2: no choice.
  let ranks = RuleData.ranks([[[0], [1, 2]], [[3]], []])

  @Test func triangularCostsByDefault() throws {
    let spec = RuleSpec(kind: "preference", strength: .weighted(2), data: ranks)
    #expect(try group.price(spec, of: [0, 2], kind: 0) == 0)
    #expect(try group.price(spec, of: [0], kind: 2) == 2000)
    // Not ranked: as a third choice (longest list has two), 3 points each at weight 1.
    #expect(try group.price(spec, of: [0, 1, 2], kind: 1) == 2000 + 6000)
    #expect(try group.price(spec, of: [0, 1], kind: 3) == 6000)
  }

  @Test func ownCosts() throws {
    let spec = RuleSpec(
      kind: "preference", options: ["costs": .list(["1", "2.5"]), "unranked": .number(9)],
      strength: .weighted(1), data: ranks)
    #expect(try group.price(spec, of: [0, 1], kind: 0) == 1000 + 9000)
    #expect(try group.price(spec, of: [0], kind: 1) == 2500)
    // Without `unranked`, the third choice costs as the last in the list.
    let short = RuleSpec(
      kind: "preference", options: ["costs": .list(["1", "2.5"])], strength: .weighted(1),
      data: ranks)
    #expect(try group.price(short, of: [0], kind: 3) == 2500)
  }

  @Test func requiredIsAboutBeingRanked() throws {
    let spec = RuleSpec(kind: "preference", strength: .required, data: ranks)
    #expect(try group.price(spec, of: [0, 1, 2], kind: 1) == 1)
    #expect(try group.price(spec, of: [0, 1, 2], kind: 3) == 1)
    #expect(
      try group.rule(spec).sentence == "Everyone with choices (2 learners) gets one of them")
  }

  @Test func aLabelRankedTwiceCountsAtItsBest() throws {
    let spec = RuleSpec(
      kind: "preference", strength: .weighted(1), data: .ranks([[[1], [0], [1]], [], []]))
    #expect(try group.price(spec, of: [0], kind: 1) == 0)
  }

  @Test func badChoicesAreRefused() throws {
    #expect(
      try group.problem(RuleSpec(kind: "preference", data: .ranks([[]])))
        == "rule 'preference' has choices of 1 learners for a roster of 3")
    #expect(
      try group.problem(RuleSpec(kind: "preference", data: .ranks([[[7]], [], []])))
        == "rule 'preference' ranks a label that is not there")
    let words = RuleSpec(
      kind: "preference", options: ["costs": .list(["0", "one"])], data: ranks)
    #expect(
      try group.problem(words)
        == "option 'costs' of rule 'preference' is not a list of numbers from 0 to a million")
  }
}
