import Foundation
import TestSupport
import Testing

@testable import RegroupFiles

@Suite struct ResultNumberTests {
  private func written(_ value: Double) -> String {
    var bytes: [UInt8] = []
    ResultNumber.write(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// As a cell that a comma ends; nil as well where reading stops elsewhere.
  private func read(_ text: String) -> Double? {
    let bytes = Array((text + ",7\n").utf8)
    var place = 0
    guard let number = ResultNumber.read(bytes, at: &place), place == text.utf8.count else {
      return nil
    }
    return number
  }

  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (-1, "-1"), (0.5, "0.5"), (-0.25, "-0.25"), (10, "10"),
      (1234.000_001, "1234.000001"), (0.1 + 0.2, "0.3"), (-0.000_000_1, "0"),
      (-0.000_000_6, "-0.000001"), (0.000_000_5, "0.000001"), (1.999_999_7, "2"),
      (9e12, "9000000000000"), (1e300, "9000000000000"), (-1e300, "-9000000000000"),
      (.infinity, "9000000000000"), (-.infinity, "-9000000000000"), (.nan, ""),
      (.leastNonzeroMagnitude, "0"),
    ] as [(Double, String)])
  func numbersAsTheyAreWritten(value: Double, text: String) {
    #expect(written(value) == text)
    let number = read(text)
    if value.isNaN { #expect(number?.isNaN == true) } else { #expect(number == Double(text)) }
  }

  /// Against the C library's writing and Swift's reading, for numbers of all sizes.
  @Test func whatIsWrittenIsReadAsRounded() {
    var chance = SeededGenerator(seed: 1)
    for _ in 0..<20_000 {
      let size = pow(10, Double.random(in: -8...9, using: &chance))
      let value = Double.random(in: -size...size, using: &chance)
      let text = written(value)
      let rounded = ResultNumber.rounded(value)
      #expect(read(text) == rounded && Double(text) == rounded)
      #expect(abs(rounded - value) <= 0.5e-6 + abs(value) * 1e-15)
      #expect(written(rounded) == text)
      // The C library rounds the exact value, here the millionths are rounded: at ties they differ.
      let other = Double(String(format: "%.6f", value)) ?? .nan
      #expect(abs(other - rounded) <= 1.000_001e-6 + abs(value) * 1e-15)
    }
  }

  /// Numbers of many digits once made the program crash.
  @Test(arguments: [
    "-", ".", "-.5", ".5", "1.2.3", "1-", "--1", "+1", "1e3", " 1", "1 ", "nan", "0x1", "1.1234567",
    "10000000000000", "9000000000000.000001", "9999999999999", "9223372036854775807",
    "99999999999999999999", "-9999999999999999999", "\"1\"", "é",
  ])
  func whatIsNoNumber(text: String) { #expect(read(text) == nil) }

  @Test func numbersWithoutAnEnd() {
    var place = 0
    #expect(ResultNumber.read(Array("12".utf8), at: &place) == nil)
    place = 0
    #expect(ResultNumber.read([], at: &place) == nil)
  }
}
