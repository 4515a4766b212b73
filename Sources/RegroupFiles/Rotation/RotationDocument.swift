import GroupingModel
import Scheduling
import SchedulingModel

/// A rotation chart as written to `plan.json`.
package struct RotationDocument: Codable, Sendable {
  enum Status: String, Codable {
    case optimal, feasible, infeasible, unknown
  }

  struct Row: Codable {
    let group: String
    /// By rotation; nil while the group is away.
    let stations: [String?]
  }

  struct RoomRow: Codable {
    let rotation: String
    let station: String
    let room: String
    /// Identifiers.
    let learners: [String]
  }

  /// A number of changes against the previous chart.
  struct Measure: Codable {
    /// `places changed`: groups and rotations in which the group is there, had a station, and has another.
    let measure: String
    let value: Int
    /// No chart has less; nil where nothing is proven.
    let bound: Int?
    /// As that of the cost's bound; nil without a bound.
    let basis: String?

    static let name = "places changed"
  }

  static let currentFormat = "regroup-rotation"

  var format = currentFormat
  var version = 1
  let generator: String
  let status: Status
  /// Points.
  let cost: Double?
  /// What no chart costs less than, of those that change as little, points.
  let bound: Double?
  /// What bound, or infeasibility, rests on: `whole numbers`, or `an integer program` in GLPK's own
  /// arithmetic.
  let basis: String
  let seed: UInt64
  let rotations: [String]
  let chart: [Row]
  let rooms: [RoomRow]
  /// Why there is no chart.
  let conflicts: [String]
  /// The chart that as little as possible of was to change, in the order of groups and rotations; nil for a
  /// new one, and so is what follows.
  let previous: [Row]?
  let measures: [Measure]?
  /// File of the scenario, and its folder as seen from the plan's.
  let scenario: String
  var folder: String?
  let inputs: [String: String]
}

/// A solution beside its problem.
package struct RotationPlan: Sendable {
  let loaded: LoadedRotation
  package let solution: RotationSolution
  package let document: RotationDocument
  let places: RoomPlaces?

  package init(_ solution: RotationSolution, of loaded: LoadedRotation, generator: String) {
    self.loaded = loaded
    self.solution = solution
    let places = solution.chart.map { RoomPlaces($0, of: loaded) }
    self.places = places
    let problem = loaded.problem
    document = RotationDocument(
      generator: generator, status: Self.status(solution),
      cost: solution.chart.map { _ in Cost.points(solution.cost) },
      bound: solution.chart == nil ? nil : solution.bound.map(Cost.points),
      basis: Self.basis(solution.isByProgram), seed: loaded.seed,
      rotations: problem.rotations.map(\.identifier),
      chart: zip(problem.groups, solution.chart?.stations ?? []).map { group, row in
        .init(group: group, stations: row.map { $0.map { problem.stations[$0].name } })
      },
      rooms: (places?.places ?? []).map { place in
        .init(
          rotation: problem.rotations[place.rotation].identifier,
          station: problem.stations[place.station].name, room: place.room,
          learners: place.learners.map { loaded.members[$0.group][$0.member].identifier })
      },
      conflicts: RotationWording(problem).conflict(of: solution),
      previous: loaded.previous.map { rows in
        zip(problem.groups, rows).map { .init(group: $0, stations: $1) }
      }, measures: loaded.previous.map { _ in Self.measures(solution) }, scenario: loaded.file,
      inputs: loaded.inputs)
  }

  private static func basis(_ isByProgram: Bool) -> String {
    isByProgram ? "an integer program" : "whole numbers"
  }

  private static func measures(_ solution: RotationSolution) -> [RotationDocument.Measure] {
    guard let changed = solution.changed else { return [] }
    return [
      .init(
        measure: RotationDocument.Measure.name, value: changed.value, bound: changed.bound,
        basis: changed.bound.map { _ in basis(changed.isByProgram) })
    ]
  }

  private static func status(_ solution: RotationSolution) -> RotationDocument.Status {
    if solution.isInfeasible { return .infeasible }
    guard solution.chart != nil else { return .unknown }
    return solution.isProven ? .optimal : .feasible
  }
}
