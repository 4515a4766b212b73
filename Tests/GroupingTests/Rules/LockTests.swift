import GroupingModel
import Testing

@testable import Grouping

struct LockTests {
  let group = SmallClass(
    learners: 6,
    kinds: [
      GroupKind(name: "Group 1", sizes: 2...3, count: 1...1),
      GroupKind(name: "Group 2", sizes: 2...3, count: 1...1),
      GroupKind(sizes: 2...3, count: 0...1),
    ])
  /// 0 and 1 are locked as Group 1, 2 and 3 as Group 2.
  let spec = RuleSpec(
    kind: "lock", strength: .required, data: pins((0, 0), (1, 0), (2, 1), (3, 1)))

  @Test func onlyTheWholeGroupInItsPlaceIsFree() throws {
    #expect(try group.price(spec, of: [0, 1], kind: 0) == 0)
    #expect(try group.price(spec, of: [4, 5], kind: 2) == 0)
    #expect(try group.price(spec, of: [0, 1], kind: 2) > 0)
    #expect(try group.price(spec, of: [0, 1, 4], kind: 0) > 0)
    #expect(try group.price(spec, of: [4, 5], kind: 0) > 0)
    #expect(try group.price(spec, of: [0, 2], kind: 0) > 0)
  }

  /// 1 is elsewhere and 4 in the place of another: two learners.
  @Test func weightedCountsLearners() throws {
    var weighted = spec
    weighted.strength = .weighted(1)
    #expect(try group.price(weighted, of: [0, 4], kind: 0) == 1000)
    #expect(try group.price(weighted, of: [1, 5], kind: 2) == 1000)
  }

  @Test func sentenceNamesGroups() throws {
    #expect(
      try group.rule(spec).sentence == "Locked groups (Group 1 and Group 2) stay as they are")
  }
}
