import Testing

@testable import Studies

@Suite struct ClusterBootstrapTests {
  static let classes = 40
  static let draws = Draws(seed: 21, of: "cluster bootstrap")

  /// Never missing; missing here and there; missing at first; always missing; only there at first.
  static func value(_ row: Int, _ index: Int) -> Double {
    let missing = [false, index % 3 == 1, index < 19, true, index > 0][row]
    return missing ? .nan : 2 + draws.normal(.generator, row, index)
  }

  @Test func isTheMeanOfTheClassesDrawn() {
    var bootstrap = ClusterBootstrap(rows: 5, replicates: 50, classes: Self.classes, seed: 4)
    var resample = ResampleWeights(classes: Self.classes, replicates: 50, seed: 4)
    var weights: [[Double]] = []
    for index in 0..<Self.classes {
      bootstrap.add((0..<5).map { Self.value($0, index) })
      weights.append(resample.forNextClass())
    }
    for row in 0..<5 {
      let there = (0..<Self.classes).filter { !Self.value(row, $0).isNaN }
      for (replicate, mean) in bootstrap.means(of: row).enumerated() {
        let mass = there.reduce(0) { $0 + weights[$1][replicate] }
        let sum = there.reduce(0) { $0 + weights[$1][replicate] * Self.value(row, $1) }
        #expect(mass == 0 ? mean.isNaN : abs(mean - sum / mass) < 1e-12)
      }
    }
    #expect(bootstrap.means(of: 3).allSatisfy { $0.isNaN })
    #expect(bootstrap.means(of: 4).contains { $0.isNaN })
  }

  /// Intervals of 95 % hold the true mean about as often; classes' values are skewed.
  @Test func intervalsCover() {
    let trials = 300
    var covered = 0
    for trial in 0..<trials {
      var bootstrap = ClusterBootstrap(
        rows: 1, replicates: 200, classes: Self.classes, seed: UInt64(trial))
      for index in 0..<Self.classes {
        let normal = Self.draws.normal(.null, trial, index)
        bootstrap.add([3 + normal + 0.2 * (normal * normal - 1)])
      }
      if Quantile.interval(bootstrap.means(of: 0))?.contains(3) ?? false { covered += 1 }
    }
    #expect(covered >= trials * 90 / 100 && covered <= trials * 98 / 100)
  }
}
