/// The binomial distribution.
enum Binomial {
  /// The smallest number of successes that is reached with at least this probability: with a
  /// uniform share, a binomial number by inversion. Only additions, multiplications and divisions,
  /// so the same on every machine.
  ///
  /// - Parameters:
  ///   - share: above 0 and below 1.
  ///   - chance: of a success; `trials * chance` must be moderate (below about 500).
  /// - Complexity: O(log trials + result).
  static func quantile(_ share: Double, trials: Int, chance: Double) -> Int {
    guard chance < 1 else { return trials }
    let odds = chance / (1 - chance)
    var successes = 0
    var term = power(1 - chance, trials)
    var sum = term
    while sum < share && successes < trials {
      term *= odds * Double(trials - successes) / Double(successes + 1)
      // A share within rounding of 1 is never reached.
      guard sum + term > sum else { break }
      sum += term
      successes += 1
    }
    return successes
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    var (result, square, rest) = (1.0, base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      square *= square
      rest >>= 1
    }
    return result
  }
}
