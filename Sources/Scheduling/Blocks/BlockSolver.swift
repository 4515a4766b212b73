import SchedulingModel

/// How long a solver may work.
public struct BlockSettings: Sendable {
  /// Decides between plans where several are equally good.
  public var seed: UInt64
  /// Nodes of branch and bound that a single slot may take.
  public var slotNodes: Int

  public init(seed: UInt64 = 1, slotNodes: Int = 2000) {
    self.seed = seed
    self.slotNodes = slotNodes
  }
}

/// Solves a block, or a week of them.
public struct BlockSolver {
  private let week: Week
  private let settings: BlockSettings

  public init(_ problem: BlockProblem, _ settings: BlockSettings = BlockSettings()) {
    week = Week(problem)
    self.settings = settings
  }

  /// - Parameter shouldStop: asked now and then; a plan found by then is still returned.
  public func solve(shouldStop: @escaping @Sendable () -> Bool = { false }) -> BlockSolution {
    var search = WeekSearch(week: week, shouldStop: shouldStop)
    if week.slotCount == 1 {
      search.nodes = settings.slotNodes
      var state = WeekState(week)
      let outcome = search.refill(0, &state, startsThere: false)
      let fixed = zip(week.cost(state), outcome.cost).map { $0 - $1 }
      return solution(state, bound: zip(outcome.bound, fixed).map { $0 + $1 })
    }
    return WeekSolver(week, search, seed: settings.seed).solve()
  }

  /// - Parameter bound: lexicographic; components it does not have are not bounded.
  private func solution(_ state: WeekState, bound: [Int]) -> BlockSolution {
    let cost = week.cost(state)
    if cost[Week.broken] > 0 { return ClashFinder(week.problem).solution }
    var bounds = [Int?](repeating: nil, count: cost.count)
    for (component, value) in bound.enumerated() {
      bounds[component] = max(value, 0)
      if value < cost[component] { break }
    }
    let isOptimal = zip(cost, bounds).allSatisfy { $0 == $1 }
    let scores = week.measures.enumerated().map { index, measure in
      BlockScore(measure, value: cost[index + 1], bound: bounds[index + 1])
    }
    let plan = state.plan(week)
    return BlockSolution(
      status: isOptimal ? .optimal : .feasible, plan: plan, scores: scores,
      unmet: UnmetReasons(week.problem, plan.openings).all)
  }
}
