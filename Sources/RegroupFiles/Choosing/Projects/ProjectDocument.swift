import Choosing

/// A placement as written to `plan.json`.
package struct ProjectDocument: ChoiceDocument {
  struct Seat: Codable {
    let learner: String
    /// nil for who is left out.
    let project: String?
    /// From 1; nil for a project that runs once at most.
    let run: Int?
    /// 1 is the first choice; nil for one who ranked nothing, or was left out.
    let choice: Int?
  }

  static let currentFormat = "regroup-projects"

  var format = currentFormat
  var version = 1
  let generator: String
  let status: ChoiceStatus
  let aim: String
  let steps: [ChoiceStep]
  let places: [Seat]
  /// Demands that cannot hold together.
  let conflicts: [String]
  /// Path of the scenario's folder from that of this file.
  var folder: String?
  let scenario: String
  /// SHA-256 of each file read, by its path in the scenario's folder.
  let inputs: [String: String]

  init(_ outcome: ProjectOutcome) {
    let loaded = outcome.loaded
    let wording = ProjectWording(loaded, byIdentifier: true)
    generator = outcome.generator
    aim = wording.aim(loaded.aim)
    scenario = loaded.file
    inputs = loaded.inputs
    conflicts = outcome.conflict?.demands.map(wording.demand) ?? []
    guard let told = outcome.told else {
      status = outcome.isImpossible ? .infeasible : .unknown
      (steps, places) = ([], [])
      return
    }
    status = told.solution.isProven ? .optimal : .feasible
    steps = told.solution.steps.map { ChoiceStep(wording.step($0.step), $0.result) }
    places = loaded.learners.indices.map { learner in
      let place = told.solution.plan.places[learner]
      return Seat(
        learner: loaded.learners[learner].id,
        project: place.map { loaded.projects.ids[$0.project] },
        run: place.flatMap { loaded.model.projects[$0.project].copies > 1 ? $0.copy + 1 : nil },
        choice: loaded.choice(of: learner, in: told.solution.plan))
    }
  }
}

extension LoadedProjects {
  /// The rank a learner gave what they got; that of a project not ranked is one behind the worst of all. nil
  /// for one who ranked nothing, or is left out.
  func choice(of learner: Int, in plan: ProjectPlan) -> Int? {
    guard case .ranked(let ranks) = model.learners[learner].answer, let place = plan.places[learner]
    else { return nil }
    return ranks[place.project] ?? model.lastRank
  }
}
