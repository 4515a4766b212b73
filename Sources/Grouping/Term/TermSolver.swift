import GroupingModel

/// How to plan a term.
public struct TermOptions: Sendable {
  /// Rounds to plan.
  public var rounds: Int
  /// Whether rounds stay as they were planned one after the other.
  public var isRolling: Bool
  /// Share of the cost that plan and bound may differ by: below, nothing more is tried. Effort is
  /// doubled until it is reached; nil for one helping of effort.
  public var gap: Double?
  public var solver: SolverOptions
  /// When to stop after a share of the time that is left: so that the first rounds leave some to the
  /// others, where each is hard.
  public var stopAfter: @Sendable (_ share: Double) -> @Sendable () -> Bool

  /// - Parameter stopAfter: nil for no such shares.
  public init(
    rounds: Int, isRolling: Bool = false, gap: Double? = nil,
    solver: SolverOptions = SolverOptions(),
    stopAfter: (@Sendable (_ share: Double) -> @Sendable () -> Bool)? = nil
  ) {
    self.rounds = rounds
    self.isRolling = isRolling
    self.gap = gap
    self.solver = solver
    self.stopAfter = stopAfter ?? { [stop = solver.shouldStop] _ in stop }
  }
}

/// Several rounds planned together.
public struct TermSolution: Sendable {
  /// The rounds that have a plan, each with its standing among all others: its bound says what could
  /// be gained by this round alone. Costs are those among the others.
  public var rounds: [Solution]
  /// Why there are fewer rounds than asked for: the answer for the first without a plan.
  public var failure: Solution?
  /// What each round costs after those before it, cost units, all levels together.
  public var costs: [Int64]
  /// What no rounds cost less than together; nil where nothing is known.
  public var bound: Int64?
  /// Rounds planned anew.
  public var replans: Int

  public var cost: Int64 { costs.reduce(0, +) }

  /// Whether no rounds cost less together.
  public var isProven: Bool { bound.map { $0 >= cost } ?? false }

  /// How far from best at most; nil without a bound.
  public var gap: Double? {
    bound.map { cost > $0 ? Double(cost - $0) / Double(max(abs(cost), abs($0))) : 0 }
  }
}

/// Plans several rounds: one after the other, then all together.
///
/// - Throws: `ModelError` if a rule cannot be used or the class has sections; `SolverError`.
public func solveTerm(_ scenario: Scenario, options: TermOptions) throws -> TermSolution {
  guard scenario.sections == nil else {
    throw ModelError(
      "a term is planned for groups without sections",
      remedy: "plan each class by itself, or the rounds one by one")
  }
  let problem = TermProblem(scenario: scenario, rounds: options.rounds)
  var search = TermSearch(problem, options: options.solver)
  let failure = try search.roll(stopAfter: options.stopAfter)
  guard failure == nil, !search.plans.isEmpty else {
    return try TermSolution(search, failure: failure, bound: nil, options)
  }
  var bound = TermBound(problem, options: options.solver)
  if !options.isRolling {
    var effort = TermEffort()
    repeat {
      try search.improve(replans: effort.replans * options.rounds)
      try bound?.raise(steps: effort.steps, known: search.sum)
      if let rounds = bound?.rounds, rounds.count == options.rounds {
        try search.improve(from: rounds, replans: 4 * options.rounds)
      }
      options.solver.onProgress(
        Progress(stage: "all rounds together", cost: search.sum, bound: bound?.best))
      effort.double()
    } while !isEnough(search, bound?.best, options)
  }
  return try TermSolution(search, failure: nil, bound: bound?.best, options)
}

/// How much is tried before plan and bound are compared.
private struct TermEffort {
  /// Rounds planned anew, per round.
  var replans = 12
  /// Steps of the bound.
  var steps = 40

  mutating func double() {
    replans *= 2
    steps *= 2
  }
}

private func isEnough(_ search: TermSearch, _ bound: Int64?, _ options: TermOptions) -> Bool {
  guard let asked = options.gap, !options.solver.shouldStop() else { return true }
  guard let bound else { return true }
  let cost = search.sum
  return Double(cost - bound) <= asked * Double(max(abs(cost), abs(bound)))
}

extension TermSolution {
  fileprivate init(
    _ search: TermSearch, failure: Solution?, bound: Int64?, _ options: TermOptions
  ) throws {
    self.failure = failure
    replans = search.replans
    let costs = try search.problem.costs(of: search.plans).rounds.map { $0.reduce(0, +) }
    self.costs = costs
    self.bound = bound.map { min($0, costs.reduce(0, +)) }
    rounds = []
    for index in search.plans.indices {
      let among = search.problem.scenario(ofRound: index, among: search.plans)
      options.solver.onProgress(
        Progress(stage: "proof of round \(index + 1)", cost: cost, bound: bound))
      var answer = try solve(among, options: search.options)
      // Out of time, nothing is known of the round among the others.
      if answer.partition == nil { answer = search.answers[index].withoutBounds }
      try answer.put(search.plans[index], in: among)
      rounds.append(answer)
    }
  }
}

extension Solution {
  /// A plan of which nothing is known.
  fileprivate var withoutBounds: Solution {
    var answer = self
    answer.certificates = []
    answer.status = .feasible
    for index in levels.indices {
      (answer.levels[index].bound, answer.levels[index].optimal) = (nil, false)
    }
    return answer
  }

  /// What the answer says of another plan of the same scenario: bounds hold for it as well.
  fileprivate mutating func put(_ plan: Partition, in scenario: Scenario) throws(ModelError) {
    let objective = try Objective(scenario)
    partition = plan
    let costs = objective.costs(of: plan)
    let all = scenario.aim == .worstFirst ? [objective.worst(of: plan)] + costs : costs
    for index in levels.indices {
      // What is known of a level stands on the costs of those before it.
      if zip(all, levels).prefix(index).contains(where: { $0 != $1.cost }) {
        levels[index].bound = nil
        certificates.removeAll { $0.level == index }
      }
    }
    for index in levels.indices {
      let stands = levels[..<index].allSatisfy(\.optimal)
      levels[index].cost = all[index]
      levels[index].optimal = stands && levels[index].bound == all[index]
    }
    status = levels.allSatisfy(\.optimal) ? .optimal : .feasible
  }
}
