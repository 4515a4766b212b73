import GroupingModel

extension SemidefiniteBound {
  /// The share of pairs that need a price for a bound to be worth its work.
  private static let leastDensity = 0.25

  /// The bound for what the weighted rules of all levels say of pairs.
  public init?(_ objective: Objective) {
    let weights = [Int64](repeating: 1, count: objective.levels.count)
    self.init(SearchProblem(objective, weights: weights))
  }

  /// nil where prices of pairs are none, few or too many, where there is one group only, or where
  /// costs are not what is minimised.
  package init?(_ problem: SearchProblem) {
    guard case .cost = problem.measure, problem.learners <= Self.mostLearners,
      let prices = problem.soft.pairs?.dense, let program = PairProgram(problem, prices)
    else { return nil }
    let priced = program.prices.reduce(0) { $0 + ($1 == 0 ? 0 : 1) }
    guard Double(priced) >= Self.leastDensity * Double(program.prices.count) else { return nil }
    self.init(program)
  }
}

extension PairProgram {
  /// What kinds, sizes and numbers of groups allow; nil where they allow nothing, or one group only.
  fileprivate init?(_ problem: SearchProblem, _ costs: Flat<Int64>) {
    let room = Room(
      kinds: problem.kinds, groupCount: problem.groupCount, learners: problem.learners)
    func least(_ figure: (Int) -> Int) -> Int? {
      room.least { kind, position in figure(problem.kinds[kind].sizes.lowerBound + position) }
    }
    guard let fewest = least({ $0 * $0 }), let most = least({ -$0 * $0 }),
      fewest < .max, most < .max, fewest <= -most
    else { return nil }
    learners = problem.learners
    groups = min(
      problem.groupCount.upperBound, problem.learners,
      problem.kinds.reduce(0) { $0 + min($1.count.upperBound, problem.learners) })
    guard groups > 1 else { return nil }
    prices = (0..<costs.count).map { -costs[$0] }
    let smallest = problem.kinds.map(\.sizes.lowerBound).min() ?? 1
    let largest = problem.kinds.map(\.sizes.upperBound).max() ?? learners
    sizes = smallest...max(smallest, min(learners, largest))
    squares = Int64(fewest)...Int64(-most)
  }
}
