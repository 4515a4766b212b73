import Grouping
import SchedulingModel

/// Something asked of a chart that can be given up by itself; positions of stations, groups, rules.
public enum RotationDemand: Sendable, Hashable {
  /// How often groups visit a station.
  case visits(station: Int)
  /// That a station is closed at times.
  case closed(station: Int)
  /// That a group is away at times.
  case away(group: Int)
  /// That an adult leads one station at a time.
  case adult(String)
  /// How much there is of some equipment.
  case equipment(String)
  /// A required rule.
  case rule(Int)
}

/// Finds demands that cannot hold together and of which none can be left out.
struct RotationConflict {
  private let problem: RotationProblem
  private let options: RotationOptions

  init(_ problem: RotationProblem, options: RotationOptions) {
    self.problem = problem
    self.options = options
  }

  /// - Returns: no demands where even giving up all of them would not help, or time is over.
  /// - Throws: `GLPKError`.
  func demands() throws -> [RotationDemand] {
    let found = try fewestClashing(all, shouldStop: options.shouldStop) {
      try isImpossible(Set($0))
    }
    return options.shouldStop() ? [] : try withoutSpare(found) { try isImpossible(Set($0)) }
  }

  private var all: [RotationDemand] {
    let rules = problem.rules.indices.filter { problem.rules[$0].weight == nil }
    let stations = problem.stations.indices
    let adults = Set(problem.stations.compactMap(\.adult)).sorted().filter { name in
      problem.stations.count { $0.adult == name } > 1
    }
    return rules.map(RotationDemand.rule)
      + adults.map(RotationDemand.adult)
      + problem.equipment.keys.sorted().map(RotationDemand.equipment)
      + stations.filter { !problem.stations[$0].closed.isEmpty }.map { .closed(station: $0) }
      + problem.groups.indices.filter { !problem.away[$0].isEmpty }.map { .away(group: $0) }
      + stations.map { .visits(station: $0) }
  }

  private func isImpossible(_ kept: Set<RotationDemand>) throws -> Bool {
    try RotationAttempt(relaxed(to: kept), options: options).isInfeasible
  }

  /// The problem with these demands only, and no wishes.
  private func relaxed(to kept: Set<RotationDemand>) -> RotationProblem {
    let stations = problem.stations.enumerated().map { index, station in
      Station(
        station.name, capacity: station.capacity,
        adult: station.adult.flatMap { kept.contains(.adult($0)) ? $0 : nil },
        room: station.room,
        equipment: station.equipment.filter { kept.contains(.equipment($0.key)) },
        features: station.features,
        closed: kept.contains(.closed(station: index)) ? station.closed : [])
    }
    let visits = problem.visits.map { row in
      row.enumerated().map { station, range in
        kept.contains(.visits(station: station)) ? range : 0...problem.rotations.count
      }
    }
    let away = problem.away.enumerated().map { group, rotations in
      kept.contains(.away(group: group)) ? rotations : []
    }
    let rules = problem.rules.enumerated().filter {
      $0.element.weight == nil && kept.contains(.rule($0.offset))
    }
    return RotationProblem(
      groups: problem.groups, stations: stations, rotations: problem.rotations,
      startRotates: problem.startRotates, visits: visits,
      equipment: problem.equipment.filter { kept.contains(.equipment($0.key)) }, away: away,
      rules: rules.map(\.element))
  }
}
