/// Why a learner has no team.
package enum UnplacedReason: Sendable, Hashable {
  /// No team with seats enough was ranked by the learner and ranked them, too; for one of a pair:
  /// no team by and for both.
  case rankedNobodyWhoRankedThem
  /// All places of the teams that come into question are taken by learners whom those like as much
  /// or more.
  case allPlacesTaken
  /// A team would have them: a blocking pair stands in the list.
  case blocks
}

/// What an assignment is like.
package struct InterviewFigures: Sendable, Equatable {
  package struct Unplaced: Sendable, Hashable {
    package let learner: Int
    package let reason: UnplacedReason
  }

  package let blockingPairs: [BlockingPair]
  /// Of learners with a team: as they count, so who is unranked comes last where everyone must be
  /// placed.
  package let ranks: RankFigures
  /// Who would rather be in another team that has somebody. Those of them whom such a team ranks
  /// above somebody it has are among the blocking pairs.
  package let envious: [Int]
  /// How many learners are ranked 1, 2, ... by the team they have.
  package let teamProfile: [Int]
  package let unplaced: [Unplaced]
  /// Per team.
  package let counts: [Int]
  /// Learners that are where they did not ask to be, or with a team that did not ask for them: only
  /// where everyone must be placed.
  package let placedUnranked: [Int]

  package var blocking: Int { blockingPairs.count }
  package var envy: Int { blockingPairs.count { $0.kind.contains(.envy) } }
  package var waste: Int { blockingPairs.count { $0.kind.contains(.waste) } }
  package var placed: Int { ranks.profile.reduce(0, +) }
  /// Sum over all who are placed.
  package var teamRankSum: Int {
    teamProfile.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element }
  }
}

extension InterviewFigures {
  /// - Parameter places: per applicant of the market, its option, or -1.
  init(_ model: Interviews, _ market: Market, _ places: [Int]) {
    let team = market.teamOfEachLearner(places)
    let (wishes, theirs) = (model.countedLearnerRanks, model.countedTeamRanks)
    let placed = team.indices.compactMap { learner in team[learner].map { (learner, $0) } }
    let own = team.indices.map { learner in team[learner].flatMap { wishes[learner][$0] } }
    ranks = RankFigures(own, to: 0)
    let sought = Set(placed.map(\.1))
    envious = team.indices.filter { learner in
      sought.contains { wishes[learner][$0] ?? .max < own[learner] ?? .max }
    }
    teamProfile = RankFigures(placed.map { theirs[$0.1][$0.0] }, to: 0).profile
    placedUnranked = placed.filter {
      model.learnerRanks[$0.0][$0.1] == nil || model.teamRanks[$0.1][$0.0] == nil
    }.map(\.0)
    counts = market.counts(in: places)
    let pairs = market.blockingPairs(in: places)
    blockingPairs = pairs
    let blocks = Set(pairs.flatMap(\.learners))
    unplaced = places.indices.filter { places[$0] < 0 }.flatMap { applicant in
      market.members[applicant].map { learner in
        let reason: UnplacedReason =
          market.options(of: applicant).isEmpty
          ? .rankedNobodyWhoRankedThem : blocks.contains(learner) ? .blocks : .allPlacesTaken
        return Unplaced(learner: learner, reason: reason)
      }
    }.sorted { $0.learner < $1.learner }
  }
}

extension Market {
  /// Per learner, their team; nil for none.
  func teamOfEachLearner(_ places: [Int]) -> [Int?] {
    var result = [Int?](repeating: nil, count: learners)
    for (index, place) in places.enumerated() where place >= 0 {
      for learner in members[index] { result[learner] = team[place] }
    }
    return result
  }
}
