#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Student's t distribution with a whole number of degrees of freedom, from 1.
enum StudentT {
  /// Chance that |t| is below a limit, as a finite sum (Abramowitz and Stegun 1964, 26.7.3 and 26.7.4).
  static func within(_ limit: Double, freedom: Int) -> Double {
    let angle = atan(limit / Double(freedom).squareRoot())
    let (sine, cosine) = (sin(angle), cos(angle))
    let isOdd = freedom % 2 == 1
    var term = isOdd ? cosine : 1
    var sum = freedom == 1 ? 0 : term
    for power in stride(from: isOdd ? 3 : 2, through: freedom - 2, by: 2) {
      term *= cosine * cosine * Double(power - 1) / Double(power)
      sum += term
    }
    return isOdd ? 2 / Double.pi * (angle + sine * sum) : sine * sum
  }

  /// The limit that |t| is below with some chance, from 0 to below 1.
  ///
  /// - Complexity: O(freedom), by halving.
  static func limit(_ share: Double, freedom: Int) -> Double {
    var (low, high) = (0.0, 1.0)
    while within(high, freedom: freedom) < share { high *= 2 }
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if within(middle, freedom: freedom) < share { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
