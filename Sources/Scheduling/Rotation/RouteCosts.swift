import GroupingModel
import SchedulingModel

/// What a group's way through the stations costs, and which ways are allowed.
struct RouteCosts: Sendable {
  let groups: Int
  let stations: Int
  let rotations: Int
  /// Cost units of being at a station in a rotation, `(group x stations + station) x rotations`;
  /// nil where that is not allowed.
  private let stays: [Int64?]
  /// Cost units of going from a station to the next, `stations x stations`; nil where not allowed.
  private let changes: [Int64?]
  /// Pairs of rotations that follow each other.
  let followers: [(Int, Int)]
  /// The rotation that follows each, on the same day; -1 for none.
  let next: [Int]
  /// All costs are multiples of it.
  let granularity: Int64

  init(_ problem: RotationProblem) {
    groups = problem.groups.count
    stations = problem.stations.count
    rotations = problem.rotations.count
    followers = problem.followers
    var next = Array(repeating: -1, count: rotations)
    for (one, other) in followers { next[one] = other }
    self.next = next
    stays = Self.stays(problem)
    changes = Self.changes(problem)
    let costs = (stays + changes).compactMap { $0 }
    granularity = max(1, costs.reduce(0) { Self.commonDivisor($0, $1) })
  }

  func stay(_ group: Int, _ station: Int, _ rotation: Int) -> Int64? {
    stays[(group * stations + station) * rotations + rotation]
  }

  func change(_ from: Int, _ to: Int) -> Int64? { changes[from * stations + to] }

  /// Cost units of a whole way, and how often it is not allowed.
  func price(of route: [Int?], group: Int) -> (violations: Int, cost: Int64) {
    var (violations, cost) = (0, Int64(0))
    for (rotation, station) in route.enumerated() {
      guard let station else { continue }
      if let stay = stay(group, station, rotation) { cost += stay } else { violations += 1 }
    }
    for (one, other) in followers {
      guard let from = route[one], let to = route[other] else { continue }
      if let change = change(from, to) { cost += change } else { violations += 1 }
    }
    return (violations, cost)
  }

  private static func stays(_ problem: RotationProblem) -> [Int64?] {
    var stays: [Int64?] = []
    for group in problem.groups.indices {
      for station in problem.stations.indices {
        for rotation in problem.rotations.indices {
          stays.append(stay(group, station, rotation, problem))
        }
      }
    }
    return stays
  }

  private static func stay(
    _ group: Int, _ station: Int, _ rotation: Int, _ problem: RotationProblem
  ) -> Int64? {
    if problem.stations[station].closed.contains(rotation) { return nil }
    if problem.away[group].contains(rotation) { return nil }
    var cost: Int64 = 0
    for rule in problem.rules {
      let points: Int
      switch rule.kind {
      case .early(let wanted, let groups):
        let isMeant = wanted == station && groups.contains(group)
        points = isMeant ? problem.placeInDay(rotation) : 0
      case .pin(let pinned, let place, let time):
        points = pinned == group && time == rotation && place != station ? 1 : 0
      case .notAfter, .notTwiceRunning, .settled: points = 0
      }
      guard points > 0 else { continue }
      guard let weight = rule.weight else { return nil }
      cost += Cost.units(weight * Double(points))
    }
    return cost
  }

  private static func changes(_ problem: RotationProblem) -> [Int64?] {
    problem.stations.indices.flatMap { from in
      problem.stations.indices.map { to in
        var cost: Int64 = 0
        for rule in problem.rules where isBroken(rule.kind, from, to, problem) {
          guard let weight = rule.weight else { return nil }
          cost += Cost.units(weight)
        }
        return cost
      }
    }
  }

  private static func isBroken(
    _ rule: RotationRule.Kind, _ from: Int, _ to: Int, _ problem: RotationProblem
  ) -> Bool {
    switch rule {
    case .notAfter(let station, let before): from == before && to == station
    case .notTwiceRunning(let stations): from == to && stations.contains(from)
    case .settled(let feature):
      problem.stations[from].features.contains(feature)
        != problem.stations[to].features.contains(feature)
    case .early, .pin: false
    }
  }

  private static func commonDivisor(_ one: Int64, _ other: Int64) -> Int64 {
    other == 0 ? one : commonDivisor(other, one % other)
  }
}
