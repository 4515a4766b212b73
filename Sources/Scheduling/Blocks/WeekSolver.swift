import Grouping
import SchedulingModel

/// Solves a week stage by stage: a relaxation says how good plans can be and what they look like, search
/// makes whole plans of it, and what no plan as good can use is left out of later stages.
struct WeekSolver {
  private let week: Week
  private let search: WeekSearch
  private var best: WeekState
  private var cost: [Int]
  private var arcs: WeekArcs
  /// What is proven of stages: of all plans that cost no more than was known in earlier ones.
  private var bounds: [(stage: Stage, bound: Int)] = []
  private let seats: [[Int]]
  private let shared: [SharedRow]

  private var random: RandomSource
  /// How often fractions are made whole anew; fewer where a week is large.
  private let attempts: Int

  init(_ week: Week, _ search: WeekSearch, _ settings: BlockSettings) {
    random = RandomSource(seed: settings.seed)
    let size = max(1, week.options.reduce(0) { $0 + $1.count } / 1000)
    attempts = max(2, min(settings.effort * 25 / (size * size), 2 * settings.effort))
    self.week = week
    self.search = search
    best = search.construct()
    search.polish(&best)
    cost = week.cost(best)
    arcs = WeekArcs(week)
    let empty = WeekState(week)
    seats = (0..<week.slotCount).map { slot in
      let resources = SlotResources(week, slot, empty)
      return week.problem.offers.indices.map {
        week.offers[slot].contains($0) ? resources.seats($0) : 0
      }
    }
    shared = SharedRow.all(week, seats: seats)
  }

  func solve() -> BlockSolution {
    var solver = self
    for stage in Stage.all(of: week) { solver.settle(stage) }
    return solver.solution
  }

  /// Proves what can be proven of a stage, and improves the plan by what the relaxation says.
  private mutating func settle(_ stage: Stage) {
    let relaxation = WeekRelaxation(
      week: week, stage: stage, arcs: arcs, shared: shared, seats: seats)
    var bound = WeekBound(relaxation, nil, limit: stage.value(cost))
    var answer: WeekRelaxation.Answer?
    // After a gap, the last level's program is not worth its time.
    let isWorth = arcs.budgets.isEmpty || stage.parts.count == 2
    if bound.bound < stage.value(cost), isWorth, let found = relaxation.solve() {
      answer = found
      let decided = relaxation.closing(found)
      let rounding = WeekRounding(decided, decided.solve() ?? found)
      var slots = search.slotsInTime
      for attempt in 0..<attempts where bound.bound < stage.value(cost) {
        improve(rounding.plan(slots, jitter: attempt * 100 % 500, &random))
        if attempt % 2 == 1 { random.shuffle(&slots) }
      }
      bound = WeekBound(relaxation, found, limit: stage.value(cost))
    }
    if bound.bound < stage.value(cost), stage.parts.count == 2 {
      search.loosen(&best, stage.parts[0], rounds: 4 * attempts)
      cost = week.cost(best)
      bound = WeekBound(relaxation, answer, limit: stage.value(cost))
    }
    bounds.append((stage, bound.bound))
    let limit = stage.value(cost) - stage.value(week.constant)
    let isExact = bound.bound >= stage.value(cost)
    arcs.keep(
      arcs: bound.mayUse, misses: bound.mayMiss,
      budget: isExact ? nil : WeekArcs.Budget(stage: stage, limit: limit))
  }

  /// Polishes a plan, and keeps it if it is better.
  private mutating func improve(_ state: WeekState) {
    var state = state
    search.polish(&state)
    let found = week.cost(state)
    if found.lexicographicallyPrecedes(cost) { (best, cost) = (state, found) }
  }

  private var solution: BlockSolution {
    if cost[Week.broken] > 0 { return ClashFinder(week.problem).solution }
    var proven = [Int?](repeating: nil, count: week.components)
    for (stage, bound) in bounds {
      for (component, value) in stage.bounds(bound, cost: cost) { proven[component] = value }
    }
    let scores = week.measures.enumerated().map { index, measure in
      let value = cost[index + 1]
      return BlockScore(
        measure, value: value, bound: value == 0 ? 0 : proven[index + 1].map { min($0, value) })
    }
    let isOptimal = scores.allSatisfy { $0.bound == $0.value }
    let plan = best.plan(week)
    return BlockSolution(
      status: isOptimal ? .optimal : .feasible, plan: plan, scores: scores,
      unmet: UnmetReasons(week.problem, plan.openings).all)
  }
}
