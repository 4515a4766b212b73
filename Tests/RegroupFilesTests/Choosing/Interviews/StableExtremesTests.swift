import TestSupport
import Testing

@testable import RegroupFiles

/// What is best for learners, and for teams, among all stable assignments that there are.
@Suite struct StableExtremesTests {
  private struct Market {
    let wishes: [[Int?]]
    let ranks: [[Int?]]
    let seats: [Int]

    /// Ranks without ties, some missing.
    init(_ random: inout SeededGenerator) {
      func lists(_ count: Int, of others: Int) -> [[Int?]] {
        (0..<count).map { _ in
          let order = (0..<others).shuffled(using: &random)
          let open = min(others, Int.random(in: 2...6, using: &random))
          return (0..<others).map { order[$0] < open ? order[$0] + 1 : nil }
        }
      }
      wishes = lists(4, of: 3)
      ranks = lists(3, of: 4)
      seats = (0..<3).map { _ in Int.random(in: 1...2, using: &random) }
    }

    /// Straight from the definition.
    func isStable(_ teams: [Int?]) -> Bool {
      for (team, most) in seats.enumerated() where teams.count(where: { $0 == team }) > most {
        return false
      }
      for (learner, own) in teams.enumerated() {
        if let own, wishes[learner][own] == nil || ranks[own][learner] == nil { return false }
        for team in seats.indices where team != own {
          guard let wish = wishes[learner][team], let rank = ranks[team][learner] else { continue }
          if let own, let now = wishes[learner][own], now <= wish { continue }
          let members = teams.indices.filter { teams[$0] == team }
          if members.count < seats[team] { return false }
          if members.contains(where: { ranks[team][$0] ?? 9 > rank }) { return false }
        }
      }
      return true
    }
  }

  @Test func `both ends of all stable assignments`() throws {
    var random = SeededGenerator(seed: 8)
    var several = 0
    for _ in 0..<150 {
      let market = Market(&random)
      let all = (0..<256)
        .map { code in [1, 4, 16, 64].map { code / $0 % 4 == 3 ? nil : code / $0 % 4 } }
        .filter(market.isStable)
      let extremes = try #require(
        StableExtremes(wishes: market.wishes, ranks: market.ranks, seats: market.seats))
      // No rank, then: nobody has a team whom another stable assignment leaves out.
      func ranks(_ teams: [Int?]) -> [Int] {
        teams.enumerated().map { learner, team in
          team.flatMap { market.wishes[learner][$0] } ?? 9
        }
      }
      let (best, worst) = (ranks(extremes.learnersBest), ranks(extremes.teamsBest))
      #expect(all.contains(extremes.learnersBest) && all.contains(extremes.teamsBest))
      for teams in all {
        #expect(zip(best, ranks(teams)).allSatisfy { $0 <= $1 })
        #expect(zip(ranks(teams), worst).allSatisfy { $0 <= $1 })
      }
      several += all.count > 1 ? 1 : 0
    }
    #expect(several > 5)
  }

  @Test func `ties have no best end`() {
    #expect(StableExtremes(wishes: [[1, 1]], ranks: [[1], [1]], seats: [1, 1]) == nil)
  }
}
