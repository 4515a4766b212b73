import GroupingModel
import TestSupport
import Testing

@testable import Grouping

/// The fewest moves and the least cost, held against all plans of tiny classes.
@Suite struct RepairSearchTests {
  /// A class of 6 or 7 that was in two or three groups; now and then somebody is new, or one group
  /// less can be filled.
  private func scenario(seed: UInt64) throws -> (scenario: Scenario, homes: [Int?]) {
    var random = RandomScenario(seed: seed)
    let bare = try random.bareScenario(learners: 6...7, labelled: false)
    let count = bare.roster.count
    let groups = random.number(in: 2...3)
    let homes = (0..<count).map { _ in
      random.chance(1, in: 6) ? nil : random.source.below(groups)
    }
    let ends = groups == 3 && random.chance(1, in: 4)
    let (least, most) = (random.number(in: 1...2), random.number(in: 4...5))
    let kinds = (0..<groups).map {
      GroupKind(name: "Group \($0 + 1)", sizes: least...most, count: (ends ? 0 : 1)...1)
    }
    let total = ends ? groups - 1 : groups
    let empty = try Scenario(
      roster: bare.roster, kinds: kinds, groupCount: total...total, ledger: bare.ledger, rules: [])
    var rules: [RuleSpec] = []
    let usable = RandomScenario.kinds(in: empty)
    for _ in 0..<random.number(in: 1...3) {
      let kind = random.pick(usable)
      let required = !RandomScenario.onlyWeighted.contains(kind) && random.chance(1, in: 2)
      rules.append(try random.rule(kind, required: required, in: empty))
    }
    let pins = homes.enumerated().compactMap { learner, home in
      home.map { Pin(learner: learner, kind: $0) }
    }
    rules.append(
      RuleSpec(
        kind: "stay", options: ["moves": .number(Double(count))], strength: .required,
        data: .pins(pins)))
    return (empty.with(rules: rules), homes)
  }

  @Test(arguments: 1...120)
  func fewestMovesThenLeastCost(seed: UInt64) throws {
    let (scenario, homes) = try scenario(seed: seed)
    let objective = try Objective(scenario)
    let found = try RepairSearch(objective, homes: homes).run()
    let all = try BruteForce(scenario).plans.map { plan in
      let moves = plan.groups.reduce(0) { sum, group in
        sum + group.members.count { homes[$0].map { $0 != group.kind } ?? false }
      }
      return (moves: moves, cost: plan.total)
    }
    guard let best = all.min(by: <) else {
      #expect(found.partition == nil)
      return
    }
    let partition = try #require(found.partition)
    #expect(found.moves == best.moves)
    #expect(found.isFewest && found.isCheapest)
    #expect(objective.costs(of: partition) == [best.cost])
    #expect(partition.groups.allSatisfy { objective.price(of: $0).violations == 0 })
  }
}
