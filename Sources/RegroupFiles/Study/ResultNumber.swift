/// Numbers of results, in decimals of a millionth: few bytes, the same on every machine, and exactly what
/// statistics are made from.
enum ResultNumber {
  private static let unit = 1_000_000.0
  /// Larger ones are cut off: no outcome comes near it.
  private static let limit = 9e12

  /// What a number reads as once it is written; not a number where there is none.
  static func rounded(_ value: Double) -> Double {
    value.isNaN ? .nan : (max(-limit, min(limit, value)) * unit).rounded() / unit
  }

  /// Appends the shortest text of the rounded number; nothing for what is not a number.
  static func write(_ value: Double, to bytes: inout [UInt8]) {
    guard !value.isNaN else { return }
    let scaled = Int64((max(-limit, min(limit, value)) * unit).rounded())
    if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
    let magnitude = scaled.magnitude
    appendDigits(of: magnitude / 1_000_000, to: &bytes)
    var rest = magnitude % 1_000_000
    guard rest > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    var place: UInt64 = 100_000
    while rest > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(rest / place))
      rest %= place
      place /= 10
    }
  }

  static func appendDigits(of value: UInt64, to bytes: inout [UInt8]) {
    var place: UInt64 = 1
    while value / place >= 10 { place *= 10 }
    while place > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(value / place % 10))
      place /= 10
    }
  }

  /// Reads a number up to the next comma or line break.
  ///
  /// - Parameter place: moves on to that comma or line break.
  /// - Returns: nil for what is no decimal number within the limit; not a number for an empty cell.
  static func read(_ bytes: [UInt8], at place: inout Int) -> Double? {
    let begin = place
    var (isNegative, whole, digits, point) = (false, UInt64(0), 0, -1)
    while place < bytes.count {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "\n"):
        guard place > begin else { return .nan }
        guard digits > 0 else { return nil }
        let decimals = point < 0 ? 0 : digits - point
        guard decimals <= 6, digits - decimals <= 13 else { return nil }
        for _ in decimals..<6 { whole *= 10 }
        guard whole <= UInt64(limit * unit) else { return nil }
        return (isNegative && whole > 0 ? -Double(whole) : Double(whole)) / unit
      case UInt8(ascii: "-"):
        guard place == begin else { return nil }
        isNegative = true
      case UInt8(ascii: "."):
        guard point < 0, digits > 0 else { return nil }
        point = digits
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard digits < 19 else { return nil }
        whole = whole * 10 + UInt64(byte - UInt8(ascii: "0"))
        digits += 1
      default: return nil
      }
      place += 1
    }
    return nil
  }
}
