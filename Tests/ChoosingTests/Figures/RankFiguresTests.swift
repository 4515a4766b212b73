import Testing

@testable import Choosing

@Suite struct RankFiguresTests {
  /// Half of the mean difference of all pairs, also with oneself, over the mean.
  private func gini(_ values: [Double]) -> Double {
    let count = Double(values.count)
    let differences = values.reduce(0) { sum, one in
      sum + values.reduce(0) { $0 + abs($1 - one) }
    }
    let total = values.reduce(0, +)
    return total == 0 ? 0 : differences / (2 * count * total)
  }

  @Test func `figures are those of the definitions`() {
    var random = SmallGenerator(seed: 11)
    for _ in 0..<200 {
      let last = random.number(1...5)
      let ranks = (0..<random.number(0...9)).map { _ in
        random.once(in: 4) ? nil : random.number(1...last)
      }
      let figures = RankFigures(ranks, to: last)
      let given = ranks.compactMap { $0 }
      #expect(figures.profile == (1...last).map { rank in given.count { $0 == rank } })
      #expect(figures.total == given.reduce(0, +))
      #expect(figures.worst?.rank == given.max())
      if let worst = figures.worst {
        #expect(worst.learners == ranks.indices.filter { ranks[$0] == given.max() })
      }
      #expect(abs(figures.gini - gini(given.map(Double.init))) < 1e-12)
    }
  }

  /// The best rank alone tells how long the profile is, where no other is known.
  @Test func `a profile ends with the worst rank`() {
    #expect(RankFigures([2, nil, 1, 4], to: 0).profile == [1, 1, 0, 1])
    #expect(RankFigures([nil], to: 2).profile == [0, 0])
  }

  /// Means 2, 1 and 3; the last has no rank.
  @Test func `over rounds each learner counts by their mean`() {
    let rounds = [[1, 3], [1], [3, 3, 3], []]
    #expect(abs(Gini.overRounds(rounds) - gini([2, 1, 3])) < 1e-12)
    #expect(Gini.overRounds([[], []]) == 0)
  }
}
