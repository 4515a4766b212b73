import Choosing

/// Memberships as written to `plan.json`.
package struct CommunityDocument: ChoiceDocument {
  struct Member: Codable {
    let learner: String
    let communities: [String]
  }

  struct Denial: Codable, Equatable {
    let learner: String
    let community: String
    let reason: String
  }

  struct Community: Codable, Equatable {
    let community: String
    let members: Int
    /// Why it does not come about; nil where it does.
    let reason: String?
  }

  static let currentFormat = "regroup-communities"

  var format = currentFormat
  var version = 1
  let generator: String
  let status: ChoiceStatus
  let steps: [ChoiceStep]
  let communities: [Community]
  /// All learners of the scenario.
  let memberships: [Member]
  let denied: [Denial]
  var folder: String?
  let scenario: String
  /// SHA-256 of each file read, by its path in the scenario's folder.
  let inputs: [String: String]

  init(_ outcome: CommunityOutcome) {
    let (loaded, figures) = (outcome.loaded, outcome.figures)
    let wording = CommunityWording(loaded: loaded)
    generator = outcome.generator
    scenario = loaded.file
    inputs = loaded.inputs
    status = outcome.solution.isProven ? .optimal : .feasible
    steps = outcome.solution.steps.map { ChoiceStep(wording.step($0.step), $0.result) }
    communities = loaded.communities.ids.indices.map { index in
      Community(
        community: loaded.communities.ids[index], members: outcome.granted(to: index).count,
        reason: wording.reason(figures.communities[index]))
    }
    memberships = zip(loaded.learners, figures.memberships).map { learner, own in
      Member(learner: learner.id, communities: own.map { loaded.communities.ids[$0] })
    }
    denied = zip(loaded.model.optIns, figures.denials).compactMap { optIn, denial in
      denial.map {
        Denial(
          learner: loaded.learners[optIn.learner].id,
          community: loaded.communities.ids[optIn.community], reason: wording.denial($0))
      }
    }
  }
}
