import Testing

@testable import Studies

@Suite struct ResampleTests {
  /// Two trials of chance 1/2: 0 up to 1/4, 1 up to 3/4, else 2.
  @Test(arguments: [(0.2, 0), (0.25, 0), (0.26, 1), (0.75, 1), (0.76, 2)])
  func invertsByHand(share: Double, successes: Int) {
    #expect(Binomial.quantile(share, trials: 2, chance: 0.5) == successes)
  }

  @Test func invertsSumsOfProducts() {
    func choose(_ n: Int, _ k: Int) -> Double {
      (0..<k).reduce(1) { $0 * Double(n - $1) / Double($1 + 1) }
    }
    func power(_ base: Double, _ times: Int) -> Double {
      (0..<times).reduce(1) { p, _ in p * base }
    }
    for trials in 1...12 {
      for (chance, percent) in [(0.1, 5), (0.3, 50), (0.5, 83), (0.9, 97)] {
        let share = Double(percent) / 100
        var (sum, successes) = (power(1 - chance, trials), 0)
        while sum < share {
          successes += 1
          sum +=
            choose(trials, successes) * power(chance, successes)
            * power(1 - chance, trials - successes)
        }
        #expect(Binomial.quantile(share, trials: trials, chance: chance) == successes)
      }
    }
  }

  @Test func edges() {
    #expect(Binomial.quantile(0.3, trials: 7, chance: 1) == 7)
    #expect(Binomial.quantile(0.3, trials: 0, chance: 0.5) == 0)
    #expect(Binomial.quantile(1 - 0x1p-53, trials: 3545, chance: 1.0 / 3545) < 30)
  }

  @Test(arguments: [1, 2, 10, 57]) func everyReplicateHasAsManyDrawsAsClasses(classes: Int) {
    var resample = ResampleWeights(
      clusters: ClassClusters(classes: classes), replicates: 300, seed: 3)
    var sums = [Double](repeating: 0, count: 300)
    for _ in 0..<classes {
      let weights = resample.forNextClass()
      for place in sums.indices { sums[place] += weights[place] }
      #expect(weights.allSatisfy { $0 >= 0 && $0 == $0.rounded() })
    }
    #expect(sums.allSatisfy { $0 == Double(classes) })
    #expect(resample.drawn == sums)
  }

  /// Of a, b, a, c, b: the two of a are drawn as often as each other, and so are those of b; together the
  /// clusters are drawn three times.
  @Test func classesOfAClusterAreDrawnTogether() {
    let clusters = ClassClusters(["a", "b", "a", "c", "b"])
    #expect(clusters.numbers == [0, 1, 0, 2, 1] && clusters.count == 3)
    var resample = ResampleWeights(clusters: clusters, replicates: 200, seed: 5)
    let weights = (0..<5).map { _ in resample.forNextClass() }
    #expect(weights[0] == weights[2] && weights[1] == weights[4])
    for place in 0..<200 {
      #expect(weights[0][place] + weights[1][place] + weights[3][place] == 3)
      #expect(resample.drawn[place] == weights.reduce(0) { $0 + $1[place] })
    }
    #expect(Set(weights[3]).count > 2)
  }

  /// Of ten classes: mean 1, variance 1 - 1/10 for each, covariance -1/10 of two, and each is left
  /// out with chance 0.9^10 = 0.3487, whether it comes first or last.
  @Test func weightsAreMultinomial() {
    let count = 20_000
    var resample = ResampleWeights(
      clusters: ClassClusters(classes: 10), replicates: count, seed: 11)
    let weights = (0..<10).map { _ in resample.forNextClass() }
    func mean(_ of: (Int) -> Double) -> Double {
      (0..<count).reduce(0) { $0 + of($1) } / Double(count)
    }
    for row in weights {
      #expect(abs(mean { row[$0] } - 1) < 0.03)
      #expect(abs(mean { (row[$0] - 1) * (row[$0] - 1) } - 0.9) < 0.05)
      #expect(abs(mean { row[$0] == 0 ? 1 : 0 } - 0.3487) < 0.015)
    }
    for (one, other) in [(0, 1), (0, 9), (4, 5), (8, 9)] {
      let product = mean { (weights[one][$0] - 1) * (weights[other][$0] - 1) }
      #expect(abs(product + 0.1) < 0.03)
    }
  }
}
