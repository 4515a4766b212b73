import GroupingModel
import Testing

@testable import Grouping

struct TogetherTests {
  let group = SmallClass(learners: 6)

  @Test func eachPairApartIsChargedToItsLowerLearner() throws {
    // Pairs 0-1 and 0-2, one of them listed twice and the other way round; weight 2.
    let spec = RuleSpec(
      kind: "together", strength: .weighted(2), data: links((0, 1), (1, 0), (2, 0)))
    #expect(try group.price(spec, of: [0, 1, 2]) == 0)
    #expect(try group.price(spec, of: [0, 1, 3]) == 2000)
    #expect(try group.price(spec, of: [0, 4]) == 4000)
    #expect(try group.price(spec, of: [1, 2]) == 0)
  }

  @Test func requiredCountsPairsOfBlocks() throws {
    // Block 1, 3, 5 has pairs 1-3, 1-5, 3-5.
    let spec = RuleSpec(kind: "together", strength: .required, data: .blocks([[5, 1, 3]]))
    #expect(try group.price(spec, of: [1, 3, 5]) == 0)
    // 1-5 is 1's and 3-5 is 3's to pay.
    #expect(try group.price(spec, of: [1, 3]) == 2)
    #expect(try group.price(spec, of: [1, 5]) == 1)
    #expect(try group.price(spec, of: [1]) == 2)
    #expect(try group.price(spec, of: [5]) == 0)
  }

  @Test func needsLearnersOfTheRoster() throws {
    #expect(try group.problem(RuleSpec(kind: "together")) == "rule 'together' names no learners")
    let stranger = RuleSpec(kind: "together", data: links((0, 6)))
    #expect(
      try group.problem(stranger) == "rule 'together' names a learner who is not in the roster")
  }

  @Test func sentenceCountsPairs() throws {
    let spec = RuleSpec(kind: "together", data: .blocks([[0, 1, 2]]))
    #expect(try group.rule(spec).sentence == "Listed learners are in one group (3 pairs)")
  }
}
