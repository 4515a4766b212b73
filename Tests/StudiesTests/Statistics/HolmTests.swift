import Testing

@testable import Studies

@Suite struct HolmTests {
  /// Sorted 0.005 x 4 = 0.02, 0.01 x 3 = 0.03, 0.03 x 2 = 0.06, 0.04 x 1 = 0.04, raised to 0.06.
  @Test func agreesWithHandArithmetic() {
    let adjusted = Holm.adjusted([0.01, 0.04, 0.03, 0.005])
    for (found, expected) in zip(adjusted, [0.03, 0.06, 0.06, 0.02]) {
      #expect(abs(found - expected) < 1e-12)
    }
  }

  @Test func neverAboveOne() {
    #expect(Holm.adjusted([0.6, 0.9, 0.7]) == [1, 1, 1])
  }

  @Test func oneTestOrNone() {
    #expect(Holm.adjusted([0.2]) == [0.2])
    #expect(Holm.adjusted([]) == [])
  }
}
