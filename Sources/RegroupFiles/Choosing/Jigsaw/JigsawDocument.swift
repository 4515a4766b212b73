import Choosing

/// A jigsaw as written to `plan.json`.
package struct JigsawDocument: ChoiceDocument {
  struct Seat: Codable {
    let learner: String
    /// Counted from 1.
    let home: Int
    let topic: String
    /// Counted from 1, over all topics.
    let experts: Int
  }

  static let currentFormat = "regroup-jigsaw"

  var format = currentFormat
  var version = 1
  let generator: String
  let status: ChoiceStatus
  let levels: [ChoiceStep]
  /// By learner.
  let seats: [Seat]
  let conflicts: [String]
  var folder: String?
  let scenario: String
  /// SHA-256 of each file read, by its path in the scenario's folder.
  let inputs: [String: String]

  init(_ outcome: JigsawOutcome) {
    let loaded = outcome.loaded
    generator = outcome.generator
    scenario = loaded.file
    inputs = loaded.inputs
    conflicts = outcome.conflict.map(JigsawWording(loaded: loaded).conflict) ?? []
    guard let solution = outcome.found?.solution else {
      status = outcome.isImpossible ? .infeasible : .unknown
      (levels, seats) = ([], [])
      return
    }
    status = solution.isProven ? .optimal : .feasible
    levels = solution.steps.map { ChoiceStep(JigsawWording.step($0.step), $0.result) }
    let plan = solution.plan
    seats = loaded.learners.enumerated().map { learner, person in
      Seat(
        learner: person.id, home: plan.homes[learner] + 1,
        topic: loaded.topics[plan.topics[learner]], experts: plan.experts[learner] + 1)
    }
  }
}
