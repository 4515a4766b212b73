import GroupingModel
import Testing

@testable import Grouping

struct ApartTests {
  let group = SmallClass(learners: 6)

  @Test func eachPairTogetherCountsOnce() throws {
    let required = RuleSpec(
      kind: "apart", strength: .required, data: links((0, 1), (1, 0), (2, 4), (3, 3)))
    #expect(try group.price(required, of: [0, 1, 2, 4]) == 2)
    #expect(try group.price(required, of: [0, 2, 3]) == 0)
    let weighted = RuleSpec(kind: "apart", strength: .weighted(0.5), data: links((0, 1), (1, 0)))
    #expect(try group.price(weighted, of: [0, 1]) == 500)
  }

  @Test func blocksAreKeptApartPairwise() throws {
    let spec = RuleSpec(kind: "apart", strength: .required, data: .blocks([[0, 1, 2]]))
    #expect(try group.price(spec, of: [0, 1, 2]) == 3)
  }

  @Test func isRequiredUnlessSaidOtherwise() {
    #expect(Apart.requiredByDefault)
  }
}
