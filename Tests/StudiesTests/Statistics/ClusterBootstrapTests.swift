import Testing

@testable import Studies

@Suite struct ClusterBootstrapTests {
  static let classes = 40
  static let clusters = ClassClusters(classes: classes)
  static let draws = Draws(seed: 21, of: "cluster bootstrap")

  /// Never missing; missing here and there; missing at first; always missing; only there at first.
  static func value(_ row: Int, _ index: Int) -> Double {
    let missing = [false, index % 3 == 1, index < 19, true, index > 0][row]
    return missing ? .nan : 2 + draws.normal(.generator, row, index)
  }

  @Test func isTheMeanOfTheClassesDrawn() {
    var bootstrap = ClusterBootstrap(rows: 5, replicates: 50, clusters: Self.clusters, seed: 4)
    var resample = ResampleWeights(clusters: Self.clusters, replicates: 50, seed: 4)
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

  /// Intervals of 95 % hold the true mean about as often, of many classes and of few; values are skewed.
  @Test(arguments: [40, 12, 5, 3]) func intervalsCover(classes: Int) {
    let trials = 300
    let covered = (0..<trials).count { trial in
      let values = (0..<classes).map { index in
        let normal = Self.draws.normal(.null, trial, index)
        return 3 + normal + 0.2 * (normal * normal - 1)
      }
      return Self.covers(values, ClassClusters(classes: classes), seed: UInt64(trial))
    }
    #expect(covered >= trials * 90 / 100 && covered <= trials * 98 / 100)
  }

  /// Classes of a school are nearly alike: as classes of their own they would seem to tell too much.
  @Test func clustersKeepTogether() {
    let (schools, each, trials) = (12, 6, 200)
    let clusters = ClassClusters((0..<(schools * each)).map { "\($0 % schools)" })
    func covered(_ clusters: ClassClusters) -> Int {
      (0..<trials).count { trial in
        let values = (0..<(schools * each)).map { index in
          3 + Self.draws.normal(.null, trial, index % schools)
            + 0.3 * Self.draws.normal(.generator, trial, index)
        }
        return Self.covers(values, clusters, seed: UInt64(trial))
      }
    }
    #expect(covered(clusters) >= trials * 90 / 100)
    #expect(covered(ClassClusters(classes: schools * each)) < trials * 75 / 100)
  }

  private static func covers(_ values: [Double], _ clusters: ClassClusters, seed: UInt64) -> Bool {
    var bootstrap = ClusterBootstrap(rows: 1, replicates: 200, clusters: clusters, seed: seed)
    for value in values { bootstrap.add([value]) }
    var intervals = BootstrapIntervals()
    return intervals.interval(bootstrap.means(of: 0), units: clusters.count)?.contains(3) ?? false
  }
}
