/// What a policy costs in the world that suits it least: minimax regret (Savage 1951).
///
/// Where the world is not known, the minimax policies lose least at the worst. Because the worst is
/// a maximum, it is overestimated a little if worlds are close; look at the intervals.
package struct Regret: Sendable {
  /// Row-major, policies x worlds: the best mean in that world less this policy's; NaN where the
  /// policy has none.
  package let matrix: [Double]
  /// Per world, the policies whose mean is highest and all that are not told apart from one of them;
  /// none where no policy has a mean.
  package let leaders: [[Int]]
  /// Per policy, the largest over the worlds that count; NaN if any is missing.
  package let largest: [Double]
  /// Of the largest regret per policy, 95 %, over bootstrap replicates.
  package let intervals: [ClosedRange<Double>?]
  /// The policies whose largest regret is smallest, all that tie.
  package let minimax: [Int]
  /// Per policy, the share of bootstrap replicates in which it is a minimax policy; ties count for
  /// each. NaN where it has no largest regret.
  package let shares: [Double]
  /// The minimax policies and all that are not told apart from one of them: in one of forty replicates
  /// or more they lose no more, or there are no replicates to tell.
  package let contenders: [Int]

  /// - Parameters:
  ///   - means: row-major, policies x worlds; higher is better.
  ///   - replicates: for each of them, bootstrap replicates of it; as many for all.
  ///   - units: what replicates were drawn from: clusters of classes.
  ///   - counted: worlds that the largest regret is over, at least one; nil for all.
  package init(
    means: [Double], replicates: [[Double]], policies: Int, units: Int, counted: [Int]? = nil
  ) {
    let worlds = means.count / policies
    let counted = counted ?? Array(0..<worlds)
    let drawn = (0..<(replicates.first?.count ?? 0)).map { replicate in
      Self.matrix(replicates.map { $0[replicate] }, policies)
    }
    var paired = PairedReplicates(units: units)
    let matrix = Self.matrix(means, policies)
    let largest = Self.largest(matrix, policies, counted)
    let worst = drawn.map { Self.largest($0, policies, counted) }
    let winners = worst.map(Self.least)
    let minimax = Self.least(largest)
    self.matrix = matrix
    self.largest = largest
    self.minimax = minimax
    leaders = (0..<worlds).map { world in
      let own = (0..<policies).map { matrix[$0 * worlds + world] }
      let drawn = drawn.map { one in (0..<policies).map { one[$0 * worlds + world] } }
      return paired.near(Self.least(own), own, drawn)
    }
    intervals = (0..<policies).map { policy in
      largest[policy].isNaN
        ? nil
        : paired.interval(worst.map { $0[policy] }).map { max(0, $0.lowerBound)...$0.upperBound }
    }
    shares = (0..<policies).map { policy in
      largest[policy].isNaN
        ? .nan : Double(winners.count { $0.contains(policy) }) / Double(max(1, winners.count))
    }
    contenders = paired.near(minimax, largest, worst)
  }

  private static func matrix(_ means: [Double], _ policies: Int) -> [Double] {
    let worlds = means.count / policies
    let best = (0..<worlds).map { world in
      (0..<policies).map { means[$0 * worlds + world] }.filter { !$0.isNaN }.max() ?? .nan
    }
    return means.indices.map { best[$0 % worlds] - means[$0] }
  }

  private static func largest(
    _ matrix: [Double], _ policies: Int, _ counted: [Int]
  ) -> [Double] {
    let worlds = matrix.count / policies
    return (0..<policies).map { policy in
      let row = counted.map { matrix[policy * worlds + $0] }
      return row.contains(where: \.isNaN) ? .nan : row.max() ?? .nan
    }
  }

  /// Where a number is least; equal up to rounding is a tie.
  private static func least(_ values: [Double]) -> [Int] {
    let compared = values.indices.filter { !values[$0].isNaN }
    guard let least = compared.map({ values[$0] }).min() else { return [] }
    let scale = compared.map { abs(values[$0]) }.max() ?? least
    return compared.filter { values[$0] <= least + 1e-12 * scale }
  }
}

/// Compares policies replicate by replicate. Replicates are of the same classes, so that the difference
/// of two policies is sharper than each.
private struct PairedReplicates {
  let units: Int
  private var intervals = BootstrapIntervals()

  init(units: Int) { self.units = units }

  mutating func interval(_ replicates: [Double]) -> ClosedRange<Double>? {
    intervals.interval(replicates, units: units)
  }

  /// The best policies, and all that have a value and are not surely worse.
  mutating func near(_ best: [Int], _ values: [Double], _ drawn: [[Double]]) -> [Int] {
    var near: [Int] = []
    for policy in values.indices where !values[policy].isNaN {
      if best.contains(policy) || best.contains(where: { ties(policy, with: $0, drawn) }) {
        near.append(policy)
      }
    }
    return near
  }

  /// Whether the lower end of the interval of the difference is not above 0.
  private mutating func ties(_ policy: Int, with best: Int, _ drawn: [[Double]]) -> Bool {
    interval(drawn.map { $0[policy] - $0[best] }).map { $0.lowerBound <= 0 } ?? true
  }
}
