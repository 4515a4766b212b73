import GroupingModel
import Synchronization
import TestSupport
import Testing

@testable import Grouping

/// The table of all groups against prices from scratch.
@Suite struct GroupWalkTests {
  @Test(arguments: 1...80)
  func everyGroupHasItsPrice(seed: UInt64) throws {
    var random = RandomScenario(seed: seed)
    let scenario = try random.scenario(learners: 6...10, ruleCount: 4)
    let objective = try Objective(scenario)
    let problem = SearchProblem(objective, weights: [1])
    let program = PartitionProgram(problem)
    let sizes = Set(program.flavours.flatMap(\.sizes)).sorted()
    let walk = GroupWalk(
      hard: problem.hard, soft: problem.soft, hardLinear: program.hardLinear,
      softLinear: program.flavours[0].listed, shift: 0, measure: .cost(limit: nil))
    let listed = walk.list(sizes: sizes, threads: 1, shouldStop: { false })
    let table = try #require(listed)
    var prices: [[Int]: Int32] = [:]
    for (chunkIndex, chunk) in table.chunks.enumerated() {
      for block in 0..<chunk.blocks {
        for offset in 0..<(chunk.starts[block + 1] - chunk.starts[block]) {
          let place = ColumnPlace(
            chunk: Int32(chunkIndex), block: Int32(block), offset: Int32(offset))
          prices[table.members(at: place)] = chunk.prices[chunk.starts[block] + offset]
        }
      }
    }
    for group in BruteForce.groups(scenario) {
      let (violations, costs) = objective.price(of: group)
      let flavour = program.flavours[program.flavourOfKind[group.kind]]
      let extra = group.members.reduce(0) { $0 + flavour.extra[$1] }
      let isKeptOut = group.members.contains { flavour.excluded[$0] }
      let price = prices[group.members] ?? ColumnTable.dead
      if violations == 0 {
        #expect(Int64(price) + extra == costs[0] && !isKeptOut)
      } else {
        #expect(price == ColumnTable.dead || isKeptOut)
      }
    }
  }

  /// 455,126 groups of five start with the first of 60 learners: asking only between first
  /// learners overran the time by all of them, some hundred milliseconds in larger classes.
  @Test func askedToStopWithinOneFirstLearner() throws {
    let roster = try Roster(
      learners: (0..<60).map { Learner(id: "\($0)", name: "\($0)") },
      attributes: [Attribute(name: "score", cells: (0..<60).map { "\($0)" })])
    let scenario = try Scenario(
      roster: roster, kinds: Sizes.near(5).kinds(learners: 60),
      rules: [RuleSpec(kind: "balance", subject: "score")])
    let problem = SearchProblem(try Objective(scenario), weights: [1])
    let program = PartitionProgram(problem)
    let walk = GroupWalk(
      hard: problem.hard, soft: problem.soft, hardLinear: program.hardLinear,
      softLinear: program.flavours[0].listed, shift: 0, measure: .cost(limit: nil))
    let questions = Atomic<Int>(0)
    let listed = walk.list(sizes: [5], threads: 1) {
      questions.add(1, ordering: .relaxed)
      return false
    }
    let table = try #require(listed)
    #expect(questions.load(ordering: .relaxed) >= table.chunks.count + 4)
    #expect(walk.list(sizes: [5], threads: 1) { true } == nil)
  }
}
