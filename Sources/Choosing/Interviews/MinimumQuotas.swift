/// Why no assignment keeps the quotas.
package enum InterviewImpossibility: Sendable, Hashable {
  /// Everyone must be placed, and there are too few seats.
  case seats(Int, learners: Int)
  /// These teams must have so many learners together, and only so many could go there.
  case minimum(teams: [Int], least: Int, learners: Int)
  /// Pairs do not fit in with the quotas; found by search.
  case pairs
}

extension Market {
  /// A proof that quotas cannot be kept, even if pairs could part; nil if there is none.
  ///
  /// Teams whose minima ask for more learners than could go there (Hall 1935), found by augmenting
  /// paths.
  ///
  /// - Complexity: O(sum of minima x options).
  var impossibility: InterviewImpossibility? {
    let seats = most.reduce(0, +)
    if everyone, seats < learners { return .seats(seats, learners: learners) }
    var search = MinimumSearch(self)
    for team in 0..<teams {
      for _ in 0..<least[team] where !search.fill(team) {
        let teams = search.reached
        return .minimum(
          teams: teams, least: teams.reduce(0) { $0 + least[$1] },
          learners: search.learnersReached)
      }
    }
    return nil
  }
}

/// Matches learners with the seats of minima.
private struct MinimumSearch {
  /// Per team, the learners who could go there.
  private let lists: [[Int]]
  private var team: [Int]
  private var isTeamReached: [Bool]
  private var isLearnerReached: [Bool]

  init(_ market: Market) {
    lists = market.lists.map { $0.flatMap { market.members[market.applicant[$0]] } }
    team = [Int](repeating: -1, count: market.learners)
    isTeamReached = [Bool](repeating: false, count: market.teams)
    isLearnerReached = [Bool](repeating: false, count: market.learners)
  }

  /// Teams that the last search came to.
  var reached: [Int] { isTeamReached.indices.filter { isTeamReached[$0] } }
  var learnersReached: Int { isLearnerReached.count { $0 } }

  /// Fills a seat of a team; false if no path leads to a learner without a seat.
  mutating func fill(_ start: Int) -> Bool {
    for index in isTeamReached.indices { isTeamReached[index] = false }
    for index in isLearnerReached.indices { isLearnerReached[index] = false }
    var cameFrom = [Int](repeating: -1, count: team.count)
    var cameOver = [Int](repeating: -1, count: isTeamReached.count)
    var waiting = [start]
    isTeamReached[start] = true
    while let from = waiting.popLast() {
      for learner in lists[from] where !isLearnerReached[learner] {
        isLearnerReached[learner] = true
        cameFrom[learner] = from
        let seat = team[learner]
        if seat < 0 {
          move(learner, cameFrom, cameOver)
          return true
        }
        guard !isTeamReached[seat] else { continue }
        isTeamReached[seat] = true
        cameOver[seat] = learner
        waiting.append(seat)
      }
    }
    return false
  }

  /// Moves the learners of a path, the one without a seat first.
  private mutating func move(_ last: Int, _ cameFrom: [Int], _ cameOver: [Int]) {
    var learner = last
    while learner >= 0 {
      team[learner] = cameFrom[learner]
      learner = cameOver[cameFrom[learner]]
    }
  }
}
