import SchedulingModel

/// Solves a week stage by stage: a relaxation says how good plans can be and what they look like, search
/// makes whole plans of it, and what no plan as good can use is left out of later stages.
struct WeekSolver {
  private let week: Week
  private let search: WeekSearch
  private var best: WeekState
  private var cost: [Int]
  private var arcs: WeekArcs
  /// What is proven of stages, by component: of all plans that cost no more than was known in earlier
  /// ones; in whole numbers, or as GLPK says.
  private var bounds: [Int: (value: Int, isByProgram: Bool)] = [:]
  /// Stages that are settled, each with what it left.
  private var settled: [(stage: Stage, arcs: WeekArcs)] = []
  private let seats: [[Int]]
  private let fewestPlacesMoved: Int
  private let seed: UInt64

  init(_ week: Week, _ search: WeekSearch, seed: UInt64) {
    self.seed = seed
    self.week = week
    self.search = search
    best = search.construct()
    search.polish(&best)
    cost = week.cost(best)
    arcs = WeekArcs(week)
    seats = WeekRelaxation.seats(week)
    var moved = 0
    if let component = week.component(.learnersMoved), cost[component] > 0 {
      moved = week.fewestPlacesMoved(shouldStop: search.shouldStop)
    }
    fewestPlacesMoved = moved
  }

  func solve() -> BlockSolution {
    var solver = self
    if cost[Week.broken] > 0 {
      let clash = ClashFinder(week.problem).solution
      if clash.status == .infeasible { return clash }
    }
    for stage in Stage.all(of: week) {
      // Who came first is for plans that are as good as any.
      if week.measures[stage.component - 1] == .order, !solver.isProven { break }
      solver.settle(stage)
    }
    return solver.solution
  }

  /// Whether no plan is better in the stages so far.
  private var isProven: Bool {
    settled.allSatisfy { bounds[$0.stage.component]?.value == $0.stage.value(cost) }
  }

  /// Proves what can be proven of a stage, and improves the plan by what the relaxation says.
  private mutating func settle(_ stage: Stage) {
    while true {
      arcs.limit(to: cost, week)
      let relaxation = WeekRelaxation(week, stage, arcs, seats: seats, seed: seed)
      let known = cost
      var bound = WeekBound(relaxation, nil)
      var optimum: Int?
      if bound.bound < stage.value(cost), !search.shouldStop(), let answer = relaxation.solve() {
        let priced = WeekBound(relaxation, answer)
        if priced.bound >= bound.bound { bound = priced }
        optimum = improve(relaxation, answer, downTo: max(bound.bound, floor(stage)))
      }
      if !reopen(known) { return keep(stage, bound, optimum) }
      if search.shouldStop() { return }
    }
  }

  /// What is known of a stage without its relaxation.
  private func floor(_ stage: Stage) -> Int {
    stage.component == week.component(.learnersMoved) ? fewestPlacesMoved : 0
  }

  private mutating func keep(_ stage: Stage, _ bound: WeekBound, _ optimum: Int?) {
    let isByProgram = optimum.map { $0 > max(bound.bound, floor(stage)) } ?? false
    bounds[stage.component] = (max(bound.bound, floor(stage), optimum ?? .min), isByProgram)
    let left = bound.left(within: stage.value(cost))
    arcs.keep(week, arcs: left.mayUse, misses: left.mayMiss)
    arcs.add(stage)
    settled.append((stage, arcs))
  }

  /// Where an earlier stage got better, stages after it were settled for plans that need not be best any
  /// more: what they left out counts again.
  ///
  /// - Returns: whether it did.
  private mutating func reopen(_ known: [Int]) -> Bool {
    let first = settled.firstIndex { $0.stage.value(cost) != $0.stage.value(known) }
    guard let first else { return false }
    arcs = settled[first].arcs
    for index in settled.indices.dropFirst(first + 1) {
      arcs.add(settled[index].stage)
      settled[index].arcs = arcs
    }
    return true
  }

  /// Whole plans near fractional ones: with the sessions of the best plan, with those that fractions use,
  /// and, of a small week, with any.
  ///
  /// - Returns: what no plan costs less than, where GLPK says so.
  private mutating func improve(
    _ relaxation: WeekRelaxation, _ answer: WeekRelaxation.Answer, downTo bound: Int
  ) -> Int? {
    round(relaxation.decided(as: best), downTo: bound)
    let value = relaxation.stage.value(cost)
    if (value - bound) * Self.nearby > value, !isSettled(relaxation.stage, bound) {
      round(relaxation.decided(by: answer), downTo: bound)
    }
    guard !isSettled(relaxation.stage, bound), relaxation.arcs.arcs.count <= Self.mostArcs else {
      return nil
    }
    return searchWhole(relaxation, answer)
  }

  /// Searches a small week as a whole; and where what is put together hides why no plan is as good as that,
  /// with all places apart.
  ///
  /// - Returns: what no plan costs less than, where GLPK says so.
  private mutating func searchWhole(
    _ relaxation: WeekRelaxation, _ answer: WeekRelaxation.Answer
  ) -> Int? {
    var (relaxation, optimum) = (relaxation, Int?.none)
    for isPooled in [true, false] {
      relaxation.isPooled = isPooled
      guard let whole = relaxation.whole(near: answer, and: nil, shouldStop: search.shouldStop)
      else { break }
      improve(WeekRounding(relaxation.decided(in: whole), whole).plan(search.slotsInTime))
      guard let found = whole.optimum else { break }
      let least = found + relaxation.stage.value(week.constant)
      optimum = least
      if isSettled(relaxation.stage, least) { break }
    }
    return optimum
  }

  /// Places up to which a week is searched as a whole.
  private static let mostArcs = 8_000

  private func isSettled(_ stage: Stage, _ bound: Int) -> Bool {
    stage.value(cost) <= bound || search.shouldStop()
  }

  /// Makes plans of a relaxation with its sessions decided: near its fractions, then near those and the
  /// best plan as long as that gets better.
  private mutating func round(_ decided: WeekRelaxation, downTo bound: Int) {
    guard let near = decided.solve() else { return }
    let first = decided.whole(near: near, and: nil, shouldStop: search.shouldStop)
    improve(WeekRounding(decided, first ?? near).plan(search.slotsInTime))
    var known = Int.max
    while !isSettled(decided.stage, bound), decided.stage.value(cost) < known {
      known = decided.stage.value(cost)
      guard let whole = decided.whole(near: near, and: best, shouldStop: search.shouldStop)
      else { return }
      improve(WeekRounding(decided, whole).plan(search.slotsInTime))
    }
  }

  /// Within one part of so many, other sessions are hardly worth their time.
  private static let nearby = 100

  /// Polishes a plan, and keeps it if it is better.
  private mutating func improve(_ state: WeekState) {
    var state = state
    search.polish(&state)
    let found = week.cost(state)
    if found.lexicographicallyPrecedes(cost) { (best, cost) = (state, found) }
  }

  private var solution: BlockSolution {
    if cost[Week.broken] > 0 { return BlockSolution(status: .unknown, plan: nil) }
    let scores = week.measures.enumerated().map { index, measure in
      let (value, bound) = (cost[index + 1], bounds[index + 1])
      if measure == .sessionsMoved {
        let bound = week.fewestSessionsMoved(nobodyMoves: cost[index] == 0)
        return BlockScore(measure, value: value, bound: min(bound, value))
      }
      return BlockScore(
        measure, value: value, bound: value == 0 ? 0 : bound.map { min($0.value, value) },
        isByProgram: value > 0 && bound?.isByProgram ?? false)
    }
    let isOptimal = scores.allSatisfy { $0.bound == $0.value }
    let plan = best.plan(week)
    return BlockSolution(
      status: isOptimal ? .optimal : .feasible, plan: plan, scores: scores,
      unmet: UnmetReasons(week.problem, plan.openings).all)
  }
}
