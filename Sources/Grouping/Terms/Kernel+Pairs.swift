/// What pairs and learners alone say about what groups cost.
extension Kernel {
  /// Whether nothing else costs anything.
  var hasPairsOnly: Bool {
    counts.count == 0 && sums.count == 0 && reaches.count == 0 && bits.count == 0
      && ranges.count == 0
  }

  /// Whether most pairs have a price.
  var pairsAreDense: Bool {
    guard let dense = pairs?.dense else { return false }
    return 2 * (0..<dense.count).count { dense[$0] != 0 } > dense.count
  }

  /// What learners alone cost at least, each in the kind that is cheapest for it.
  var leastLinear: Int64 {
    (0..<learners).reduce(0) { total, learner in
      total + ((0..<kinds).map { linear[$0 * learners + learner] }.min() ?? 0)
    }
  }

  /// Whether no group gets anything back by other terms.
  var othersAreNeverNegative: Bool {
    func isFree(_ values: Flat<Int64>) -> Bool { !(0..<values.count).contains { values[$0] < 0 } }
    func isFree(_ sum: Sum) -> Bool {
      sum.weight >= 0
        && (0..<sum.shares.count).allSatisfy {
          sum.shares[$0].base >= 0 && sum.shares[$0].rate >= 0
        }
    }
    return (0..<counts.count).allSatisfy { isFree(counts[$0].prices) }
      && (0..<sums.count).allSatisfy { isFree(sums[$0]) }
      && (0..<reaches.count).allSatisfy { isFree(reaches[$0].weights) }
      && (0..<bits.count).allSatisfy { isFree(bits[$0].prices) }
      && (0..<ranges.count).allSatisfy { ranges[$0].weight >= 0 }
  }
}
