import Grouping
import Testing

/// Minimal clashing sets of numbers.
@Suite struct QuickXplainTests {
  @Test func whatClashesIsNamedAndNothingElse() {
    let found = fewestClashing(
      Array(0..<50), shouldStop: { false },
      isImpossible: { Set($0).isSuperset(of: [7, 30, 41]) })
    #expect(found == [7, 30, 41])
  }

  @Test func withoutTimeWhatIsOpenIsKept() {
    let found = fewestClashing([1, 2, 3], shouldStop: { true }, isImpossible: { _ in true })
    #expect(found == [1, 2, 3])
  }

  /// A proof that sees the clash of 2 and 3 only among few is no reason to name 1.
  @Test func whatAProofDidNotSeeIsLeftOutAfterwards() {
    #expect(withoutSpare([1, 2, 3]) { Set($0).isSuperset(of: [2, 3]) } == [2, 3])
  }
}
