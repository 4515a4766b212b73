import GLPK
import SchedulingModel

/// How to look for a chart.
public struct RotationOptions: Sendable {
  public var seed: UInt64
  /// Steps of one annealing.
  public var steps: Int
  /// Milliseconds for GLPK's search.
  public var milliseconds: Int
  public var shouldStop: @Sendable () -> Bool

  public init(
    seed: UInt64 = 1, steps: Int = 60_000, milliseconds: Int = 10_000,
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) {
    self.seed = seed
    self.steps = steps
    self.milliseconds = milliseconds
    self.shouldStop = shouldStop
  }
}

/// A chart, or why there is none.
public struct RotationSolution: Sendable {
  /// nil where there is none, or none was found.
  public var chart: RotationChart?
  /// Cost units.
  public var cost: Int64 = 0
  /// What no chart costs less than, of those that change as few places of an earlier one, cost units; nil
  /// where nothing is known.
  public var bound: Int64?
  /// Whether it is certain that there is no chart.
  public var isInfeasible = false
  /// Whether bound or infeasibility rest on GLPK's own arithmetic; else they are whole numbers' own.
  public var isByProgram = false
  /// Stations that are asked for more visits than they hold.
  public var shortage: SeatShortage?
  /// Demands that cannot hold together, none of which can be left out, where counting finds nothing.
  public var conflict: [RotationDemand] = []

  /// Places of an earlier chart that change; nil for a new one.
  package var changed: ProvenCount?

  public var isProven: Bool {
    chart != nil && bound.map { $0 >= cost } ?? false && changed?.isProven ?? true
  }
}

/// Makes the chart that costs least.
///
/// Visits are dealt out and coloured, which always makes a chart where only visits and places count;
/// annealing then looks for one that costs nothing, and if it finds none the choice of ways bounds
/// what any chart costs and is searched for a better one.
///
/// - Throws: `GLPKError` if GLPK fails and no chart was found.
public func solveRotation(
  _ problem: RotationProblem, options: RotationOptions = RotationOptions()
) throws -> RotationSolution {
  let attempt = try RotationAttempt(problem, options: options)
  var solution = RotationSolution()
  solution.chart = attempt.chart
  solution.cost = attempt.cost
  solution.bound = attempt.bound
  solution.isByProgram = attempt.isByProgram
  guard attempt.isInfeasible else { return solution }
  solution.isInfeasible = true
  solution.shortage = SeatCount(problem: problem).shortage()
  if solution.shortage != nil {
    solution.isByProgram = false
  } else {
    solution.conflict = try RotationConflict(problem, options: options).demands()
  }
  return solution
}

/// One try to make a chart, without an explanation where there is none.
struct RotationAttempt {
  private(set) var chart: RotationChart?
  private(set) var cost: Int64 = 0
  private(set) var bound: Int64?
  private(set) var isInfeasible = false
  /// See `RotationSolution.isByProgram`.
  private(set) var isByProgram = false

  /// - Parameter known: a chart that is near to a good one, whatever it breaks.
  init(
    _ problem: RotationProblem, options: RotationOptions, known: EarlierChart? = nil
  ) throws {
    let costs = RouteCosts(problem)
    guard let start = try Self.start(problem, costs) else {
      (isInfeasible, isByProgram) = (true, true)
      return
    }
    // No rule costs less than nothing.
    bound = 0
    take(start)
    if let known {
      let near = known.filled(from: start.routes, of: problem)
      improve(ChartState(problem, costs: costs, routes: near), options)
    }
    guard !isSettled else { return }
    var search = ChartSearch(start, seed: options.seed)
    search.cool(steps: options.steps, least: 0, shouldStop: options.shouldStop)
    take(search.best)
    guard !isSettled, !options.shouldStop() else { return }
    // A chart that was found is not lost because its proof fails.
    do { try prove(problem, costs, options) } catch let error as GLPKError {
      if chart == nil { throw error }
    }
  }

  private var isSettled: Bool { chart != nil && bound.map { cost <= $0 } ?? false }

  private mutating func take(_ state: ChartState) {
    guard state.violations == 0, chart == nil || state.cost < cost else { return }
    (chart, cost) = (state.chart, state.cost)
  }

  /// Looks for a good chart around one that may break something: what stands in the way weighs little.
  private mutating func improve(_ near: ChartState, _ options: RotationOptions) {
    take(near)
    var search = ChartSearch(near, seed: options.seed, penaltyFactor: 3)
    search.cool(steps: options.steps, least: 0, shouldStop: options.shouldStop)
    take(search.best)
  }

  private mutating func prove(
    _ problem: RotationProblem, _ costs: RouteCosts, _ options: RotationOptions
  ) throws {
    guard let walks = RouteWalk.all(problem, costs) else { return }
    var program = try RouteProgram(problem, costs: costs, walks: walks)
    for (group, route) in (chart?.stations ?? []).enumerated() { try program.add(route, of: group) }
    let found = try program.bound(shouldStop: options.shouldStop)
    guard let value = found.value else {
      isInfeasible = chart == nil
      return
    }
    bound = max(0, chart == nil ? value : min(value, cost))
    guard !isSettled, !options.shouldStop() else { return }
    let known = chart == nil ? nil : cost
    switch try program.search(found, below: known, milliseconds: options.milliseconds) {
    case .chart(let better, let isBest):
      take(ChartState(problem, costs: costs, routes: better.stations))
      isByProgram = isBest && !isSettled
      if isBest { bound = cost }
    case .nothing:
      isByProgram = true
      if chart == nil { isInfeasible = true } else { bound = cost }
    case .unknown: break
    }
  }

  /// The chart that visits and places alone give; nil if they give none.
  private static func start(
    _ problem: RotationProblem, _ costs: RouteCosts
  ) throws -> ChartState? {
    guard let counts = try VisitCounts(problem) else { return nil }
    var colouring = EdgeColouring(
      visits: counts.visits, capacities: problem.stations.map(\.capacity),
      rotations: problem.rotations.count
    ).stations
    for group in problem.groups.indices where !problem.away[group].isEmpty {
      colouring[group] = moved(colouring[group], outOf: problem.away[group])
    }
    return ChartState(problem, costs: costs, routes: colouring)
  }

  /// The visits of a group that is away in some rotations, in those in which it is there.
  private static func moved(_ route: [Int?], outOf away: Set<Int>) -> [Int?] {
    var left = route.compactMap { $0 }[...]
    return route.indices.map { away.contains($0) ? nil : left.popFirst() }
  }
}
