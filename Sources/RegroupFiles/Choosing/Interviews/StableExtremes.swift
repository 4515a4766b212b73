/// The stable assignments that are best for learners and for teams, where no ranks are tied and
/// nobody applies with another (Gale and Shapley 1962): all others lie between these two, and place
/// the same learners (Roth 1986).
struct StableExtremes {
  /// Per learner, the team; nil for none.
  let learnersBest: [Int?]
  let teamsBest: [Int?]

  /// - Parameters:
  ///   - wishes: learners' ranks of teams; nil for not acceptable.
  ///   - ranks: teams' ranks of learners.
  ///   - seats: of teams.
  /// - Returns: nil where ranks are tied.
  init?(wishes: [[Int?]], ranks: [[Int?]], seats: [Int]) {
    func sorted(_ own: [Int?], _ isMutual: (Int) -> Bool) -> [Int]? {
      let open = own.indices.filter { own[$0] != nil && isMutual($0) }
      guard Set(open.map { own[$0] }).count == open.count else { return nil }
      return open.sorted { own[$0] ?? 0 < own[$1] ?? 0 }
    }
    let ofLearners = wishes.indices.compactMap { learner in
      sorted(wishes[learner]) { ranks[$0][learner] != nil }
    }
    let ofTeams = ranks.indices.compactMap { team in
      sorted(ranks[team]) { wishes[$0][team] != nil }
    }
    guard ofLearners.count == wishes.count, ofTeams.count == ranks.count else { return nil }
    learnersBest = Self.learnersPropose(ofLearners, ranks, seats)
    teamsBest = Self.teamsPropose(ofTeams, wishes, seats)
  }

  private static func learnersPropose(
    _ lists: [[Int]], _ ranks: [[Int?]], _ seats: [Int]
  ) -> [Int?] {
    var held = [[Int]](repeating: [], count: ranks.count)
    var next = [Int](repeating: 0, count: lists.count)
    var free = Array(lists.indices)
    while let learner = free.popLast() {
      guard next[learner] < lists[learner].count else { continue }
      let team = lists[learner][next[learner]]
      next[learner] += 1
      held[team].append(learner)
      held[team].sort { ranks[team][$0] ?? 0 < ranks[team][$1] ?? 0 }
      if held[team].count > seats[team] { free.append(held[team].removeLast()) }
    }
    var teams = [Int?](repeating: nil, count: lists.count)
    for (team, members) in held.enumerated() { for learner in members { teams[learner] = team } }
    return teams
  }

  private static func teamsPropose(
    _ lists: [[Int]], _ wishes: [[Int?]], _ seats: [Int]
  ) -> [Int?] {
    var teams = [Int?](repeating: nil, count: wishes.count)
    var next = [Int](repeating: 0, count: lists.count)
    var room = seats
    var open = Array(lists.indices)
    while let team = open.popLast() {
      guard room[team] > 0, next[team] < lists[team].count else { continue }
      let learner = lists[team][next[team]]
      next[team] += 1
      open.append(team)
      if let now = teams[learner] {
        guard wishes[learner][team] ?? 0 < wishes[learner][now] ?? 0 else { continue }
        room[now] += 1
        open.append(now)
      }
      room[team] -= 1
      teams[learner] = team
    }
    return teams
  }
}
