import SchedulingModel

/// A chart under change, with what it costs and how often it breaks what is required.
///
/// A change names groups and rotations; cost is brought up to date for those groups alone.
struct ChartState {
  let problem: RotationProblem
  let costs: RouteCosts
  private let resources: [SharedResource]
  private(set) var routes: [[Int?]]
  /// Groups at each station, `rotations x stations`.
  private var load: [[Int]]
  /// Visits, `groups x stations`.
  private var visits: [[Int]]
  private var routeCost: [Int64]
  private var routeViolations: [Int]
  private var rotationViolations: [Int]
  private(set) var cost: Int64 = 0
  private(set) var violations = 0

  /// A group's station in a rotation.
  struct Change {
    let group: Int
    let rotation: Int
    let station: Int
  }

  init(_ problem: RotationProblem, costs: RouteCosts, routes: [[Int?]]) {
    self.problem = problem
    self.costs = costs
    self.routes = routes
    resources = SharedResource.all(problem)
    let stations = problem.stations.count
    load = problem.rotations.map { _ in [Int](repeating: 0, count: stations) }
    visits = routes.map { _ in [Int](repeating: 0, count: stations) }
    for (group, route) in routes.enumerated() {
      for (rotation, station) in route.enumerated() {
        guard let station else { continue }
        load[rotation][station] += 1
        visits[group][station] += 1
      }
    }
    routeCost = routes.map { _ in 0 }
    routeViolations = routeCost.map { _ in 0 }
    rotationViolations = problem.rotations.map { _ in 0 }
    for group in routes.indices { price(group) }
    for rotation in problem.rotations.indices { count(rotation) }
  }

  var chart: RotationChart { RotationChart(stations: routes) }

  /// Groups at a station in a rotation.
  func count(at station: Int, _ rotation: Int) -> Int { load[rotation][station] }

  /// Puts groups elsewhere; all changes of one step together.
  ///
  /// - Returns: what puts them back.
  @discardableResult
  mutating func apply(_ changes: [Change]) -> [Change] {
    var undo: [Change] = []
    for change in changes {
      if let old = routes[change.group][change.rotation] {
        load[change.rotation][old] -= 1
        visits[change.group][old] -= 1
        undo.append(Change(group: change.group, rotation: change.rotation, station: old))
      }
      load[change.rotation][change.station] += 1
      visits[change.group][change.station] += 1
      routes[change.group][change.rotation] = change.station
    }
    for (index, change) in changes.enumerated() {
      let earlier = changes[..<index]
      if !earlier.contains(where: { $0.group == change.group }) { price(change.group) }
      if !earlier.contains(where: { $0.rotation == change.rotation }) { count(change.rotation) }
    }
    return undo.reversed()
  }

  private mutating func price(_ group: Int) {
    var (wrong, cost) = costs.price(of: routes[group], group: group)
    for station in problem.stations.indices {
      let range = problem.visits[group][station]
      let count = visits[group][station]
      wrong += max(0, range.lowerBound - count, count - range.upperBound)
    }
    violations += wrong - routeViolations[group]
    self.cost += cost - routeCost[group]
    (routeViolations[group], routeCost[group]) = (wrong, cost)
  }

  private mutating func count(_ rotation: Int) {
    var wrong = resources.reduce(0) { $0 + $1.excess(load[rotation]) }
    for station in problem.stations.indices {
      wrong += max(0, load[rotation][station] - problem.stations[station].capacity)
    }
    violations += wrong - rotationViolations[rotation]
    rotationViolations[rotation] = wrong
  }
}
