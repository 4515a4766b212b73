/// A bound on what pairs cost, from prices of learners and of odd sets of them.
///
/// Everybody is in one pair or in the one trio. So all together cost what the learners' prices add
/// up to, and what pairs and the trio cost beyond the prices of their members. Of the pairs within
/// a set of 2k + 1 there are k at most: a set's price may be added to each of them, and taken off k
/// times (Edmonds 1965). A trio with two or three in the set counts as one of these pairs. Whatever
/// the prices are, that holds.
struct BuddyBound {
  private let count: Int
  private let scale: Int
  private let prices: [Int]
  private let sets: [(members: [Int], price: Int)]
  /// Sets that hold a learner.
  private let holders: [Set<Int>]
  /// What all cost at least, in prices, beside what the trio costs beyond the prices of its
  /// members.
  private let fixed: Int128

  /// Prices are below; sums of them then fit.
  private static let limit = 1 << 50
  /// More than anything costs in prices, and three times that is no overflow.
  private static let never = 1 << 58

  /// nil where the numbers are no prices of these learners.
  ///
  /// - Complexity: O(learners squared + the squares of the sets' sizes).
  init?(_ document: BuddyProofDocument.Prices, _ table: BuddyTable, hasTrio: Bool) {
    count = table.count
    scale = document.scale
    prices = document.learners.numbers
    let members = document.sets.map(\.numbers)
    let setPrices = document.setPrices.numbers
    guard (1...8192).contains(scale), prices.count == count, setPrices.count == members.count,
      prices.allSatisfy({ abs(Int128($0)) < Int128(Self.limit) }),
      setPrices.allSatisfy({ $0 >= 0 }),
      setPrices.reduce(Int128(0), { $0 + Int128($1) }) < Int128(Self.limit)
    else { return nil }
    sets = zip(members, setPrices).map { (members: $0, price: $1) }
    var holders = [Set<Int>](repeating: [], count: count)
    for (index, own) in members.enumerated() {
      guard own.count % 2 == 1, Set(own).count == own.count,
        own.allSatisfy({ (0..<table.count).contains($0) })
      else { return nil }
      for learner in own { holders[learner].insert(index) }
    }
    self.holders = holders
    var fixed = prices.reduce(Int128(0)) { $0 + Int128($1) }
    for set in sets { fixed -= Int128(set.price) * Int128((set.members.count - 1) / 2) }
    let around = Self.around(sets, count)
    var least = 0
    for one in 0..<count {
      for other in 0..<one where table.mayMeet(one, other) {
        let index = one * count + other
        least = min(
          least, scale * table.costs[index] - prices[one] - prices[other] + around[index])
      }
    }
    self.fixed = fixed + Int128(least) * Int128(hasTrio ? (count - 3) / 2 : count / 2)
  }

  /// Per two learners, the prices of the sets around both.
  private static func around(_ sets: [(members: [Int], price: Int)], _ count: Int) -> [Int] {
    var around = [Int](repeating: 0, count: count * count)
    for set in sets {
      for one in set.members {
        for other in set.members { around[one * count + other] += set.price }
      }
    }
    return around
  }

  /// Whether no pairs cost less, a trio apart.
  func proves(_ bound: Int) -> Bool { room(bound) < 0 }

  /// What the trio costs at most beyond the prices of its members in a plan that costs less.
  private func room(_ bound: Int) -> Int128 { Int128(scale) * (Int128(bound) - 1) - fixed }

  /// Whether a plan with this trio may cost less.
  func leavesOpen(_ trio: [Int], of table: BuddyTable, below bound: Int) -> Bool {
    let (a, b, c) = (trio[0], trio[1], trio[2])
    let cost =
      table.costs[a * count + b] + table.costs[a * count + c] + table.costs[b * count + c]
    let excess = scale * cost - prices[a] - prices[b] - prices[c] + setPrice(a, b, c)
    return Int128(excess) <= room(bound)
  }

  /// Of the sets that hold two of them or more.
  private func setPrice(_ a: Int, _ b: Int, _ c: Int) -> Int {
    let (x, y, z) = (holders[a], holders[b], holders[c])
    return x.intersection(y).union(x.intersection(z)).union(y.intersection(z))
      .reduce(0) { $0 + sets[$1].price }
  }

  /// Whether all trios with which a plan may cost less fulfil a condition.
  ///
  /// - Complexity: O(learners cubed).
  func allOpenTrios(
    of table: BuddyTable, below bound: Int, _ condition: ([Int]) -> Bool
  ) -> Bool {
    let most = Int128(Self.never / 2)
    let limit = Int(max(-most, min(room(bound), most)))
    let costs = table.costs.map { $0 == BuddyTable.never ? Self.never : scale * $0 }
    let around = Self.around(sets, count)
    for a in 0..<count {
      for b in (a + 1)..<max(count, a + 1) where costs[a * count + b] < Self.never {
        let pair = costs[a * count + b] - prices[a] - prices[b] - limit
        for c in (b + 1)..<max(count, b + 1) {
          let (ac, bc) = (a * count + c, b * count + c)
          let excess = pair + costs[ac] + costs[bc] - prices[c]
          // Sets only add to it, those around any two at least.
          if excess > 0 || excess + max(around[a * count + b], around[ac], around[bc]) > 0 {
            continue
          }
          if excess + setPrice(a, b, c) <= 0, !condition([a, b, c]) { return false }
        }
      }
    }
    return true
  }
}
