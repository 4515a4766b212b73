import Choosing

/// Sentences about learners and communities, for teachers.
struct CommunityWording {
  let loaded: LoadedCommunities

  /// Of the best wish that learners have.
  var ranks: RankWording { RankWording(noun: "community", unranked: nil, names: loaded.names) }

  func learner(_ learner: Int) -> String { loaded.names[learner] }
  func community(_ community: Int) -> String { loaded.communities.names[community] }

  var order: String {
    loaded.aims.compactMap { aim in LoadedCommunities.aims.first { $0.aim == aim }?.name }
      .joined(separator: ", ")
  }

  func step(_ step: CommunityStep) -> String {
    switch step {
    case .fewer(than: 1): "learners who asked and have none"
    case .fewer(than: let count): "learners with fewer than \(count) who could have as many"
    case .denied: "opt-ins not granted"
    case .rankTotal: "sum of ranks"
    case .notMixed: "communities that do not mix classes"
    case .turns: "communities that those whose turn it is are short of"
    }
  }

  func denial(_ denial: CommunityFigures.Denial) -> String {
    switch denial {
    case .notRunning: "it does not come about"
    case .clash(with: let other): "meets when \(community(other)) does"
    case .mostReached: "has as many as they may"
    case .minutes: "their minutes do not suffice"
    case .full: "it is full"
    case .noExpert: "it would need another expert"
    case .possible: "nothing is in the way, but other aims came first"
    }
  }

  /// Why a community does not come about; nil where it does.
  func reason(_ outcome: CommunityFigures.Outcome) -> String? {
    switch outcome {
    case .runs: nil
    case .tooFewAsked(let count, let least):
      "\(count) asked who have time for it, and it takes \(least)"
    case .tooFewExperts(0, _): "it takes an expert, and none asked"
    case .tooFewExperts(let count, let least):
      "with the experts who asked it could have \(Wording.count(count, "member")), and it takes \(least)"
    case .outweighed: "it could, but other communities would lose more"
    }
  }

  /// How sure it is: the first respect in which something may be better.
  func proof(_ solution: CommunitySolution) -> String {
    guard let open = solution.steps.first(where: { !$0.result.isProven }) else {
      return "proven best, step by step"
    }
    return "\(step(open.step)): \(open.result.value), and no plan has fewer than "
      + "\(open.result.bound); what comes before is proven"
  }
}
