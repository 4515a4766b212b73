/// What a policy costs in the world that suits it least: minimax regret (Savage 1951).
///
/// Where the world is not known, the minimax policies lose least at the worst. Because the worst is
/// a maximum, it is overestimated a little if worlds are close; look at the intervals.
package struct Regret: Sendable {
  /// Row-major, policies x worlds: the best mean in that world less this policy's; NaN where the
  /// policy has none.
  package let matrix: [Double]
  /// Per policy, the largest over worlds; NaN if any is missing.
  package let largest: [Double]
  /// Of the largest regret per policy, 95 %, over bootstrap replicates.
  package let intervals: [ClosedRange<Double>?]
  /// The policies whose largest regret is smallest, all that tie.
  package let minimax: [Int]
  /// Per policy, the share of bootstrap replicates in which it is a minimax policy; ties count for
  /// each.
  package let shares: [Double]
  /// The minimax policies and all whose interval overlaps one of theirs: data do not tell them
  /// apart.
  package let contenders: [Int]

  /// - Parameters:
  ///   - means: row-major, policies x worlds; higher is better.
  ///   - replicates: for each of them, bootstrap replicates of it; as many for all.
  package init(means: [Double], replicates: [[Double]], policies: Int) {
    let drawn = (0..<(replicates.first?.count ?? 0)).map { replicate in
      Self.largest(Self.matrix(replicates.map { $0[replicate] }, policies), policies)
    }
    let matrix = Self.matrix(means, policies)
    let largest = Self.largest(matrix, policies)
    let intervals = (0..<policies).map { policy in Quantile.interval(drawn.map { $0[policy] }) }
    let minimax = Self.minimax(largest)
    let winners = drawn.map(Self.minimax)
    self.matrix = matrix
    self.largest = largest
    self.intervals = intervals
    self.minimax = minimax
    shares = (0..<policies).map { policy in
      Double(winners.count { $0.contains(policy) }) / Double(max(1, winners.count))
    }
    contenders = (0..<policies).filter { policy in
      minimax.contains(policy) || minimax.contains { Self.ties(policy, with: $0, in: drawn) }
    }
  }

  /// Whether the lower end of the interval of the difference of two policies' largest regrets is not
  /// above 0. Replicates are of the same classes, so that the difference is sharper than each.
  private static func ties(_ policy: Int, with best: Int, in drawn: [[Double]]) -> Bool {
    guard let interval = Quantile.interval(drawn.map { $0[policy] - $0[best] }) else {
      return false
    }
    return interval.lowerBound <= 0
  }

  private static func matrix(_ means: [Double], _ policies: Int) -> [Double] {
    let worlds = means.count / policies
    let best = (0..<worlds).map { world in
      (0..<policies).map { means[$0 * worlds + world] }.filter { !$0.isNaN }.max() ?? .nan
    }
    return means.indices.map { best[$0 % worlds] - means[$0] }
  }

  private static func largest(_ matrix: [Double], _ policies: Int) -> [Double] {
    let worlds = matrix.count / policies
    return (0..<policies).map { policy in
      let row = matrix[(policy * worlds)..<((policy + 1) * worlds)]
      return row.contains(where: \.isNaN) ? .nan : row.max() ?? .nan
    }
  }

  /// Equal up to rounding is a tie.
  private static func minimax(_ largest: [Double]) -> [Int] {
    let compared = largest.indices.filter { !largest[$0].isNaN }
    guard let least = compared.map({ largest[$0] }).min() else { return [] }
    let scale = compared.map { largest[$0] }.max() ?? least
    return compared.filter { largest[$0] <= least + 1e-12 * scale }
  }
}
