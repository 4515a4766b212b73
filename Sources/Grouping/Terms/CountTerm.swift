/// A price looked up by how many members belong to a set of learners, and by the group's size.
package struct CountTerm: Sendable {
  /// Whether each learner belongs to the set.
  package let belongs: [Bool]
  /// Prices by group size, then by count `0...size`; sizes run from 0 to the largest allowed.
  package let prices: [[Int64]]

  /// - Parameter price: the price of `count` in a group of `size`.
  package init(belongs: [Bool], largestSize: Int, price: (_ count: Int, _ size: Int) -> Int64) {
    self.belongs = belongs
    prices = (0...largestSize).map { size in (0...size).map { price($0, size) } }
  }

  package func price(of members: [Int]) -> Int64 {
    prices[members.count][members.count { belongs[$0] }]
  }
}
