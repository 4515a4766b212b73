import GroupingModel
import Testing

@testable import Grouping

struct WishesTests {
  let group = SmallClass(learners: 6)
  // 0 asks for 1 and 2, 1 asks for 0, 3 asks for 0.
  let wishes = links((0, 1), (0, 2), (1, 0), (3, 0), (3, 0), (4, 4))

  @Test func aimOneCountsLearnersWithNoWishMet() throws {
    let spec = RuleSpec(kind: "wishes", strength: .weighted(2), data: wishes)
    #expect(try group.price(spec, of: [0, 2, 3]) == 0)
    #expect(try group.price(spec, of: [0, 4, 5]) == 2000)
    #expect(try group.price(spec, of: [1, 3]) == 4000)
    // Whoever asks for nobody, or only for oneself, costs nothing.
    #expect(try group.price(spec, of: [2, 4, 5]) == 0)
  }

  @Test func aimManyCountsWishesOfMembersNotMet() throws {
    let spec = RuleSpec(
      kind: "wishes", options: ["aim": .text("many")], strength: .weighted(1), data: wishes)
    #expect(try group.price(spec, of: [0, 1]) == 1000)
    #expect(try group.price(spec, of: [0, 1, 2, 3]) == 0)
    #expect(try group.price(spec, of: [0, 3]) == 2000)
  }

  @Test func mutualKeepsWishesThatBothHave() throws {
    // Only 0-1 is mutual, so 0 is content with 1 alone and 3 asks for nobody.
    let spec = RuleSpec(
      kind: "wishes", options: ["mutual": .flag(true)], strength: .required, data: wishes)
    #expect(try group.price(spec, of: [0, 2, 3]) == 1)
    #expect(try group.price(spec, of: [0, 1]) == 0)
    #expect(try group.price(spec, of: [3, 4]) == 0)
    #expect(
      try group.rule(spec).sentence
        == "Everyone with a wish (2 learners) is with someone who asked for them too")
  }

  @Test func anUnknownOptionIsNamed() throws {
    let spec = RuleSpec(kind: "wishes", options: ["mutal": .flag(true)], data: wishes)
    #expect(try group.problem(spec) == "unknown option of rule 'wishes' 'mutal'")
  }
}
