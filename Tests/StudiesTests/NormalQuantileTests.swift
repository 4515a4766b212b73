import Testing

@testable import Studies

@Suite struct NormalQuantileTests {
  /// Tabulated: 0.975 -> 1.959963984540054, 0.999 -> 3.090232306167813, 1e-10 -> -6.361340902404056.
  @Test func agreesWithTables() {
    #expect(abs(NormalQuantile.of(0.975) - 1.959963984540054) < 1e-12)
    #expect(abs(NormalQuantile.of(0.999) - 3.090232306167813) < 1e-12)
    #expect(abs(NormalQuantile.of(1e-10) + 6.361340902404056) < 1e-10)
    #expect(NormalQuantile.of(0.5) == 0)
  }

  @Test func isSymmetric() {
    for step in 1..<100 {
      let share = Double(step) / 200
      #expect(abs(NormalQuantile.of(share) + NormalQuantile.of(1 - share)) < 1e-9)
    }
  }
}
