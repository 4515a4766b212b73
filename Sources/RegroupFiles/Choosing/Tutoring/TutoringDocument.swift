import Choosing

/// Who tutors whom, as written to `plan.json`.
package struct TutoringDocument: ChoiceDocument {
  struct Lesson: Codable {
    let learner: String
    let skill: String
    /// nil where the request is not served.
    let tutor: String?
  }

  static let currentFormat = "regroup-tutoring"

  var format = currentFormat
  var version = 1
  let generator: String
  let status: ChoiceStatus
  let levels: [ChoiceStep]
  /// One a request.
  let lessons: [Lesson]
  var folder: String?
  let scenario: String
  /// SHA-256 of each file read, by its path in the scenario's folder.
  let inputs: [String: String]

  init(_ outcome: TutoringOutcome) {
    let (loaded, solution) = (outcome.loaded, outcome.solution)
    generator = outcome.generator
    scenario = loaded.file
    inputs = loaded.inputs
    status = solution.isProven ? .optimal : .feasible
    levels = solution.steps.map { ChoiceStep(TutoringWording.step($0.step), $0.result) }
    lessons = zip(loaded.model.requests, solution.plan.tutors).map { request, tutor in
      Lesson(
        learner: loaded.learners[request.learner].id, skill: loaded.skills[request.skill],
        tutor: tutor.map { loaded.learners[$0].id })
    }
  }
}
