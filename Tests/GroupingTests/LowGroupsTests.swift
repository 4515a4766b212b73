import GroupingModel
import Testing

@testable import Grouping

struct LowGroupsTests {
  /// Mean 5, deviation 5, threes of six: below 5 - 0.4307 x 5 x sqrt(3 / 15) = 4.0369.
  @Test func theEdge() {
    func isLow(_ sum: Double) -> Bool {
      LowGroups.isLow(sum: sum, size: 3, mean: 5, deviation: 5, learners: 6)
    }
    #expect(isLow(12.1) && !isLow(12.12))
    #expect(!LowGroups.isLow(sum: 0, size: 0, mean: 5, deviation: 5, learners: 6))
    #expect(!LowGroups.isLow(sum: 0, size: 6, mean: 5, deviation: 5, learners: 6))
    #expect(!LowGroups.isLow(sum: 0, size: 1, mean: 5, deviation: 0, learners: 1))
  }

  /// Whole numbers and figures agree, and about a third of all groups are low.
  @Test(arguments: 1...20) func aThirdOfAllGroups(seed: UInt64) {
    var source = RandomSource(seed: seed)
    let scores = (0..<12).map { _ in Int128(source.below(100)) }
    let total = scores.reduce(0, +)
    let differences = scores.map { 12 * $0 - total }
    let squares = differences.reduce(UInt128(0)) { $0 + ($1 * $1).magnitude }
    let mean = Double(total) / 12
    let deviation = (Double(squares) / 12).squareRoot() / 12
    var (low, all) = (0, 0)
    for bits in 0..<4096 where bits.nonzeroBitCount == 4 {
      let members = (0..<12).filter { bits >> $0 & 1 == 1 }
      let exact = LowGroups.isLow(
        difference: members.reduce(0) { $0 + differences[$1] }, size: 4, squares: squares,
        learners: 12)
      let sum = members.reduce(0) { $0 + Double(scores[$1]) }
      #expect(
        exact
          == LowGroups.isLow(
            sum: sum, size: 4, mean: mean, deviation: deviation, learners: 12))
      low += exact ? 1 : 0
      all += 1
    }
    #expect((0.25...0.42).contains(Double(low) / Double(all)))
  }
}
