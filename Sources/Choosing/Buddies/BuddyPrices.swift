/// Prices of learners and of odd sets of them: whatever they are, they prove a bound.
///
/// A way to pair all takes each learner once, and of the pairs within an odd set S at most (|S| -
/// 1) / 2. So what it costs is the prices of all learners, less those of the sets times that
/// number, and the slacks of what it takes; the least slack there is makes a bound of that (Edmonds
/// 1965). A trio counts as one within S when two or three of its learners are in S: with t of them
/// in S, at most floor((|S| - t) / 2) pairs are left inside, which is (|S| - 1) / 2, one less for t
/// = 2 and 3. So the sum stays within the same limit.
package struct BuddyPrices: Sendable, Hashable {
  /// An odd number of learners, at least 3, and their price, from 0 on.
  package struct OddSet: Sendable, Hashable {
    package let members: [Int]
    package let price: Int

    package init(members: [Int], price: Int) {
      self.members = members
      self.price = price
    }
  }

  /// What one unit of cost is in prices.
  package let scale: Int
  /// One each learner.
  package let learners: [Int]
  package let sets: [OddSet]

  package init(scale: Int, learners: [Int], sets: [OddSet]) {
    self.scale = scale
    self.learners = learners
    self.sets = sets
  }

  /// What no way to put all in pairs costs less than; nil where no pair is allowed at all.
  ///
  /// - Complexity: O(n squared + the squares of the sets' sizes).
  package func bound(ofPairs costs: PairCosts) -> Int? {
    let slacks = PairSlacks(costs, self)
    guard costs.count > 0 else { return 0 }
    guard let least = slacks.least else { return nil }
    return ceiling(constant + Int128(min(0, least)) * Int128(costs.count / 2))
  }

  /// The same with one trio beside the pairs; nil where no trio is allowed at all.
  ///
  /// - Complexity: O(n cubed) at worst.
  package func bound(ofTrioAndPairs costs: PairCosts) -> Int? {
    let slacks = PairSlacks(costs, self)
    guard let trio = slacks.leastTrios(1).first?.slack else { return nil }
    return ceiling(constant + base(slacks) + Int128(trio))
  }

  /// What pairs with slacks below 0 can take off, beside a trio.
  func base(_ slacks: PairSlacks) -> Int128 {
    Int128(min(0, slacks.least ?? 0)) * Int128((learners.count - 3) / 2)
  }

  /// What learners' prices less sets' prices amount to.
  var constant: Int128 {
    let sum = learners.reduce(Int128(0)) { $0 + Int128($1) }
    return sets.reduce(sum) { $0 - Int128($1.price) * Int128(($1.members.count - 1) / 2) }
  }

  /// In whole units of cost, rounded up: costs are whole.
  func ceiling(_ sum: Int128) -> Int {
    let (quotient, rest) = sum.quotientAndRemainder(dividingBy: Int128(scale))
    return Int(clamping: rest > 0 ? quotient + 1 : quotient)
  }
}
