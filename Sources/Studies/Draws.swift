import Grouping

/// Random numbers that depend on nothing but what they are for: seed, class, stream, round and learner.
/// Policies and learner models that are compared meet the same luck (common random numbers), and no
/// number depends on what was drawn before it, on threads or on shards.
package struct Draws: Sendable, Hashable {
  /// What a number is for.
  package enum Stream: UInt64, Sendable {
    /// Noise of learning.
    case learning = 1
    /// Noise of entrance tickets.
    case ticket
    /// Choices of a policy.
    case policy
    /// Whether a skill is mastered to begin with.
    case mastery
    /// Whether a skill is learned in a round.
    case transit
    /// Null distributions.
    case null
    /// Generated data.
    case generator
  }

  private let key: UInt64

  /// - Parameter text: identifier of the class.
  package init(seed: UInt64, of text: String) {
    var key = Self.mixed(seed &+ 0x9E37_79B9_7F4A_7C15)
    for byte in text.utf8 { key = Self.mixed(key ^ UInt64(byte)) }
    self.key = key
  }

  private init(key: UInt64) { self.key = key }

  /// Numbers of their own for a part of what these are for.
  package func of(_ part: UInt64) -> Draws { Draws(key: Self.mixed(key ^ Self.mixed(part &+ 1))) }

  /// SplitMix64's finalizer (Steele, Lea and Flood 2014).
  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  @inline(__always)
  package func bits(_ stream: Stream, _ first: Int = 0, _ second: Int = 0) -> UInt64 {
    let one = Self.mixed(key &+ stream.rawValue &* 0xD1B5_4A32_D192_ED03)
    return Self.mixed(
      Self.mixed(one ^ UInt64(bitPattern: Int64(first))) ^ UInt64(bitPattern: Int64(second)))
  }

  /// Uniform in the open interval from 0 to 1.
  @inline(__always)
  package func uniform(_ stream: Stream, _ first: Int = 0, _ second: Int = 0) -> Double {
    (Double(bits(stream, first, second) >> 11) + 0.5) * 0x1p-53
  }

  /// Standard normal.
  package func normal(_ stream: Stream, _ first: Int = 0, _ second: Int = 0) -> Double {
    NormalQuantile.of(uniform(stream, first, second))
  }
}

extension Draws {
  /// A sequence of numbers for what draws many.
  package func source(_ stream: Stream, _ part: Int = 0) -> RandomSource {
    RandomSource(seed: bits(stream, part))
  }
}
