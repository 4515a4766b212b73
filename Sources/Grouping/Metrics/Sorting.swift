/// How far groups are sorted by a trait: the share of its spread that lies between groups, held
/// against what chance gives.
///
/// R2 = 1 - SSW / SST is the share of squared dissimilarity between groups of permutational analysis
/// of variance (Anderson 2001, "A new method for non-parametric multivariate analysis of variance"),
/// with SST = (1/N) sum over all pairs of d^2 and SSW = the same within each group, by its own size.
/// For one column of numbers this is the plain variance. Chance alone gives R2 = (G - 1) / (N - 1);
/// T = 1 - (1 - R2)(N - 1)/(N - G) is 0 on average under chance, 1 where each group is all alike.
package struct Sorting: Sendable, Hashable {
  /// Share of squared dissimilarity between groups.
  package let share: Double
  package let learners: Int
  package let groups: Int

  /// nil where nothing can be told: one group, nobody with company, or all learners alike.
  init?(within: Double, total: Double, learners: Int, groups: Int) {
    guard groups > 1, learners > groups, total > 0 else { return nil }
    share = 1 - within / total
    self.learners = learners
    self.groups = groups
  }

  /// T.
  package var index: Double {
    1 - (1 - share) * Double(learners - 1) / Double(learners - groups)
  }

  /// Anderson's pseudo-F; infinite where groups are all alike.
  package var pseudoF: Double {
    share / Double(groups - 1) / ((1 - share) / Double(learners - groups))
  }

  /// How much a round of this form tells beside others: the inverse variance of T under chance,
  /// 2 (G - 1) / ((N - G)(N + 1)), if the trait were normal (R2 is then a beta variable).
  static func precision(learners: Int, groups: Int) -> Double {
    Double(learners - groups) * Double(learners + 1) / (2 * Double(groups - 1))
  }

  /// T over several rounds: their mean, weighted by precision. Each round's has mean 0 under
  /// chance, and so has this.
  package static func overTerm(_ rounds: [Sorting?]) -> Double? {
    var (sum, weights) = (0.0, 0.0)
    for round in rounds.compactMap({ $0 }) {
      let weight = precision(learners: round.learners, groups: round.groups)
      sum += weight * round.index
      weights += weight
    }
    return weights > 0 ? sum / weights : nil
  }
}

extension Sorting {
  /// From sums of numbers by group.
  init?(_ sums: GroupSums) {
    let mean = sums.total / Double(max(1, sums.learners))
    let total = sums.squares - sums.total * mean
    var between = 0.0
    for (sum, size) in zip(sums.sums, sums.sizes) where size > 0 {
      let away = Double(sum) / Double(size) - mean
      between += Double(size) * away * away
    }
    self.init(
      within: max(0, total - between), total: total, learners: sums.learners,
      groups: sums.sizes.count)
  }

  /// From counts of categories by group: distances are 0 and 1, so that SST / N is half of Blau's
  /// index, and Rao's quadratic entropy.
  init?(_ counts: GroupCounts) {
    self.init(
      within: counts.sizes.indices.reduce(0) { $0 + counts.unlikePairs(inGroup: $1) },
      total: counts.unlikePairs, learners: counts.learners, groups: counts.sizes.count)
  }

  /// From squared distances.
  ///
  /// - Parameters:
  ///   - sources: the learner in each place of the round.
  ///   - total: SST.
  /// - Complexity: O(learners x size).
  init?(_ round: TraitRound, sources: [Int], squares: [Double], learners: Int, total: Double) {
    var members = [[Int]](repeating: [], count: round.sizes.count)
    for (place, group) in round.groups.enumerated() { members[group].append(sources[place]) }
    let within = members.reduce(0) { $0 + Self.spread(of: $1, squares, learners) }
    self.init(within: within, total: total, learners: round.learners, groups: members.count)
  }

  /// The sum of squared distances of all pairs over the number of learners.
  static func spread(of members: [Int], _ squares: [Double], _ learners: Int) -> Double {
    var sum = 0.0
    for (index, first) in members.enumerated() {
      for second in members[..<index] { sum += squares[first * learners + second] }
    }
    return members.isEmpty ? 0 : sum / Double(members.count)
  }
}
