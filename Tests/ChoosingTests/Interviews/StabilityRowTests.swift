import GroupingModel
import Testing

@testable import Choosing

@Suite struct StabilityRowTests {
  /// Rows that made-up points miss must hold for every assignment that pays for its claims: else
  /// they would cut off answers.
  @Test func `no row cuts off an assignment`() throws {
    var rows = 0
    for seed in 0..<UInt64(150) {
      let traits = InterviewTraits(ties: seed % 2 == 0, pairs: seed % 3 > 0)
      let model = try Interviews.random(seed: seed, traits)
      let market = Market(model)
      var generator = SmallGenerator(seed: seed)
      let finder = StabilityRowFinder(market, made(market, &generator))
      let missed = finder.blockingRows(combs: 3) + finder.envyRows()
      rows += missed.count
      for team in InterviewOracle(model).assignments() {
        let whole = point(market, team)
        for row in missed { #expect(sum(row, whole, market) >= row.least, "seed \(seed)") }
      }
    }
    #expect(rows > 500)
  }

  /// What an assignment makes a claim to and does not pay for is missed by some row.
  @Test func `every claim has a row that misses it`() throws {
    for seed in 0..<UInt64(100) {
      let model = try Interviews.random(seed: seed, InterviewTraits(ties: true, pairs: true))
      let market = Market(model)
      let none = [[Double]](repeating: [Double](repeating: 0, count: market.options), count: 2)
      for team in InterviewOracle(model).assignments() {
        let places = places(market, team)
        let whole = point(market, team)
        let unpaid = RelaxedPoint(market, share: whole.share, paid: none, full: whole.full)
        let finder = StabilityRowFinder(market, unpaid)
        let claims = market.claims(in: places)
        #expect(finder.blockingRows(combs: 3).isEmpty == (claims.blocking == 0), "seed \(seed)")
        #expect(finder.envyRows().isEmpty == (claims.envy == 0), "seed \(seed)")
      }
    }
  }

  private func made(_ market: Market, _ generator: inout SmallGenerator) -> RelaxedPoint {
    func shares(_ count: Int, _ most: Double) -> [Double] {
      (0..<count).map { _ in Double.random(in: 0...most, using: &generator) }
    }
    return RelaxedPoint(
      market, share: shares(market.options, 0.6),
      paid: [shares(market.options, 0.1), shares(market.options, 0.1)],
      full: shares(market.teams, 0.5))
  }

  private func places(_ market: Market, _ team: [Int?]) -> [Int] {
    market.members.indices.map { applicant in
      market.options(of: applicant).first { market.team[$0] == team[market.members[applicant][0]] }
        ?? -1
    }
  }

  private func point(_ market: Market, _ team: [Int?]) -> RelaxedPoint {
    let places = places(market, team)
    var share = [Double](repeating: 0, count: market.options)
    for place in places where place >= 0 { share[place] = 1 }
    var paid = [share, share].map { $0.map { _ in 0.0 } }
    market.forEachClaim(in: places) { option, kind in
      paid[StabilityRow.Fault.blocking.rawValue][option] = 1
      if kind.contains(.envy) { paid[StabilityRow.Fault.envy.rawValue][option] = 1 }
    }
    let full = market.counts(in: places).enumerated().map { $1 == market.most[$0] ? 1.0 : 0 }
    return RelaxedPoint(market, share: share, paid: paid, full: full)
  }

  private func sum(_ row: StabilityRow, _ point: RelaxedPoint, _ market: Market) -> Int {
    var sum = row.orFull.map { point.full[$0] } ?? 0
    for tooth in row.teeth { sum += Double(tooth.weight) * point.served(tooth.option, row.fault) }
    for (option, weight) in row.shaft { sum += Double(weight) * point.share[option] }
    return Int(sum.rounded())
  }
}
