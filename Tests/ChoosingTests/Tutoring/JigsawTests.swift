import GroupingModel
import Testing

@testable import Choosing

@Suite struct JigsawTests {
  @Test func `plans keep all rules of both layers, and cost what is told`() throws {
    var doubled = 0
    for seed in 0..<60 {
      var random = SmallGenerator(seed: UInt64(seed))
      let model = try JigsawModel.made(&random, learners: random.number(4...40))
      let solution = try #require(try model.solve(.quick(seed)))
      try checkRules(solution.plan, model, "seed \(seed)")
      let cost = JigsawOracle.cost(solution.plan, model)
      #expect(solution.steps.map(\.result.value) == cost, "seed \(seed)")
      for step in solution.steps { #expect(step.result.bound <= step.result.value) }
      doubled += model.homeSizes[0] > model.topicCount ? 1 : 0
    }
    #expect(doubled > 8, "\(doubled)")
  }

  private func checkRules(_ plan: JigsawPlan, _ model: JigsawModel, _ seed: Comment) throws {
    let figures = JigsawFigures(plan, of: model)
    #expect(figures.homes.map(\.count) == model.homeSizes, seed)
    for (home, members) in figures.homes.enumerated() {
      let counts = (0..<model.topicCount).map { topic in
        members.count { plan.topics[$0] == topic }
      }
      #expect(try #require(counts.max()) - (try #require(counts.min())) <= 1, seed)
      if members.count >= model.topicCount { #expect(figures.missingTopics[home].isEmpty, seed) }
      // Nobody is with anybody in both layers.
      #expect(Set(members.map { plan.experts[$0] }).count == members.count, seed)
    }
    for members in figures.experts {
      #expect(Set(members.map { plan.topics[$0] }).count == 1, seed)
      #expect(members.count <= model.largestExpertGroup, seed)
    }
    for topic in 0..<model.topicCount {
      let own = figures.experts.indices.filter { figures.topicOfExperts[$0] == topic }
      let sizes = own.map { figures.experts[$0].count }
      #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1, seed)
    }
  }

  @Test func `tiny jigsaws are brute force's best with groups of the same sizes`() throws {
    var (proven, apart) = (0, 0)
    for seed in 0..<60 {
      var random = SmallGenerator(seed: UInt64(seed + 1000))
      let size = seed == 0 ? 8 : seed % 20 == 0 ? 7 : random.number(4...6)
      let topics = size == 8 ? 4...4 : size == 7 ? 3...3 : 2...3
      let model = try JigsawModel.made(&random, learners: size, topics: topics)
      let solution = try #require(try model.solve(.quick(seed)))
      let best = JigsawOracle.best(like: solution.plan, model)
      #expect(solution.steps.map(\.result.value) == best, "seed \(seed)")
      for (step, best) in zip(solution.steps, best) where step.result.isProven {
        #expect(step.result.bound == best, "seed \(seed)")
      }
      proven += solution.isProven ? 1 : 0
      apart += best[0] > 0 ? 1 : 0
    }
    #expect(proven > 1 && apart > 1, "\(proven) \(apart)")
  }

  @Test func `the bound of ranks is that of all jigsaws without pairs apart`() throws {
    for seed in 0..<40 {
      var random = SmallGenerator(seed: UInt64(seed + 2000))
      let made = try JigsawModel.made(&random, learners: random.number(4...6), topics: 2...3)
      let model = try JigsawModel(learners: made.learners, topicCount: made.topicCount)
      let solution = try #require(try model.solve(.quick(seed)))
      #expect(solution.steps[1].result.bound == JigsawOracle.leastRanks(model), "seed \(seed)")
      #expect(solution.steps[1].result.isProven, "seed \(seed)")
    }
  }

  @Test func `scores that can be split nearly evenly are, and that is proven`() throws {
    // Three home groups with scores of 0 to 3 each, and each topic's experts as they come: all sums
    // of homes can be 6; experts of one topic 4 or 5 of 18 in all, 4.5 on average.
    let model = try JigsawModel(
      learners: (0..<12).map { .init(score: $0 % 4) }, topicCount: 4, largestExpertGroup: 3)
    let solution = try #require(try model.solve())
    #expect(solution.isProven)
    // Four groups of experts, each half a point off: 4 x 12 / 2.
    #expect(solution.steps.map(\.result.value) == [0, 0, 24])
    #expect(JigsawFigures(solution.plan, of: model).sumsOfHomes == [6, 6, 6])
  }

  @Test func `home groups have about as many learners as there are topics`() throws {
    func sizes(_ learners: Int, _ topics: Int) throws -> [Int] {
      try JigsawModel(
        learners: .init(repeating: .init(), count: learners), topicCount: topics
      ).homeSizes
    }
    #expect(try sizes(12, 4) == [4, 4, 4])
    #expect(try sizes(13, 4) == [5, 4, 4])
    #expect(try sizes(7, 4) == [4, 3])
    #expect(try sizes(11, 4) == [4, 4, 3])
    #expect(try sizes(10, 4) == [5, 5])
  }

  @Test func `the same seed has the same answer`() throws {
    var random = SmallGenerator(seed: 5)
    let model = try JigsawModel.made(&random, learners: 20)
    let plans = try (0..<2).map { _ in try model.solve(.quick(3))?.plan }
    #expect(plans[0] != nil && plans[0] == plans[1])
  }

  @Test func `what cannot be meant is an error`() throws {
    func fails(
      _ learners: Int = 4, topics: Int = 2, largest: Int = 4, homes: Int? = nil,
      apart: [JigsawModel.Pair] = [], learner: JigsawModel.Learner = .init()
    ) {
      #expect(throws: ModelError.self) {
        try JigsawModel(
          learners: .init(repeating: learner, count: learners), topicCount: topics,
          largestExpertGroup: largest, homes: homes, apart: apart)
      }
    }
    fails(3)
    fails(topics: 1)
    fails(largest: 1)
    fails(homes: 1)
    fails(homes: 3)
    fails(apart: [.init(0, 0)])
    fails(apart: [.init(0, 4)])
    fails(learner: .init(ranks: [1]))
    fails(learner: .init(ranks: [0, 1]))
    fails(learner: .init(score: 2_000_000))
  }
}

/// Jigsaws judged straight from the rules' definitions.
private enum JigsawOracle {
  /// Pairs together, ranks, balance.
  static func cost(_ plan: JigsawPlan, _ model: JigsawModel) -> [Int] {
    let learners = model.learners.indices
    let together = model.apart.count {
      plan.homes[$0.first] == plan.homes[$0.second]
        || plan.experts[$0.first] == plan.experts[$0.second]
    }
    let worst = model.learners.compactMap { $0.ranks?.compactMap { $0 }.max() }.max() ?? 0
    let ranks = learners.reduce(0) { sum, learner in
      guard let ranks = model.learners[learner].ranks else { return sum }
      return sum + (ranks[plan.topics[learner]] ?? worst + 1)
    }
    let total = model.learners.reduce(0) { $0 + $1.score }
    let balance = [plan.homes, plan.experts].reduce(0) { sum, places in
      Set(places).reduce(sum) { sum, group in
        let own = learners.filter { places[$0] == group }
        let score = own.reduce(0) { $0 + model.learners[$1].score }
        return sum + abs(learners.count * score - own.count * total)
      }
    }
    return [together, ranks, balance]
  }

  /// The least cost of all jigsaws with groups of the plan's sizes.
  static func best(like plan: JigsawPlan, _ model: JigsawModel) -> [Int] {
    let topicOf = Dictionary(zip(plan.experts, plan.topics)) { first, _ in first }
    let groups = Set(plan.experts).sorted()
    let experts = splits(
      groups.map { group in plan.experts.count { $0 == group } }, of: plan.experts.count)
    var best: [Int] = []
    let pairs = experts.map(pairsTogether)
    for homes in splits(model.homeSizes, of: plan.homes.count) {
      let atHome = pairsTogether(homes)
      for (split, pairs) in zip(experts, pairs) where pairs & atHome == 0 {
        let topics = split.map { topicOf[groups[$0]] ?? 0 }
        guard isJigsaw(homes, topics, model) else { continue }
        let cost = cost(JigsawPlan(homes: homes, topics: topics, experts: split), model)
        if best.isEmpty || cost.lexicographicallyPrecedes(best) { best = cost }
      }
    }
    return best
  }

  /// One bit a pair.
  static func pairsTogether(_ groups: [Int]) -> Int {
    var pairs = 0
    for one in groups.indices {
      for other in 0..<one where groups[one] == groups[other] {
        pairs |= 1 << (one * groups.count + other)
      }
    }
    return pairs
  }

  static func isJigsaw(_ homes: [Int], _ topics: [Int], _ model: JigsawModel) -> Bool {
    model.homeSizes.indices.allSatisfy { home in
      let counts = (0..<model.topicCount).map { topic in
        zip(homes, topics).count { $0 == home && $1 == topic }
      }
      return (counts.max() ?? 0) - (counts.min() ?? 0) <= 1
    }
  }

  static func leastRanks(_ model: JigsawModel) -> Int {
    let count = model.learners.count
    // Whoever they are, only how many have each topic matters.
    let homes = splits(model.homeSizes, of: count)
    var isPossible: [[Int]: Bool] = [:]
    var all: [[Int]] = [[]]
    for _ in 0..<count {
      all = all.flatMap { topics in (0..<model.topicCount).map { topics + [$0] } }
    }
    return all.filter { topics in
      let sorted = topics.sorted()
      let known = isPossible[sorted] ?? homes.contains { isJigsaw($0, sorted, model) }
      isPossible[sorted] = known
      return known
    }.map { topics in
      cost(JigsawPlan(homes: topics, topics: topics, experts: topics), model)[1]
    }.min() ?? -1
  }

  /// All ways to put so many learners into groups of these sizes.
  static func splits(_ sizes: [Int], of count: Int) -> [[Int]] {
    if count == 0 { return [[]] }
    return sizes.indices.filter { sizes[$0] > 0 }.flatMap { group in
      var rest = sizes
      rest[group] -= 1
      return splits(rest, of: count - 1).map { $0 + [group] }
    }
  }
}

extension JigsawOptions {
  fileprivate static func quick(_ seed: Int) -> JigsawOptions {
    var options = JigsawOptions()
    options.seed = UInt64(seed)
    options.tries = 5000
    return options
  }
}

extension JigsawModel {
  fileprivate static func made(
    _ random: inout SmallGenerator, learners count: Int, topics: ClosedRange<Int> = 2...5
  ) throws -> JigsawModel {
    var topics = random.number(topics)
    // Below that there is one home group only.
    while count / topics < 2, topics > 2 { topics -= 1 }
    let learners = (0..<count).map { _ in
      let ranks = (0..<topics).map { _ in random.once(in: 4) ? nil : random.number(1...3) }
      return Learner(score: random.number(0...9), ranks: random.once(in: 3) ? nil : ranks)
    }
    let apart = (0..<random.number(0...2)).map { _ -> Pair in
      let one = random.number(0...(count - 1))
      return Pair(one, (one + random.number(1...(count - 1))) % count)
    }
    return try JigsawModel(
      learners: learners, topicCount: topics, largestExpertGroup: random.number(2...4),
      apart: apart)
  }
}
