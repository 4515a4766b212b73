import GLPK
import SchedulingModel

/// Charts as a choice of one way through the stations for each group: a program with a column for each
/// way, rows for groups, places and shared resources.
///
/// Its relaxation is solved by column generation (Dantzig and Wolfe 1960). Any prices of places give a
/// bound in whole numbers; ways that are dearer than the gap allows cannot be part of a better chart,
/// and what is left is searched by GLPK.
struct RouteProgram: ~Copyable {
  private let problem: RotationProblem
  private let costs: RouteCosts
  private let walks: [RouteWalk]
  private let rows: RouteRows
  private var program: Problem

  /// What leaving a group out costs: more than any chart.
  private let artificial: Int64

  /// Ways of one group that are searched at most.
  private static let mostRoutes = 3_000
  private static let mostRounds = 200

  /// - Parameter walks: of all groups.
  /// - Throws: `GLPKError`.
  init(
    _ problem: RotationProblem, costs: RouteCosts, walks: [RouteWalk]
  ) throws(GLPKError) {
    let weights = problem.rules.compactMap(\.weight).reduce(0, +)
    let dearest = Int64((weights * 1000).rounded()) * Int64(max(1, problem.rotations.count))
    let artificial =
      (1000 + dearest * Int64(problem.rotations.count)) * Int64(max(1, problem.groups.count))
    var program = try Problem(.minimize)
    let rows = try RouteRows(&program, problem, isWhole: false)
    for row in rows.groups {
      try program.addColumn(cost: Double(artificial), bounds: .atLeast(0), entries: [(row, 1)])
    }
    self.program = program
    self.walks = walks
    self.rows = rows
    self.artificial = artificial
    self.problem = problem
    self.costs = costs
  }

  /// Adds a way of a group.
  mutating func add(_ route: [Int?], of group: Int) throws(GLPKError) {
    try program.addColumn(
      cost: Double(costs.price(of: route, group: group).cost), bounds: .atLeast(0),
      entries: rows.entries(of: route, group: group))
  }

  private mutating func prices() throws(GLPKError) -> RoutePrices {
    let duals = try program.values(.rowDuals)
    func price(_ row: Int) -> Int64 { Int64(max(0, -duals[row]).rounded()) }
    var prices = RoutePrices(places: rows.places.map(price), worth: 0)
    for (index, place) in prices.places.enumerated() {
      prices.worth += place * Int64(problem.stations[index / costs.rotations].capacity)
    }
    for (resource, rows) in rows.resources {
      for rotation in 0..<costs.rotations {
        let unit = price(rows[rotation])
        prices.worth += unit * Int64(resource.limit)
        for station in 0..<costs.stations {
          prices.places[station * costs.rotations + rotation] +=
            unit * Int64(resource.units[station])
        }
      }
    }
    return prices
  }

  /// What is proven, and the prices that prove it.
  struct Bound {
    /// What no chart costs less than; nil where there is no chart at all.
    let value: Int64?
    fileprivate let prices: RoutePrices
    /// The price of each group's cheapest way.
    fileprivate let least: [Int64]
  }

  /// The best bound that prices of places give.
  ///
  /// - Throws: `GLPKError`.
  mutating func bound(shouldStop: () -> Bool) throws(GLPKError) -> Bound {
    var best: Bound?
    for _ in 0..<Self.mostRounds {
      _ = try program.simplex()
      let duals = try program.values(.rowDuals)
      let prices = try prices()
      var least: [Int64] = []
      var isNew = false
      for (group, walk) in walks.enumerated() where !shouldStop() {
        guard let cheapest = walk.cheapest(at: prices.places) else {
          return Bound(value: nil, prices: prices, least: [])
        }
        least.append(cheapest.cost)
        if Double(cheapest.cost) < duals[rows.groups[group]] - 0.5 {
          try add(cheapest.route, of: group)
          isNew = true
        }
      }
      guard least.count == walks.count else { break }
      let value = rounded(least.reduce(0, +) - prices.worth)
      if value > best?.value ?? .min {
        best = Bound(value: value, prices: prices, least: least)
      }
      if !isNew || shouldStop() { break }
    }
    guard let best, let value = best.value else {
      return Bound(value: 0, prices: RoutePrices(places: [], worth: 0), least: [])
    }
    // Above what any chart costs: then there is none.
    if value >= artificial { return Bound(value: nil, prices: best.prices, least: best.least) }
    return best
  }

  /// Costs are multiples of a unit, so a bound may be rounded up to one.
  private func rounded(_ value: Int64) -> Int64 {
    let unit = costs.granularity
    return value <= 0 ? 0 : (value + unit - 1) / unit * unit
  }

  /// What the search of all ways of use found.
  enum Answer {
    case chart(RotationChart, isBest: Bool)
    /// No chart is cheaper than the one known; where none was known, there is none.
    case nothing
    /// There were too many ways, or no time.
    case unknown
  }

  /// The best chart that costs less than the one known.
  ///
  /// - Parameter known: cost of the best chart known; nil for none.
  /// - Throws: `GLPKError`.
  mutating func search(
    _ bound: Bound, below known: Int64?, milliseconds: Int
  ) throws(GLPKError) -> Answer {
    guard let value = bound.value else { return .nothing }
    guard !bound.least.isEmpty else { return .unknown }
    let total = bound.least.reduce(0, +) - bound.prices.worth
    let gap = known.map { $0 - costs.granularity - total } ?? artificial
    guard gap >= 0 else { return .nothing }
    var search = try RouteSearch(problem)
    for (group, walk) in walks.enumerated() {
      let routes = walk.all(
        at: bound.prices.places, budget: bound.least[group] + gap, most: Self.mostRoutes)
      guard let routes else { return .unknown }
      for route in routes {
        try search.add(route, of: group, cost: costs.price(of: route, group: group).cost)
      }
    }
    return try search.run(milliseconds: milliseconds, atLeast: value)
  }
}

/// Prices of places, `stations x rotations`, those of resources included, and what the limits are
/// worth at them; never negative.
private struct RoutePrices {
  var places: [Int64]
  var worth: Int64
}
