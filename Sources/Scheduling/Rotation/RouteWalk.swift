import SchedulingModel

/// The cheapest way of a group through the stations, at prices of places, by dynamic programming over
/// rotations, visits so far and the last station; and all ways that cost little.
///
/// - Complexity: O(rotations x states x stations^2) for the states of visits so far, once more for
///   each first station where the last rotation is followed by the first.
final class RouteWalk {
  private let problem: RotationProblem
  private let costs: RouteCosts
  private let group: Int
  private let present: [Int]
  /// Weight of a visit in the number of a state, by station; 0 where visits need no counting.
  private let digit: [Int]
  private let least: [Int]
  private let most: [Int]
  private let states: Int
  /// Cheapest completion, `(place in `present`) x states x (stations + 1)`; of the last start.
  private var ahead: [Int64] = []
  private var priced: [Int64] = []

  /// States up to which ways are walked.
  private static let mostStates = 20_000
  static let never = Int64.max / 4

  /// nil where there are too many states of visits.
  init?(_ problem: RotationProblem, costs: RouteCosts, group: Int) {
    self.problem = problem
    self.costs = costs
    self.group = group
    present = problem.present(group)
    var digit: [Int] = []
    var states = 1
    for range in problem.visits[group] {
      let isFree = range.lowerBound == 0 && range.upperBound >= present.count
      digit.append(isFree ? 0 : states)
      if !isFree { states *= min(range.upperBound, present.count) + 1 }
      guard states <= Self.mostStates else { return nil }
    }
    self.digit = digit
    self.states = states
    least = problem.visits[group].map(\.lowerBound)
    most = problem.visits[group].map { min($0.upperBound, problem.present(group).count) }
  }

  /// One for each group; nil where one has too many states.
  static func all(_ problem: RotationProblem, _ costs: RouteCosts) -> [RouteWalk]? {
    var walks: [RouteWalk] = []
    for group in problem.groups.indices {
      guard let walk = RouteWalk(problem, costs: costs, group: group) else { return nil }
      walks.append(walk)
    }
    return walks
  }

  /// How often a state has visited a station.
  private func visits(_ state: Int, _ station: Int) -> Int {
    digit[station] == 0 ? 0 : state / digit[station] % (most[station] + 1)
  }

  private func isComplete(_ state: Int) -> Bool {
    least.indices.allSatisfy { digit[$0] == 0 || visits(state, $0) >= least[$0] }
  }

  private func index(_ place: Int, _ state: Int, _ last: Int) -> Int {
    (place * states + state) * (costs.stations + 1) + last
  }

  /// What a step to a station costs after another (`stations` for none); nil where not allowed.
  private func step(_ place: Int, to station: Int, after last: Int) -> Int64? {
    let rotation = present[place]
    let stay = priced[station * costs.rotations + rotation]
    guard stay < Self.never else { return nil }
    guard last < costs.stations, place > 0, costs.next[present[place - 1]] == rotation else {
      return stay
    }
    return costs.change(last, station).map { $0 + stay }
  }

  /// What it costs to end at a station after having begun at another.
  private func closing(_ last: Int, _ first: Int) -> Int64? {
    guard isRound, last < costs.stations else { return 0 }
    return costs.change(last, first)
  }

  /// Whether the last rotation is followed by the first, and the group is there in both.
  private var isRound: Bool {
    guard problem.startRotates, costs.rotations > 1 else { return false }
    return present.first == 0 && present.last == costs.rotations - 1
  }

  private func price(at prices: [Int64]) {
    priced = []
    for station in 0..<costs.stations {
      for rotation in 0..<costs.rotations {
        let stay = costs.stay(group, station, rotation)
        priced.append(stay.map { $0 + prices[station * costs.rotations + rotation] } ?? Self.never)
      }
    }
  }

  /// First stations that are looked at one by one: all where the way is a circle.
  private var starts: [Int?] { isRound ? (0..<costs.stations).map { $0 } : [nil] }

  /// Fills `ahead` for ways that begin at a station, or anywhere.
  private func look(from first: Int?) {
    let width = costs.stations + 1
    ahead = [Int64](repeating: Self.never, count: (present.count + 1) * states * width)
    for state in 0..<states where isComplete(state) {
      for last in 0..<width {
        let cost = first.map { closing(last, $0) } ?? 0
        ahead[index(present.count, state, last)] = cost ?? Self.never
      }
    }
    for place in stride(from: present.count - 1, through: 0, by: -1) {
      for state in 0..<states {
        for last in 0..<width {
          if place == 0, last < costs.stations { continue }
          var least = Self.never
          for station in 0..<costs.stations where place > 0 || first == nil || first == station {
            guard visits(state, station) < most[station] || digit[station] == 0,
              let cost = step(place, to: station, after: last)
            else { continue }
            least = min(least, cost + ahead[index(place + 1, state + digit[station], station)])
          }
          ahead[index(place, state, last)] = least
        }
      }
    }
  }

  /// The cheapest way and its price; nil if there is none.
  ///
  /// - Parameter prices: `stations x rotations`.
  func cheapest(at prices: [Int64]) -> (cost: Int64, route: [Int?])? {
    price(at: prices)
    var best: (Int64, [Int?])?
    for first in starts {
      look(from: first)
      let cost = ahead[index(0, 0, costs.stations)]
      guard cost < Self.never, cost < best?.0 ?? .max else { continue }
      var found: [Int?]?
      walk(first, budget: cost, most: 1) { found = $0 }
      if let found { best = (cost, found) }
    }
    return best
  }

  /// All ways that cost no more than a budget, up to a number; nil if there are more.
  func all(at prices: [Int64], budget: Int64, most: Int) -> [[Int?]]? {
    price(at: prices)
    var routes: [[Int?]] = []
    for first in starts {
      look(from: first)
      walk(first, budget: budget, most: most + 1 - routes.count) { routes.append($0) }
      if routes.count > most { return nil }
    }
    return routes
  }

  /// Calls `body` for ways within the budget, in their order, at most so many times.
  private func walk(_ first: Int?, budget: Int64, most: Int, _ body: ([Int?]) -> Void) {
    var route = [Int?](repeating: nil, count: costs.rotations)
    var left = most
    func go(_ place: Int, _ state: Int, _ last: Int, _ spent: Int64) {
      guard left > 0 else { return }
      guard place < present.count else {
        left -= 1
        return body(route)
      }
      for station in 0..<costs.stations where place > 0 || first == nil || first == station {
        guard visits(state, station) < self.most[station] || digit[station] == 0,
          let cost = step(place, to: station, after: last)
        else { continue }
        let next = state + digit[station]
        let rest = ahead[index(place + 1, next, station)]
        guard rest < Self.never, spent + cost + rest <= budget else { continue }
        route[present[place]] = station
        go(place + 1, next, station, spent + cost)
      }
    }
    go(0, 0, costs.stations, 0)
  }
}
