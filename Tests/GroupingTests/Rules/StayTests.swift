import GroupingModel
import Testing

@testable import Grouping

struct StayTests {
  let group = SmallClass(
    learners: 4,
    kinds: ["Group 1", "Group 2"].map { GroupKind(name: $0, sizes: 1...3, count: 1...1) })

  private func spec(moves: Double?) -> RuleSpec {
    RuleSpec(
      kind: "stay", options: moves.map { ["moves": .number($0)] } ?? [:], strength: .required,
      data: pins((0, 0), (1, 0), (2, 1)))
  }

  /// Without moves it is kept group by group; 3 is new and free.
  @Test func nobodyMayMove() throws {
    #expect(try group.price(spec(moves: nil), of: [0, 1, 3], kind: 0) == 0)
    #expect(try group.price(spec(moves: nil), of: [0, 2], kind: 0) == 1)
    #expect(try group.rule(spec(moves: nil)).ration == nil)
  }

  /// 1 in Group 2 and 2 in Group 1 are two moves.
  @Test func someMayMove() throws {
    let rule = try group.rule(spec(moves: 2))
    let ration = try #require(rule.ration)
    #expect(rule.terms().isEmpty)
    #expect(ration.most == 2)
    #expect(
      ration.charge(of: [Group(kind: 0, members: [0, 2]), Group(kind: 1, members: [1, 3])]) == 2)
    #expect(rule.sentence == "At most 2 of 3 learners from the earlier plan change their group")
  }

  @Test func twoLimitsAreRefused() throws {
    let setting = try group.setting()
    let scenario = try Scenario(
      roster: setting.roster, kinds: setting.kinds, rules: [spec(moves: 1), spec(moves: 2)])
    #expect(throws: ModelError.self) { try Objective(scenario) }
  }
}
