/// Where applicants stand before they are placed.
enum Standing {
  /// Stays without a team.
  static let out = -1
  /// Takes part in the proposals.
  static let free = -2
}

extension Market {
  /// Nobody is placed yet, and all take part.
  var allFree: [Int] { [Int](repeating: Standing.free, count: applicants) }

  /// Learners propose: Gale and Shapley's deferred acceptance (1962) in Roth's form with seats
  /// (1984).
  ///
  /// Without ties the learner-best stable assignment of those who are free, given the others; ties
  /// are broken by the market's order, which leaves the assignment weakly stable, but neither best
  /// nor largest.
  ///
  /// - Parameters:
  ///   - standing: per applicant, the option it holds whatever happens, or a `Standing`. Pairs must
  ///     hold one or be out: proposals are for single learners.
  ///   - seats: per team, for all.
  /// - Returns: Per applicant, its option, or -1.
  /// - Complexity: O(options).
  func learnersPropose(_ standing: [Int], seats: [Int]) -> [Int] {
    var round = Proposals(self, standing, seats: seats)
    for applicant in 0..<applicants where standing[applicant] == Standing.free {
      round.propose(applicant, in: self)
    }
    return round.places
  }

  /// Teams propose: the team-best stable assignment under the same terms.
  ///
  /// - Complexity: O(options).
  func teamsPropose(_ standing: [Int], seats: [Int]) -> [Int] {
    var left = room(standing, seats)
    var places = standing.map { $0 == Standing.free ? Standing.out : $0 }
    var next = [Int](repeating: 0, count: teams)
    var waiting = Array(0..<teams)
    while let team = waiting.popLast() {
      while left[team] > 0, next[team] < lists[team].count {
        let option = lists[team][next[team]]
        next[team] += 1
        let who = applicant[option]
        guard standing[who] == Standing.free else { continue }
        let old = places[who]
        guard old < 0 || option < old else { continue }
        places[who] = option
        left[team] -= 1
        if old >= 0 {
          left[self.team[old]] += 1
          waiting.append(self.team[old])
        }
      }
    }
    return places
  }

  /// Seats that nobody holds for good.
  fileprivate func room(_ standing: [Int], _ seats: [Int]) -> [Int] {
    var left = seats
    for option in standing where option >= 0 { left[team[option]] -= size(option) }
    return left
  }
}

/// The learners' proposals under way.
private struct Proposals {
  var places: [Int]
  /// Per team, the seats that those who propose may have, and how many have one.
  private let room: [Int]
  private var held: [Int]
  /// Per team, the spot of the last of them.
  private var worst: [Int]

  init(_ market: Market, _ standing: [Int], seats: [Int]) {
    room = market.room(standing, seats)
    held = [Int](repeating: 0, count: seats.count)
    worst = [Int](repeating: -1, count: seats.count)
    places = standing.map { $0 == Standing.free ? Standing.out : $0 }
    self.standing = standing
    next = Array(market.first.dropLast())
  }

  private let standing: [Int]
  private var next: [Int]

  /// Proposes for one, then for whom that one drives out, and so on.
  mutating func propose(_ first: Int, in market: Market) {
    var who = first
    while next[who] < market.first[who + 1] {
      let option = next[who]
      next[who] += 1
      let team = market.team[option]
      if room[team] <= 0 { continue }
      if held[team] < room[team] {
        places[who] = option
        held[team] += 1
        worst[team] = max(worst[team], market.spot[option])
        return
      }
      guard market.spot[option] < worst[team] else { continue }
      let out = market.lists[team][worst[team]]
      places[market.applicant[out]] = Standing.out
      places[who] = option
      stepBack(team, in: market)
      who = market.applicant[out]
    }
  }

  /// Finds the last of those who have a seat. It never moves up, once a team is full.
  private mutating func stepBack(_ team: Int, in market: Market) {
    repeat {
      worst[team] -= 1
    } while !isHeld(market.lists[team][worst[team]], in: market)
  }

  private func isHeld(_ option: Int, in market: Market) -> Bool {
    let who = market.applicant[option]
    return places[who] == option && standing[who] == Standing.free
  }
}
