import GroupingModel

/// One run: search, then proof, level by level.
struct Solver {
  private let objective: Objective
  private let options: SolverOptions

  init(_ objective: Objective, options: SolverOptions) {
    self.objective = objective
    self.options = options
  }

  func run() throws -> Solution {
    let problem = SearchProblem(objective, weights: [Int64](repeating: 1, count: 9))
    let search = Search(problem, seed: objective.scenario.seed)
    let chains = 4
    let outcome = search.run(
      chains: chains, iterations: options.iterations ?? problem.learners * 1500,
      threads: options.threads, shouldStop: options.shouldStop)
    guard let best = outcome.best, best.violations == 0 else {
      return Solution(
        status: .unknown, partition: nil, levels: [], certificates: [],
        iterations: outcome.iterations, groupsListed: nil, note: "no plan found")
    }
    var partition = search.partition(of: best)
    var level = Solution.Level(name: "cost", cost: best.cost, bound: nil, optimal: false)
    var certificates: [Certificate] = []
    var listed: Int?
    let engine = ExactEngine(
      program: PartitionProgram(problem), threads: options.threads,
      shouldStop: options.shouldStop, onProgress: { _, _ in })
    if options.exact != .off, engine.isWithinReach {
      let plans = outcome.ends.filter { $0.violations == 0 }.map(search.partition)
      let proof = try engine.run(plans: plans)
      if let better = proof.partition, let cost = proof.cost {
        partition = better
        level.cost = cost
      }
      level.bound = proof.bound
      level.optimal = proof.isProven
      listed = proof.listed
      if let certified = proof.certified {
        certificates = [
          Certificate(
            level: 0, scale: Int64(1) << Int64(max(0, proof.shift)), prices: proof.prices,
            bound: certified)
        ]
      }
    }
    return Solution(
      status: level.optimal ? .optimal : .feasible, partition: partition, levels: [level],
      certificates: certificates, iterations: outcome.iterations, groupsListed: listed, note: nil)
  }
}
