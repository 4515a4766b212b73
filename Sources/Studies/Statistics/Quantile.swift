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

  /// Percentile interval (Efron 1979) that leaves out as much on either side.
  ///
  /// - Parameters:
  ///   - replicates: NaN counts as not there.
  ///   - share: what is inside.
  /// - Returns: nil without replicates.
  static func interval(_ replicates: [Double], share: Double = 0.95) -> ClosedRange<Double>? {
    let sorted = replicates.filter { !$0.isNaN }.sorted()
    guard !sorted.isEmpty else { return nil }
    return of(sorted, (1 - share) / 2)...of(sorted, (1 + share) / 2)
  }
}
