/// Acceptance thresholds `-ln(u)` from a table, so that the inner loop has no logarithm and the
/// result is the same on every machine.
package enum Metropolis {
  private static let arena = Arena()
  /// `-ln(u)` at 4,096 places of the unit interval.
  package static let table = arena.array(
    (0..<4096).map { -logarithm((Double($0) + 0.5) / 4096) })

  /// Natural logarithm of `0 < x <= 1`, by halving into 0.5...1 and the series of artanh.
  static func logarithm(_ value: Double) -> Double {
    var x = value
    var halvings = 0.0
    while x < 0.5 {
      x *= 2
      halvings += 1
    }
    let ratio = (x - 1) / (x + 1)
    let square = ratio * ratio
    var power = ratio
    var sum = 0.0
    for divisor in stride(from: 1.0, through: 39, by: 2) {
      sum += power / divisor
      power *= square
    }
    return 2 * sum - halvings * 0.693_147_180_559_945_3
  }

  /// `base` to the power `exponent`, from the same arithmetic.
  package static func power(_ base: Double, _ exponent: Double) -> Double {
    // exp(x) by scaling and squaring of a short series; x is small and negative here.
    let x = logarithm(base) * exponent / 1024
    var result = 1 + x + x * x / 2 + x * x * x / 6
    for _ in 0..<10 { result *= result }
    return result
  }
}
