/// Learners who are the only one of their category in a group of several.
package enum AloneMembers {
  static func count(_ counts: GroupCounts) -> Int {
    let classes = counts.all.count
    return counts.sizes.indices.reduce(0) { sum, group in
      guard counts.sizes[group] > 1 else { return sum }
      let own = counts.counts[(group * classes)..<((group + 1) * classes)]
      return sum + own.count { $0 == 1 }
    }
  }

  /// What chance gives: for K of a category among N, a group of s has exactly one of them with the
  /// hypergeometric probability K C(N - K, s - 1) / C(N, s).
  ///
  /// - Complexity: O(groups x categories x size).
  static func expected(_ counts: GroupCounts) -> Double {
    var sum = 0.0
    for size in counts.sizes where size > 1 {
      for kind in counts.all where kind > 0 {
        sum += one(of: kind, inGroupOf: size, among: counts.learners)
      }
    }
    return sum
  }

  /// K s / N times the chance that the s - 1 others are all of the N - K out of N - 1.
  private static func one(of kind: Int, inGroupOf size: Int, among learners: Int) -> Double {
    var chance = Double(kind) * Double(size) / Double(learners)
    for drawn in 0..<(size - 1) {
      chance *= Double(max(0, learners - kind - drawn)) / Double(learners - 1 - drawn)
    }
    return chance
  }
}
