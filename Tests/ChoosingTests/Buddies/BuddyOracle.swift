@testable import Choosing

/// Every way to form pairs, with one trio or one left out where the number is odd.
struct BuddyOracle {
  let count: Int
  let isTrio: Bool

  /// Calls with pairs, trio and the one left out.
  func visitAll(_ visit: ([BuddyPair], Trio?, Int?) -> Void) {
    var free = Array(0..<count)
    var pairs: [BuddyPair] = []
    extend(&free, &pairs, nil, nil, visit)
  }

  private func extend(
    _ free: inout [Int], _ pairs: inout [BuddyPair], _ trio: Trio?, _ alone: Int?,
    _ visit: ([BuddyPair], Trio?, Int?) -> Void
  ) {
    guard let first = free.first else {
      if count % 2 == 0 || trio != nil || alone != nil { visit(pairs, trio, alone) }
      return
    }
    let rest = free.dropFirst()
    for other in rest {
      var left = rest.filter { $0 != other }
      pairs.append(BuddyPair(first, other))
      extend(&left, &pairs, trio, alone, visit)
      pairs.removeLast()
      guard count % 2 == 1, isTrio, trio == nil else { continue }
      for third in left where third > other {
        var left = left.filter { $0 != third }
        extend(&left, &pairs, Trio(first, other, third), alone, visit)
      }
    }
    guard count % 2 == 1, !isTrio, alone == nil else { return }
    var left = Array(rest)
    extend(&left, &pairs, trio, first, visit)
  }

  /// The least cost; nil where there is no way.
  func least(_ costs: PairCosts, alone: [Int?] = []) -> Int? {
    var least: Int?
    visitAll { pairs, trio, left in
      var sum = 0
      for pair in pairs {
        guard let cost = costs[pair.first, pair.second] else { return }
        sum += cost
      }
      if let trio {
        guard let cost = costs.cost(of: trio) else { return }
        sum += cost
      }
      if let left, !alone.isEmpty {
        guard let cost = alone[left] else { return }
        sum += cost
      }
      least = min(least ?? .max, sum)
    }
    return least
  }
}
