/// What pairs and trios cost more than the prices of their learners and of the sets around them.
struct PairSlacks {
  let count: Int
  let scale: Int
  private let costs: [Int]
  private let prices: BuddyPrices
  /// Per pair, the prices of the sets that hold both.
  private var around: [Int]
  /// Per pair, six times its share in the slack of a trio, or less: see `forEachTrio`.
  private var shares: [Int]
  /// Per learner, the sets that hold them, as bits.
  private let words: Int
  private var held: [UInt64]
  /// The least slack of a pair; nil if none is allowed.
  private(set) var least: Int?

  static let never = Int.max
  /// More than any slack, and small enough to be multiplied.
  static let most = Int.max / 16

  /// - Complexity: O(count squared + the squares of the sets' sizes).
  init(_ costs: PairCosts, _ prices: BuddyPrices) {
    count = costs.count
    scale = prices.scale
    self.costs = costs.table
    self.prices = prices
    around = [Int](repeating: 0, count: count * count)
    words = (prices.sets.count + 63) / 64
    held = [UInt64](repeating: 0, count: words * count)
    shares = [Int](repeating: Self.never, count: count * count)
    for (index, set) in prices.sets.enumerated() {
      for a in set.members {
        held[a * words + index / 64] |= 1 << UInt64(index % 64)
        for b in set.members { around[a * count + b] += set.price }
      }
    }
    for a in 0..<count {
      for b in 0..<count where self.costs[a * count + b] != PairCosts.forbidden {
        let index = a * count + b
        let cost = scale * self.costs[index]
        let both = prices.learners[a] + prices.learners[b]
        least = min(least ?? Self.never, cost - both + around[index])
        shares[index] = 3 * (2 * cost - both) + 2 * around[index]
      }
    }
  }

  /// Of a pair; `never` where it is forbidden.
  func slack(_ a: Int, _ b: Int) -> Int {
    let index = a * count + b
    if costs[index] == PairCosts.forbidden { return Self.never }
    return scale * costs[index] - prices.learners[a] - prices.learners[b] + around[index]
  }

  /// Of a trio whose pairs are allowed.
  ///
  /// - Complexity: O(sets).
  func slack(of trio: Trio) -> Int {
    let (a, b, c) = (trio.a, trio.b, trio.c)
    var sum = scale * (costs[a * count + b] + costs[a * count + c] + costs[b * count + c])
    sum -= prices.learners[a] + prices.learners[b] + prices.learners[c]
    for word in 0..<words {
      let (x, y, z) = (held[a * words + word], held[b * words + word], held[c * words + word])
      var shared = x & y | x & z | y & z
      while shared != 0 {
        sum += prices.sets[64 * word + shared.trailingZeroBitCount].price
        shared &= shared - 1
      }
    }
    return sum
  }

  /// Visits each trio whose slack may be at most the limit, which the visitor answers anew.
  ///
  /// Twice a trio's slack is the sum over its pairs of 2 x cost - both prices, and twice the prices
  /// of the sets that hold two of it or more: at least twice those around any one of its pairs, so
  /// at least two thirds of the sum over the three. The pair with the least share leads; of two
  /// with the same share, the one before the other.
  ///
  /// - Complexity: O(count) for each pair whose share is at most a third of the trio's limit.
  func forEachTrio(upTo limit: Int, _ visit: (Trio) -> Int) {
    var limit = 6 * limit
    shares.withUnsafeBufferPointer { shares in
      for a in 0..<count {
        for b in (a + 1)..<max(count, a + 1) {
          let lead = shares[a * count + b]
          if lead == Self.never || 3 * lead > limit { continue }
          for c in 0..<count where c != a && c != b {
            let (ac, bc) = (shares[a * count + c], shares[b * count + c])
            if ac < lead || bc < lead || ac == Self.never || bc == Self.never { continue }
            if ac + bc > limit - lead || c < b && ac == lead || c < a && bc == lead { continue }
            limit = 6 * visit(Trio(a, b, c))
          }
        }
      }
    }
  }

  /// The trios of least slack, ascending, at most so many and none above the limit.
  func leastTrios(_ most: Int, upTo limit: Int = PairSlacks.most) -> [(trio: Trio, slack: Int)] {
    var (limit, best) = (limit, [(trio: Trio, slack: Int)]())
    func trim() {
      best.sort { ($0.slack, $0.trio) < ($1.slack, $1.trio) }
      if best.count >= most {
        best.removeLast(best.count - most)
        limit = (best.last?.slack ?? limit) - 1
      }
    }
    forEachTrio(upTo: limit) { trio in
      let slack = slack(of: trio)
      if slack <= limit { best.append((trio, slack)) }
      if best.count >= 2 * most { trim() }
      return limit
    }
    trim()
    return best
  }
}
