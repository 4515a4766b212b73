/// A price of how far the sum of members' values lies from its share:
/// 0 up to `allowance`, then `base + round(rate x (|factor x sum - target| - allowance))`.
///
/// Integers up to the last step, so that equal deviations cost the same.
package struct SumTerm: Sendable {
  /// One value per learner.
  package let values: [Int64]
  /// By group size, from 0 to the largest allowed.
  package let shares: [Share]

  /// How a group of one size is priced.
  package struct Share: Sendable, Hashable, BitwiseCopyable {
    /// What the sum is multiplied with.
    package let factor: Int64
    /// What the product should be.
    package let target: Int64
    /// Difference that costs nothing.
    package let allowance: Int64
    /// Price of any difference beyond the allowance: 1 for violations, 0 for costs.
    package let base: Int64
    /// Price per unit of difference beyond the allowance.
    package let rate: Double

    package init(
      factor: Int64 = 1, target: Int64 = 0, allowance: Int64 = 0, base: Int64 = 0, rate: Double
    ) {
      self.factor = factor
      self.target = target
      self.allowance = allowance
      self.base = base
      self.rate = rate
    }

    @inline(__always)
    package func price(ofSum sum: Int64) -> Int64 {
      let beyond = abs(factor * sum - target) - allowance
      return beyond <= 0 ? 0 : base + Int64(rate * Double(beyond) + 0.5)
    }
  }

  package init(values: [Int64], largestSize: Int, share: (_ size: Int) -> Share) {
    self.values = values
    shares = (0...largestSize).map(share)
  }

  package func price(of members: [Int]) -> Int64 {
    shares[members.count].price(ofSum: members.reduce(0) { $0 + values[$1] })
  }
}
