/// Quantiles by linear interpolation between order statistics: type 7 of Hyndman and Fan (1996).
enum Quantile {
  /// - Parameters:
  ///   - sorted: ascending, at least one.
  ///   - share: from 0 to 1.
  static func of(_ sorted: [Double], _ share: Double) -> Double {
    let place = share * Double(sorted.count - 1)
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
  }
}

/// Intervals of 95 % of resampled means: percentile intervals (Efron 1979), stretched around the mean of
/// the replicates for few units.
///
/// Percentiles of few units are too narrow, as if the normal distribution held, and the sample's deviation
/// were the population's; what Student's t and n/(n - 1) add is known for means of normal numbers (Hesterberg
/// 2015, "What Teachers Should Know about the Bootstrap", who moves the percentiles instead; with three or
/// five units there are none further out).
struct BootstrapIntervals: Sendable {
  /// By the number of units.
  private var stretches: [Int: Double] = [:]

  /// - Parameters:
  ///   - replicates: NaN counts as not there.
  ///   - units: what was drawn from: clusters of classes.
  /// - Returns: nil without replicates, and for fewer than two units, which tell no interval.
  mutating func interval(_ replicates: [Double], units: Int) -> ClosedRange<Double>? {
    let sorted = replicates.filter { !$0.isNaN }.sorted()
    guard !sorted.isEmpty, units > 1 else { return nil }
    let stretch = stretches[units] ?? Self.stretch(units)
    stretches[units] = stretch
    let (low, high) = (Quantile.of(sorted, 0.025), Quantile.of(sorted, 0.975))
    let centre = min(high, max(low, sorted.reduce(0, +) / Double(sorted.count)))
    return (centre - stretch * (centre - low))...(centre + stretch * (high - centre))
  }

  static func stretch(_ units: Int) -> Double {
    let n = Double(units)
    return (n / (n - 1)).squareRoot() * StudentT.limit(0.95, freedom: units - 1) / 1.959964
  }
}
