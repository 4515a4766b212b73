import Choosing

/// An assignment as written to `plan.json`.
package struct InterviewDocument: ChoiceDocument {
  struct Seat: Codable {
    let learner: String
    /// nil for none.
    let team: String?
  }

  struct Claim: Codable {
    let learners: [String]
    let team: String
    /// Somebody whom the team likes less has a seat.
    let envy: Bool
    /// A seat is free.
    let waste: Bool
  }

  static let currentFormat = "regroup-interviews"

  var format = currentFormat
  var version = 1
  let generator: String
  let status: ChoiceStatus
  let solution: String
  let levels: [ChoiceStep]
  let seats: [Seat]
  let blocking: [Claim]
  let conflicts: [String]
  var folder: String?
  let scenario: String
  /// SHA-256 of each file read, by its path in the scenario's folder.
  let inputs: [String: String]

  init(_ outcome: InterviewOutcome) {
    let loaded = outcome.loaded
    let wording = InterviewWording(loaded: loaded)
    generator = outcome.generator
    solution = wording.name(loaded.delivered)
    scenario = loaded.file
    inputs = loaded.inputs
    if case .impossible(let reason) = outcome.answer.outcome {
      conflicts = wording.impossibility(reason)
    } else {
      conflicts = []
    }
    guard let found = outcome.delivered else {
      status = outcome.isImpossible ? .infeasible : .unknown
      (levels, seats, blocking) = ([], [], [])
      return
    }
    status = found.levels.allSatisfy(\.isProven) ? .optimal : .feasible
    levels = found.levels.map {
      ChoiceStep(
        what: wording.aim($0.aim), value: $0.value, bound: $0.bound, proven: $0.isProven)
    }
    seats = loaded.learners.indices.map { learner in
      Seat(
        learner: loaded.learners[learner].id, team: found.team[learner].map { loaded.teams.ids[$0] }
      )
    }
    blocking = found.figures.blockingPairs.map { pair in
      Claim(
        learners: pair.learners.map { loaded.learners[$0].id }, team: loaded.teams.ids[pair.team],
        envy: pair.kind.contains(.envy), waste: pair.kind.contains(.waste))
    }
  }
}
