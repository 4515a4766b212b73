import Testing

@testable import Scheduling

/// Flows against all assignments, before and after changes.
@Suite struct TransportTests {
  @Test(arguments: 1...80)
  func flowsAreAsGoodAsTheBestAssignment(seed: Int) {
    var random = Numbers(seed: UInt64(seed))
    let (learners, sinks) = (5, 4)
    var costs = (0..<learners * sinks).map { _ in
      random.below(5) == 0 ? Transport.forbidden : Int128(random.below(30) - 10)
    }
    for learner in 0..<learners { costs[learner * sinks + sinks - 1] = 100 }
    let least = [random.below(2), 0, 0, 0]
    let most = [1 + random.below(2), 1 + random.below(3), 1, learners]
    var flow = Transport(
      learners: learners, sinks: sinks, costs: costs, least: [0, 0, 0, 0], most: most,
      shortage: 1000)
    flow.fill()
    #expect(flow.total == best(costs, learners, sinks, [0, 0, 0, 0], most))
    flow.bound(0, least: least[0], most: most[0])
    flow.improve()
    #expect(flow.total == best(costs, learners, sinks, least, most))
    flow.forbid(0, flow.place[0] == sinks - 1 ? 0 : flow.place[0])
    flow.improve()
    #expect(flow.total == best(flow.costs, learners, sinks, least, most))
    let begun = restarted(flow, least, most)
    #expect(begun.total == flow.total)
  }

  /// From any places, cancelling cycles leads to the same cost.
  private func restarted(_ flow: Transport, _ least: [Int], _ most: [Int]) -> Transport {
    var other = Transport(
      learners: flow.learners, sinks: flow.sinks, costs: flow.costs, least: least, most: most,
      shortage: 1000)
    other.start((0..<flow.learners).map { $0 % flow.sinks })
    other.improve()
    return other
  }

  @Test(arguments: 1...40)
  func distancesSayWhatAPlaceCosts(seed: Int) {
    var random = Numbers(seed: UInt64(seed) + 500)
    let (learners, sinks) = (5, 4)
    let costs = (0..<learners * sinks).map { $0 % sinks == 3 ? 50 : Int128(random.below(20)) }
    let most = [1, 2, 2, learners]
    var flow = Transport(
      learners: learners, sinks: sinks, costs: costs, least: [0, 0, 0, 0], most: most, shortage: 0)
    flow.fill()
    let ways = flow.distances()
    for learner in 0..<learners {
      for sink in 0..<sinks where sink != flow.place[learner] {
        var forced = costs
        for other in 0..<sinks where other != sink {
          forced[learner * sinks + other] = Transport.forbidden
        }
        let price =
          flow.cost(learner, sink) - flow.cost(learner, flow.place[learner])
          + ways[sink * (sinks + 1) + flow.place[learner]]
        #expect(flow.total + price == best(forced, learners, sinks, [0, 0, 0, 0], most))
      }
    }
  }

  private func best(
    _ costs: [Int128], _ learners: Int, _ sinks: Int, _ least: [Int], _ most: [Int]
  ) -> Int128 {
    var best = Transport.forbidden
    for code in 0..<Int(1 << (2 * learners)) {
      let places = (0..<learners).map { code >> (2 * $0) & 3 }
      var total: Int128 = 0
      for (learner, sink) in places.enumerated() where total < Transport.forbidden {
        total += costs[learner * sinks + sink]
      }
      for sink in 0..<sinks {
        let count = places.count { $0 == sink }
        if count > most[sink] { total = Transport.forbidden }
        if total < Transport.forbidden { total += Int128(max(0, least[sink] - count)) * 1000 }
      }
      best = min(best, total)
    }
    return best
  }
}

/// Numbers for made-up cases.
private struct Numbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}
