import GroupingModel
import SchedulingModel

/// A rotation chart held against what was asked, straight from the definitions.
public struct RotationCheck: Sendable {
  /// Places of an earlier chart that have changed; nil without one.
  public private(set) var changed: Int?
  /// What is wrong; empty for a chart that keeps all that is required.
  public private(set) var findings: [String] = []
  /// Points of each rule, weights not applied, in the order of the rules.
  public private(set) var points: [Int] = []
  /// Cost units of all weighted rules.
  public private(set) var cost: Int64 = 0

  /// - Parameter previous: an earlier chart, station by station; a negative number for one that is no more.
  /// - Complexity: O(rules x groups x rotations + stations x rotations x groups).
  public init(
    _ chart: RotationChart, of problem: RotationProblem, previous: [[Int?]]? = nil
  ) {
    let rows = chart.stations
    guard rows.count == problem.groups.count,
      rows.allSatisfy({ $0.count == problem.rotations.count }),
      rows.joined().allSatisfy({ $0.map(problem.stations.indices.contains) ?? true })
    else {
      findings = ["the chart has not a station for each group and rotation"]
      return
    }
    changed = previous.map { Self.changed($0, rows, problem) }
    checkGroups(rows, problem)
    checkStations(rows, problem)
    checkResources(rows, problem)
    for rule in problem.rules {
      let broken = Self.points(rule.kind, rows, problem)
      points.append(broken)
      if let weight = rule.weight {
        cost += Cost.units(weight) * Int64(broken)
      } else if broken > 0 {
        findings.append("a required rule is broken \(broken) times")
      }
    }
  }

  /// Where a group had a station, is there, and has another one.
  private static func changed(
    _ before: [[Int?]], _ rows: [[Int?]], _ problem: RotationProblem
  ) -> Int {
    var count = 0
    for group in rows.indices {
      for rotation in problem.rotations.indices where !problem.away[group].contains(rotation) {
        if let old = before[group][rotation], rows[group][rotation] != old { count += 1 }
      }
    }
    return count
  }

  private mutating func checkGroups(_ rows: [[Int?]], _ problem: RotationProblem) {
    for (group, row) in rows.enumerated() {
      for (rotation, station) in row.enumerated() {
        let isAway = problem.away[group].contains(rotation)
        if isAway != (station == nil) {
          findings.append(
            "\(problem.groups[group]) \(isAway ? "has a station while away" : "has no station") in "
              + "rotation \(problem.rotations[rotation].identifier)")
        }
      }
      for (station, range) in problem.visits[group].enumerated() {
        let count = row.count { $0 == station }
        if !range.contains(count) {
          findings.append(
            "\(problem.groups[group]) visits \(problem.stations[station].name) \(count) times")
        }
      }
    }
  }

  private mutating func checkStations(_ rows: [[Int?]], _ problem: RotationProblem) {
    for (index, station) in problem.stations.enumerated() {
      for rotation in problem.rotations.indices {
        let count = rows.count { $0[rotation] == index }
        if count > station.capacity {
          findings.append(
            "\(station.name) has \(count) groups in rotation "
              + "\(problem.rotations[rotation].identifier) and holds \(station.capacity)")
        }
        if count > 0, station.closed.contains(rotation) {
          findings.append(
            "\(station.name) is closed in rotation \(problem.rotations[rotation].identifier)")
        }
      }
    }
  }

  private mutating func checkResources(_ rows: [[Int?]], _ problem: RotationProblem) {
    for rotation in problem.rotations.indices {
      let name = problem.rotations[rotation].identifier
      var led: [String: Set<Int>] = [:]
      var used: [String: Int] = [:]
      for case let station? in rows.map({ $0[rotation] }) {
        if let adult = problem.stations[station].adult { led[adult, default: []].insert(station) }
        for (item, units) in problem.stations[station].equipment { used[item, default: 0] += units }
      }
      for (adult, stations) in led.sorted(by: { $0.key < $1.key }) where stations.count > 1 {
        findings.append("\(adult) leads \(stations.count) stations in rotation \(name)")
      }
      for (item, units) in used.sorted(by: { $0.key < $1.key }) {
        guard let limit = problem.equipment[item], units > limit else { continue }
        findings.append("\(units) \(item) are used in rotation \(name), there are \(limit)")
      }
    }
  }

  private static func points(
    _ rule: RotationRule.Kind, _ rows: [[Int?]], _ problem: RotationProblem
  ) -> Int {
    switch rule {
    case .early(let station, let groups):
      return groups.reduce(0) { total, group in
        total
          + problem.rotations.indices.filter { rows[group][$0] == station }
          .reduce(0) { $0 + problem.placeInDay($1) }
      }
    case .pin(let group, let station, let rotation):
      return rows[group][rotation].map { $0 == station ? 0 : 1 } ?? 0
    case .notAfter(let station, let before):
      return steps(rows, problem) { $0 == before && $1 == station }
    case .notTwiceRunning(let stations):
      return steps(rows, problem) { $0 == $1 && stations.contains($0) }
    case .settled(let feature):
      return steps(rows, problem) { from, to in
        problem.stations[from].features.contains(feature)
          != problem.stations[to].features.contains(feature)
      }
    }
  }

  /// Steps from one rotation to the next of the day that a rule is about.
  private static func steps(
    _ rows: [[Int?]], _ problem: RotationProblem, _ isBroken: (Int, Int) -> Bool
  ) -> Int {
    var count = 0
    for row in rows {
      for (one, other) in problem.followers {
        if let from = row[one], let to = row[other], isBroken(from, to) { count += 1 }
      }
    }
    return count
  }
}
