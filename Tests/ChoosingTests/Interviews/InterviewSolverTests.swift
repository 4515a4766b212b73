import GroupingModel
import Testing

@testable import Choosing

@Suite struct InterviewSolverTests {
  /// Compares every solution with all assignments there are; answers how many cases had any.
  private func compare(
    _ traits: InterviewTraits, _ preference: InterviewOptions.Preference, seeds: Range<UInt64>,
    learners: Int? = nil, teams: Int? = nil
  ) throws -> (possible: Int, unstable: Int) {
    var counts = (possible: 0, unstable: 0)
    for seed in seeds {
      let model = try Interviews.random(seed: seed, learners: learners, teams: teams, traits)
      let oracle = InterviewOracle(model)
      let all = oracle.assignments()
      let answer = try solveInterviews(
        model, options: InterviewOptions(preference: preference, steps: 50))
      guard !all.isEmpty else {
        checkReason(answer, oracle, "seed \(seed)")
        continue
      }
      counts.possible += 1
      let (shared, left) = oracle.best(preference.aims, among: all)
      let isStable = oracle.blockingPairs(left[0]).isEmpty
      if !isStable { counts.unstable += 1 }
      if preference == .fewestBlocking {
        #expect((answer.existence == .exists) == isStable, "seed \(seed)")
      }
      #expect(answer.solutions.map(\.name) == InterviewSolution.Name.allCases, "seed \(seed)")
      for solution in answer.solutions {
        let aims = preference.aims + solution.name.aims
        let best = shared + oracle.best(solution.name.aims, among: left).values
        #expect(oracle.isAllowed(solution.team), "seed \(seed)")
        #expect(
          aims.map { oracle.value($0, solution.team) } == best, "seed \(seed), \(solution.name)")
        #expect(solution.levels.map(\.aim) == aims, "seed \(seed)")
        #expect(solution.levels.map(\.value) == best, "seed \(seed)")
        #expect(solution.levels.allSatisfy { $0.isProven && $0.bound == $0.value }, "seed \(seed)")
        #expect(
          Set(solution.figures.blockingPairs) == oracle.blockingPairs(solution.team),
          "seed \(seed)")
      }
    }
    return counts
  }

  /// Teams with a minimum that too few could join, whenever that is the reason.
  private func checkReason(_ answer: InterviewAnswer, _ oracle: InterviewOracle, _ seed: Comment) {
    let model = oracle.model
    guard case .impossible(let reason) = answer.outcome else {
      Issue.record("there is an assignment where none is possible")
      return
    }
    switch reason {
    case .pairs: #expect(!model.pairs.isEmpty, seed)
    case .seats(let seats, let learners):
      #expect(seats == model.most.reduce(0, +) && seats < learners, seed)
    case .minimum(let teams, let least, let learners):
      let could = (0..<model.learners).filter { learner in
        teams.contains { oracle.couldJoin(learner, $0) }
      }
      #expect(learners == could.count && learners < least, seed)
      #expect(least == teams.reduce(0) { $0 + model.least[$1] }, seed)
    }
  }

  @Test func `strict ranks are stable and best for each side`() throws {
    let counts = try compare(InterviewTraits(), .fewestBlocking, seeds: 0..<150)
    #expect(counts.possible == 150)
    #expect(counts.unstable == 0)
  }

  @Test func `ties leave the largest stable assignment to be found`() throws {
    let counts = try compare(InterviewTraits(ties: true), .fewestBlocking, seeds: 0..<150)
    #expect(counts.unstable == 0)
  }

  @Test func `minimum quotas are met with the fewest blocking pairs`() throws {
    let counts = try compare(InterviewTraits(minima: true), .fewestBlocking, seeds: 0..<200)
    #expect(counts.possible < 200)
    #expect(counts.unstable > 20)
  }

  @Test func `minimum quotas are met with the fewest blocking pairs in spite of ties`() throws {
    let counts = try compare(
      InterviewTraits(ties: true, minima: true), .fewestBlocking, seeds: 0..<150)
    #expect(counts.unstable > 10)
  }

  @Test func `pairs stay together with the fewest blocking pairs`() throws {
    let counts = try compare(InterviewTraits(pairs: true), .fewestBlocking, seeds: 0..<200)
    #expect(counts.possible == 200)
  }

  @Test func `pairs, ties and minimum quotas go together`() throws {
    let counts = try compare(
      InterviewTraits(ties: true, minima: true, pairs: true), .fewestBlocking, seeds: 0..<200)
    #expect(counts.unstable > 5)
  }

  @Test func `everyone is placed where that can be`() throws {
    let counts = try compare(
      InterviewTraits(ties: true, minima: true, pairs: true, everyone: true), .fewestBlocking,
      seeds: 0..<150)
    #expect(counts.possible > 50)
  }

  @Test func `everyone is placed though not all are ranked`() throws {
    let counts = try compare(
      InterviewTraits(minima: true, everyone: true), .fewestBlocking, seeds: 0..<150)
    #expect(counts.possible > 50)
  }

  @Test func `envy counts first where that is asked for`() throws {
    let counts = try compare(InterviewTraits(minima: true), .fewestEnvy, seeds: 0..<150)
    #expect(counts.unstable > 10)
  }

  @Test func `envy counts first among pairs and ties, too`() throws {
    _ = try compare(
      InterviewTraits(ties: true, minima: true, pairs: true), .fewestEnvy, seeds: 0..<200)
    _ = try compare(
      InterviewTraits(minima: true, everyone: true), .fewestEnvy, seeds: 200..<300)
    _ = try compare(
      InterviewTraits(minima: true, pairs: true), .fewestEnvy, seeds: 300..<400, learners: 6,
      teams: 2)
  }

  /// Six by six with one seat each has several stable assignments: all orders of the learners are
  /// tried.
  @Test func `the fairest of many stable assignments is found`() throws {
    var several = 0
    for seed in 0..<UInt64(25) {
      var generator = SmallGenerator(seed: seed)
      let model = try Interviews(
        learnerRanks: (0..<6).map { _ in generator.ranks(6, ties: false, gaps: false) },
        teamRanks: (0..<6).map { _ in generator.ranks(6, ties: false, gaps: false) },
        most: [Int](repeating: 1, count: 6))
      let oracle = InterviewOracle(model)
      let stable = permutations(6).filter { oracle.blockingPairs($0).isEmpty }
      if stable.count > 2 { several += 1 }
      for solution in try solveInterviews(model).solutions {
        let aims = solution.name.aims
        #expect(stable.contains(solution.team), "seed \(seed)")
        #expect(
          aims.map { oracle.value($0, solution.team) } == oracle.best(aims, among: stable).values,
          "seed \(seed), \(solution.name)")
      }
    }
    #expect(several > 5)
  }

  private func permutations(_ count: Int) -> [[Int?]] {
    guard count > 0 else { return [[]] }
    return permutations(count - 1).flatMap { shorter in
      (0...shorter.count).map { index in
        var longer = shorter
        longer.insert(count - 1, at: index)
        return longer
      }
    }
  }
}
