import Choosing

/// Sentences about learners and mentors, for teachers.
struct MentorWording {
  let loaded: LoadedMentors
  /// Learners by position: names for people, identifiers for files.
  private let called: [String]

  init(loaded: LoadedMentors, byIdentifier: Bool = false) {
    self.loaded = loaded
    called = byIdentifier ? loaded.learners.map(\.id) : loaded.names
  }

  func learner(_ learner: Int) -> String { called[learner] }
  func mentor(_ mentor: Int) -> String { loaded.mentors.names[mentor] }

  func learners(_ learners: [Int]) -> String { Wording.list(learners.map(learner)) }

  func words(_ numbers: Set<Int>) -> String { Wording.list(loaded.words.list(numbers)) }

  var order: String {
    loaded.aims.compactMap { aim in LoadedMentors.aims.first { $0.aim == aim }?.name }
      .joined(separator: ", ")
  }

  func step(_ step: MentorStep) -> String {
    switch step {
    case .leftOut: "learners without a mentor"
    case .uncoveredNeeds: "needs not covered"
    case .changes: "learners who lose their mentor"
    case .learnersTotal: "sum of learners' ranks"
    case .learnersAt(let rank): "learners with \(ranks.choice(rank))"
    case .mentorsTotal: "sum of mentors' ranks"
    case .squaredLoads: "sum of squared numbers of learners"
    case .turns: "ranks of those whose turn it is"
    }
  }

  var ranks: RankWording {
    RankWording(noun: "mentor", unranked: loaded.model.lastRankOfLearners, names: called)
  }

  func reason(_ reason: MentorlessReason) -> String {
    switch reason {
    case .noMatch: "no mentor offers all that must match"
    case .conflicts(let reasons):
      "no mentor who matches is without a conflict ("
        + reasons.map { loaded.reasons[$0] }.joined(separator: ", ") + ")"
    case .allFull: "every mentor they could have is full"
    case .seatFree: "a mentor they could have has room: the time was too short"
    }
  }

  func demand(_ demand: MentorConflict.Demand) -> String {
    let model = loaded.model
    switch demand {
    case .everyonePlaced: return "everybody has a mentor"
    case .minimum(let index):
      return "\(mentor(index)) has \(model.mentors[index].learners.lowerBound) or more"
    case .maximum(let index):
      return "\(mentor(index)) has \(model.mentors[index].learners.upperBound) at most"
    case .pin(let index):
      let pin = model.rules.pins.first { $0.learner == index }
      return "\(learner(index)) is pinned to \(pin.map { mentor($0.mentor) } ?? "")"
    case .conflicts(let index):
      let others = loaded.mentors.names.indices.filter {
        model.rules.conflicts[MentorModel.Pair(index, $0)] != nil
      }
      return "\(learner(index)) does not have \(others.map(mentor).joined(separator: " or "))"
    case .mustMatch(let index):
      return "the mentor of \(learner(index)) offers \(words(model.learners[index].mustMatch))"
    }
  }

  /// How sure it is: the first respect in which something may be better.
  func proof(_ solution: MentorSolution) -> String {
    guard let open = solution.steps.first(where: { !$0.result.isProven }) else {
      return "proven best, step by step"
    }
    return "\(step(open.step)): \(open.result.value), and no plan has fewer than "
      + "\(open.result.bound); what comes before is proven"
  }
}
