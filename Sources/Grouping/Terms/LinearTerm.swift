/// Sum over members of a price that depends on the learner and the group's kind.
package struct LinearTerm: Sendable {
  /// Prices, `kinds x learners`.
  package let prices: [[Int64]]

  package init(prices: [[Int64]]) {
    self.prices = prices
  }

  /// The same price for every kind.
  package init(prices: [Int64], kinds: Int) {
    self.prices = Array(repeating: prices, count: kinds)
  }

  package func price(of members: [Int], kind: Int) -> Int64 {
    members.reduce(0) { $0 + prices[kind][$1] }
  }
}
