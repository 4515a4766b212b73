/// A price of the distance between the largest and the smallest value in the group:
/// 0 up to `allowance`, then `base + round(rate x (largest - smallest - allowance))`.
package struct RangeTerm: Sendable {
  /// One value per learner; nil is left out.
  package let values: [Int64?]
  package let scale: Scale

  /// How a distance is priced.
  package struct Scale: BitwiseCopyable, Sendable {
    /// Distance that costs nothing.
    package let allowance: Int64
    /// Price of any distance beyond the allowance: 1 for violations, 0 for costs.
    package let base: Int64
    /// Price per unit of distance beyond the allowance.
    package let rate: Double

    @inline(__always)
    package func price(ofRange range: Int64) -> Int64 {
      range <= allowance ? 0 : base + Int64(rate * Double(range - allowance) + 0.5)
    }
  }

  package init(values: [Int64?], allowance: Int64 = 0, base: Int64 = 0, rate: Double) {
    self.values = values
    scale = Scale(allowance: allowance, base: base, rate: rate)
  }

  package func price(of members: [Int]) -> Int64 {
    let known = members.compactMap { values[$0] }
    guard let largest = known.max(), let smallest = known.min() else { return 0 }
    return scale.price(ofRange: largest - smallest)
  }
}
