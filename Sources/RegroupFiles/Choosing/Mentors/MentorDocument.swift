import Choosing

/// A plan of mentors as written to `plan.json`.
package struct MentorDocument: ChoiceDocument {
  struct Seat: Codable {
    let learner: String
    /// nil for none.
    let mentor: String?
    /// The learner's of the mentor; nil where they did not rank, or have none.
    let rank: Int?
    /// Needs that the mentor does not cover.
    let uncovered: [String]
  }

  static let currentFormat = "regroup-mentors"

  var format = currentFormat
  var version = 1
  let generator: String
  let status: ChoiceStatus
  let steps: [ChoiceStep]
  let seats: [Seat]
  let conflicts: [String]
  var folder: String?
  let scenario: String
  /// SHA-256 of each file read, by its path in the scenario's folder.
  let inputs: [String: String]

  init(_ outcome: MentorOutcome) {
    let loaded = outcome.loaded
    let wording = MentorWording(loaded: loaded, byIdentifier: true)
    generator = outcome.generator
    scenario = loaded.file
    inputs = loaded.inputs
    conflicts = outcome.conflict?.demands.map(wording.demand) ?? []
    guard let told = outcome.told else {
      status = outcome.isImpossible ? .infeasible : .unknown
      (steps, seats) = ([], [])
      return
    }
    status = told.solution.isProven ? .optimal : .feasible
    steps = told.solution.steps.map { ChoiceStep(wording.step($0.step), $0.result) }
    seats = loaded.learners.indices.map { learner in
      Seat(
        learner: loaded.learners[learner].id,
        mentor: told.solution.plan.mentors[learner].map { loaded.mentors.ids[$0] },
        rank: loaded.rank(of: learner, in: told.solution.plan),
        uncovered: loaded.words.list(told.figures.uncovered[learner]))
    }
  }
}

extension LoadedMentors {
  /// The rank that a learner gave to their mentor; nil for none, and for who did not rank the mentor.
  func rank(of learner: Int, in plan: MentorPlan) -> Int? {
    plan.mentors[learner].flatMap { model.learners[learner].ranks?[$0] }
  }

  /// The same, with one more than the worst of all for who did not rank the mentor, but others.
  func countedRank(of learner: Int, in plan: MentorPlan) -> Int? {
    guard model.learners[learner].ranks != nil, plan.mentors[learner] != nil else { return nil }
    return rank(of: learner, in: plan) ?? model.lastRankOfLearners
  }
}
