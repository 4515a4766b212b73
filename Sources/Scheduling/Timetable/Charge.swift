/// What is broken and what is only dear, in one number that adds up: each thing broken counts 2^32,
/// costs count as they are. Costs of one charge stay within 31 bits.
enum Charge {
  static let violation = 1 << 32

  /// A rule's count, as required or at its weight.
  static func of(_ count: Int, weight: Int?) -> Int { count * (weight ?? violation) }

  @inline(__always)
  static func cost(_ charge: Int) -> Int { Int(Int32(truncatingIfNeeded: charge)) }

  @inline(__always)
  static func violations(_ charge: Int) -> Int { (charge - cost(charge)) >> 32 }
}
