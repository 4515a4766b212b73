import TestSupport
import Testing

@testable import RegroupFiles

/// Chains of moves find a better plan if and only if there is one, among all that there are.
@Suite struct PlaceExchangeTests {
  /// What a plan costs; nil for one that is none.
  private func cost(_ plan: [Int], _ exchange: PlaceExchange) -> [Int]? {
    var sum = [0, 0, 0]
    for (learner, place) in plan.enumerated() {
      guard let own = exchange.costs[learner][place] else { return nil }
      sum = zip(sum, own).map(+)
    }
    for (place, range) in exchange.seats.enumerated() {
      let load = plan.count { $0 == place }
      guard range.contains(load) else { return nil }
      if let level = exchange.loads, !exchange.unloaded.contains(place) {
        sum[level] += load * load
      }
    }
    return sum
  }

  @Test func `chains of moves show what all plans show`() {
    var random = SeededGenerator(seed: 3)
    var (best, worse) = (0, 0)
    for index in 0..<300 {
      let (learners, places) = (4, 3)
      let loads = index % 2 == 0 ? nil : index % 3
      let costs = (0..<learners).map { _ in
        (0..<places).map { _ -> [Int]? in
          guard Int.random(in: 0..<5, using: &random) > 0 else { return nil }
          return (0..<3).map { $0 == loads ? 0 : Int.random(in: -1...2, using: &random) }
        }
      }
      let seats = (0..<places).map { _ in
        let least = Int.random(in: 0...1, using: &random)
        return least...(least + Int.random(in: 0...3, using: &random))
      }
      let unloaded: Set = [index % 4]
      let all = (0..<81).map { [$0 % 3, $0 / 3 % 3, $0 / 9 % 3, $0 / 27] }
        .compactMap { plan -> (plan: [Int], cost: [Int])? in
          let exchange = PlaceExchange(
            costs: costs, current: plan, seats: seats, loads: loads, unloaded: unloaded)
          return cost(plan, exchange).map { (plan, $0) }
        }
      for (plan, cost) in all.prefix(12) {
        let exchange = PlaceExchange(
          costs: costs, current: plan, seats: seats, loads: loads, unloaded: unloaded)
        for count in 1...3 {
          let isBest = !all.contains {
            $0.cost.prefix(count).lexicographicallyPrecedes(cost.prefix(count))
          }
          #expect(exchange.isBest(by: count) == isBest, "\(index) \(plan) \(count)")
          if isBest { best += 1 } else { worse += 1 }
        }
      }
    }
    #expect(best > 300 && worse > 1000)
  }
}
