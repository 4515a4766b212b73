import GroupingModel

/// Plans of several rounds: one after the other first, then each again among all others.
///
/// What rounds cost together is the sum of what each costs after those before it. A price on a pair
/// that was together in another round counts the same from both, so to plan one round anew with all
/// others around it, exactly, never makes the term dearer by such rules: that is the neighbourhood.
/// Where no round can be bettered by itself, two are taken out and planned anew.
struct TermSearch {
  let problem: TermProblem
  /// Of each round by itself, whose progress says nothing of the term.
  let options: SolverOptions
  private let report: @Sendable (Progress) -> Void
  private var random: RandomSource
  /// The best rounds so far.
  private(set) var plans: [Partition] = []
  /// What was found for each round when it was planned after those before it.
  private(set) var answers: [Solution] = []
  /// What they cost together: see `TermProblem.Costs`.
  private(set) var cost: [Int64] = []
  /// The same with all levels together, cost units.
  var sum: Int64 { problem.scenario.aim == .worstFirst ? cost.last ?? 0 : cost.reduce(0, +) }
  /// Rounds planned, over all.
  private(set) var replans = 0

  init(_ problem: TermProblem, options: SolverOptions) {
    self.problem = problem
    report = options.onProgress
    var options = options
    options.onProgress = { _ in }
    self.options = options
    random = RandomSource(seed: problem.scenario.seed, stream: 0x7E12)
  }

  /// Plans each round after those before it, in half of the time.
  ///
  /// - Parameter stopAfter: when to stop after a share of the time that is left.
  /// - Returns: the answer for the first round that has no plan; nil if all have one.
  /// - Throws: as `solve`.
  mutating func roll(
    stopAfter: (Double) -> @Sendable () -> Bool
  ) throws -> Solution? {
    for index in 0..<problem.rounds {
      report(Progress(stage: "round \(index + 1) of \(problem.rounds)", cost: nil, bound: nil))
      var options = options
      options.shouldStop = stopAfter(1 / Double(2 * (problem.rounds - index)))
      let answer = try solve(problem.scenario(ofRound: index, after: plans), options: options)
      replans += 1
      guard let plan = answer.partition else { return answer }
      plans.append(plan)
      answers.append(answer)
    }
    cost = try total(of: plans)
    return nil
  }

  /// Betters the rounds until so many were planned anew.
  ///
  /// - Throws: as `solve`.
  mutating func improve(replans count: Int) throws {
    let end = replans + count
    try take(descended(plans, until: end))
    while replans < end, problem.rounds > 1, !options.shouldStop() {
      var trial = plans.map(Optional.some)
      var out = Array(plans.indices)
      random.shuffle(&out)
      for index in out.prefix(2) { trial[index] = nil }
      var isWhole = true
      for index in out.prefix(2) where isWhole { isWhole = try replan(index, in: &trial) }
      guard isWhole else { continue }
      try take(descended(trial.compactMap { $0 }, until: end))
    }
  }

  /// Takes other rounds as a start, for example those of a relaxation.
  ///
  /// - Throws: as `solve`.
  mutating func improve(from start: [Partition], replans count: Int) throws {
    try take(descended(start, until: replans + count))
  }

  /// Plans one round anew among the others; false if there is no plan, or no time.
  private mutating func replan(_ index: Int, in trial: inout [Partition?]) throws -> Bool {
    report(Progress(stage: "all rounds together", cost: sum, bound: nil))
    let answer = try solve(problem.scenario(ofRound: index, among: trial), options: options)
    replans += 1
    guard let plan = answer.partition else { return false }
    trial[index] = plan
    return true
  }

  /// Each round in turn, until none gets better.
  private mutating func descended(_ start: [Partition], until end: Int) throws -> [Partition] {
    var rounds = start
    var cost = try total(of: rounds)
    var settled = 0
    var index = random.below(rounds.count)
    while settled < rounds.count, replans < end, !options.shouldStop() {
      var trial = rounds.map(Optional.some)
      if try replan(index, in: &trial) {
        let changed = trial.compactMap { $0 }
        let now = try total(of: changed)
        // What costs the same is taken, too: it may open a way.
        if !cost.lexicographicallyPrecedes(now) {
          if now.lexicographicallyPrecedes(cost) { settled = 0 }
          (rounds, cost) = (changed, now)
        }
      }
      settled += 1
      index = (index + 1) % rounds.count
    }
    return rounds
  }

  private mutating func take(_ rounds: [Partition]) throws {
    let cost = try total(of: rounds)
    guard cost.lexicographicallyPrecedes(self.cost), try problem.isKept(by: rounds) else { return }
    (plans, self.cost) = (rounds, cost)
  }

  private func total(of rounds: [Partition]) throws(ModelError) -> [Int64] {
    try problem.costs(of: rounds).total
  }
}
