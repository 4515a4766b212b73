import Choosing

/// Sentences about learners and teams, for teachers.
struct InterviewWording {
  let loaded: LoadedInterviews

  func learners(_ learners: [Int]) -> String {
    Wording.list(learners.map { loaded.names[$0] })
  }

  var ranks: RankWording {
    RankWording(noun: "team", unranked: nil, names: loaded.names)
  }

  func team(_ team: Int) -> String { loaded.teams.names[team] }

  func name(_ name: InterviewSolution.Name) -> String {
    LoadedInterviews.solutions.first { $0.name == name }?.word ?? "\(name)"
  }

  func aim(_ aim: InterviewAim) -> String {
    switch aim {
    case .envy: "blocking pairs that rest on envy"
    case .blocking: "blocking pairs"
    case .unplaced: "learners without a team"
    case .learnerRanks: "sum of learners' ranks"
    case .teamRanks: "sum of teams' ranks"
    case .worstRank: "worst rank of a learner"
    case .bothRanks: "sum of both sides' ranks"
    }
  }

  /// Whether an assignment is stable that keeps the quotas.
  func existence(_ answer: InterviewAnswer) -> String {
    switch answer.existence {
    case .exists: "Stable: no learner and team would rather have each other."
    case .none(.ruralHospitals):
      "No stable assignment keeps the minimum quotas: every stable one fills the same teams to the same "
        + "number, and that is too few."
    case .none(.search): "No stable assignment keeps the quotas; that is proven by search."
    case .unknown: "Whether a stable assignment keeps the quotas was not found out in the time."
    }
  }

  func reason(_ reason: UnplacedReason) -> String {
    switch reason {
    case .rankedNobodyWhoRankedThem: "no team that they ranked would have them"
    case .allPlacesTaken: "all places are taken by learners whom the teams like as much or more"
    case .blocks: "a team would have them, and the quotas do not let it"
    }
  }

  func claim(_ pair: BlockingPair) -> String {
    let why =
      pair.kind.contains(.waste)
      ? "a seat is free"
      : "it prefers \(pair.learners.count == 1 ? "them" : "the pair") to one it has"
    return "\(learners(pair.learners)) and \(team(pair.team)) would rather have each other: \(why)"
  }

  func impossibility(_ reason: InterviewImpossibility) -> [String] {
    switch reason {
    case .seats(let seats, let learners):
      ["Everybody is to be placed: \(learners) learners, and the teams take \(seats) at most."]
    case .minimum(let teams, let least, let learners):
      [
        "\(Wording.list(teams.map(team))) must have \(least) learners together, and only \(learners) could "
          + "go there.",
        "Lower a minimum, let more learners rank them, or write everyone: true.",
      ]
    case .pairs:
      ["The pairs do not fit in with the quotas.", "Let a pair part, or change a quota."]
    }
  }

  /// How sure it is: the first respect in which something may be better.
  func proof(_ solution: InterviewSolution) -> String {
    guard let open = solution.levels.first(where: { !$0.isProven }) else {
      return "proven best, level by level"
    }
    let bound = open.bound.map { ", and no assignment has fewer than \($0)" } ?? ""
    return "\(aim(open.aim)): \(open.value)\(bound); what comes before is proven"
  }
}
