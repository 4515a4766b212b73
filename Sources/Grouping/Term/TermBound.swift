import GroupingModel
import Synchronization

/// What several rounds cost together at least.
///
/// A round by itself knows nothing of the others, and rounds that are each as good as can be repeat
/// each other's pairs. So each pair of learners gets a price for being together in each round
/// (Lagrangian multipliers of copies of what the rounds share): a round pays the prices of its pairs,
/// and a pair is paid for the rounds that it picks and pays what `new-teammates` asks for them. For any
/// prices, the least cost of each round and the least of each pair add up to a bound; the volume
/// algorithm (Barahona and Anbil 2000) looks for prices that make it high. Prices are whole
/// numbers, rounds' bounds are certified, so the sum is exact.
struct TermBound {
  private let problem: TermProblem
  /// For one round; rounds are solved beside each other.
  private let options: SolverOptions
  private let report: @Sendable (Progress) -> Void
  private let threads: Int
  /// Rules that a round by itself is asked for.
  private let rules: [RuleSpec]
  private let memories: [PairMemory]
  /// Positions in `memories` by pair.
  private let memoryOf: [Int]
  /// The best prices so far, by round and pair.
  private var centre: [[Double]]
  /// Together or not by round and pair, less what pairs pick: an average over the points looked at, which
  /// weighs late ones more.
  private var slope: [[Double]]
  /// Length of steps, relative to what would close the gap if all went straight.
  private var reach = longest
  private var failures = 0
  private(set) var best: Int64?
  /// The rounds that were best at the last prices: a start for search.
  private(set) var rounds: [Partition] = []

  /// Search iterations per learner for a round by itself.
  private static let effort = 400
  /// Steps without a better bound after which they get shorter.
  private static let patience = 10
  private static let longest = 0.3
  /// Weight of the latest point in the average.
  private static let novelty = 0.1

  /// nil where rules tie rounds together in other ways than pairs, or levels come into play.
  init?(_ problem: TermProblem, options: SolverOptions) {
    let scenario = problem.scenario
    guard scenario.aim == .weights, scenario.sections == nil,
      problem.rounds <= PairMemory.mostRounds,
      !scenario.rules.contains(where: { Self.entangling.contains($0.kind) })
    else { return nil }
    self.problem = problem
    threads = options.threads
    report = options.onProgress
    var options = options
    options.onProgress = { _ in }
    options.threads = 1
    // The bound is what is wanted; a plan comes with it.
    options.iterations = options.iterations ?? Self.effort * problem.scenario.roster.count
    self.options = options
    // What counts a run of rounds may be cheaper than it looks from one of them.
    rules = scenario.rules.filter { !Self.dropped.contains($0.kind) }
    let met = scenario.ledger.meetings
    let learners = scenario.roster.count
    let counts = (0..<learners).flatMap { first in
      ((first + 1)..<max(first + 1, learners)).map { met[Link(from: first, to: $0)]?.count ?? 0 }
    }
    memories = (0...(counts.max() ?? 0)).map {
      PairMemory(rules: scenario.rules, rounds: problem.rounds, met: $0)
    }
    memoryOf = counts
    let zero = [Double](repeating: 0, count: counts.count)
    centre = Array(repeating: zero, count: problem.rounds)
    slope = centre
    let price = levelPrice
    for round in centre.indices { centre[round] = centre[round].map { _ in price } }
  }

  /// The price that is best where all pairs and rounds have the same: pairs alone decide on it, for
  /// rounds bring together as many of them at any such price.
  private var levelPrice: Double {
    let learners = Double(problem.scenario.roster.count)
    let size = learners / Double(max(1, problem.scenario.groupCount.lowerBound))
    let meetings = Double(problem.rounds) * learners * (size - 1) / 2
    var best: (value: Double, price: Int64) = (0, 0)
    let dearest = memories.flatMap { $0.costs.compactMap { $0 } }.max() ?? 0
    for step in 0...Int64(200) {
      let price = dearest / 200 * step
      let prices = [Int64](repeating: price, count: problem.rounds)
      let values = memories.map { $0.best(prices).value }
      let value = memoryOf.reduce(meetings * Double(price)) { $0 + Double(values[$1]) }
      if value > best.value { best = (value, price) }
    }
    return Double(best.price)
  }

  /// Rules whose costs in one round may be less than nothing because of another.
  private static let entangling: Set = ["exposure-balance"]
  private static let dropped: Set = ["no-low-streak"]

  /// Raises the bound by some steps.
  ///
  /// - Parameter known: what the best rounds known cost together.
  /// - Throws: as `solve`.
  mutating func raise(steps: Int, known: Int64) throws {
    (reach, failures) = (Self.longest, 0)
    for _ in 0..<steps where !options.shouldStop() && best.map({ $0 < known }) ?? true {
      report(Progress(stage: "bound of all rounds", cost: known, bound: best))
      let point = best.map { stepped(gap: Double(known - $0)) } ?? centre
      let prices = point.map { $0.map { Int64($0.rounded()) } }
      guard let found = try value(at: prices) else { return }
      average(found.slope, isFirst: best == nil)
      if let best, found.value <= best {
        failures += 1
        if failures % Self.patience == 0 { reach *= 0.7 }
      } else {
        failures = 0
        reach *= 1.05
        best = found.value
        centre = point
      }
    }
  }

  /// The prices a step away from the best ones.
  private func stepped(gap: Double) -> [[Double]] {
    let square = slope.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * $1 } }
    guard square > 0 else { return centre }
    let length = reach * max(gap, 1) / square
    return zip(centre, slope).map { prices, slope in
      // To be together in more rounds never costs a pair less, so no price is negative.
      zip(prices, slope).map { max(0, $0 + length * $1) }
    }
  }

  private mutating func average(_ latest: [[Int8]], isFirst: Bool) {
    let weight = isFirst ? 1 : Self.novelty
    for round in slope.indices {
      for pair in slope[round].indices {
        slope[round][pair] += weight * (Double(latest[round][pair]) - slope[round][pair])
      }
    }
  }

  /// The bound at some prices, and how it changes with them; nil where a round has no bound.
  private mutating func value(
    at prices: [[Int64]]
  ) throws -> (value: Int64, slope: [[Int8]])? {
    let answers = try solved(prices)
    var total: Int64 = 0
    var slope = prices.map { $0.map { _ in Int8(0) } }
    rounds = []
    for (round, answer) in answers.enumerated() {
      // GLPK's own arithmetic is no proof.
      guard let level = answer.levels.first, level.basis != .program, let bound = level.bound,
        let plan = answer.partition
      else { return nil }
      total += bound
      rounds.append(plan)
      for group in plan.groups {
        for (place, first) in group.members.enumerated() {
          for second in group.members[(place + 1)...] { slope[round][pair(first, second)] = 1 }
        }
      }
    }
    for pair in memoryOf.indices {
      let (value, mask) = memories[memoryOf[pair]].best(prices.map { $0[pair] })
      total += value
      for round in slope.indices where mask >> round & 1 == 1 { slope[round][pair] -= 1 }
    }
    return (total, slope)
  }

  /// Each round by itself at its prices, several at a time.
  private func solved(_ prices: [[Int64]]) throws -> [Solution] {
    let answers = Mutex<[Result<Solution, any Error>?]>(Array(repeating: nil, count: prices.count))
    Parallel.forEach(prices.count, threads: threads) { [self] round in
      let answer = Result { try solve(scenario(ofRound: round, prices[round]), options: options) }
      answers.withLock { $0[round] = answer }
    }
    return try answers.withLock { $0 }.compactMap { try $0?.get() }
  }

  private func scenario(ofRound round: Int, _ prices: [Int64]) -> Scenario {
    let learners = problem.scenario.roster.count
    var matrix = [Double](repeating: 0, count: learners * learners)
    for first in 0..<learners {
      for second in (first + 1)..<max(first + 1, learners) {
        let price = Cost.points(prices[pair(first, second)])
        matrix[first * learners + second] = price
        matrix[second * learners + first] = price
      }
    }
    let blank = [Partition?](repeating: nil, count: problem.rounds)
    return problem.scenario(ofRound: round, among: blank).with(
      rules: rules + [
        RuleSpec(
          kind: Distances.name, options: ["aim": .text("min")], data: .distances(matrix))
      ])
  }

  /// Position of a pair, `first < second`, row by row.
  private func pair(_ first: Int, _ second: Int) -> Int {
    let learners = problem.scenario.roster.count
    return first * (2 * learners - first - 1) / 2 + second - first - 1
  }
}
