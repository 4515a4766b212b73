import CGLPK

/// What a row or a column may be. An infinite side counts as no bound on that side.
package enum Bounds: Equatable, Sendable {
  /// Any number.
  case free
  /// This number or more.
  case atLeast(Double)
  /// This number or less.
  case atMost(Double)
  /// From the first number to the second, both included.
  case between(Double, Double)
  /// Exactly this number.
  case fixed(Double)
}

/// Bounds as GLPK takes them.
struct RawBounds {
  let type: Int32
  let lower: Double
  let upper: Double
}

extension Bounds {
  private var lower: Double {
    switch self {
    case .free, .atMost: -.infinity
    case .atLeast(let value), .between(let value, _), .fixed(let value): value
    }
  }

  private var upper: Double {
    switch self {
    case .free, .atLeast: .infinity
    case .atMost(let value), .between(_, let value), .fixed(let value): value
    }
  }

  /// The same bounds for GLPK, which refuses a range of one point or less only when it solves.
  ///
  /// - Throws: ``GLPKError/notANumber(in:)`` or ``GLPKError/invalidBounds(lower:upper:)``.
  func raw() throws(GLPKError) -> RawBounds {
    let (lower, upper) = (self.lower, self.upper)
    if lower.isNaN || upper.isNaN { throw .notANumber(in: "the bounds") }
    if lower > upper || lower == .infinity || upper == -.infinity {
      throw .invalidBounds(lower: lower, upper: upper)
    }
    let type =
      switch (lower.isFinite, upper.isFinite) {
      case (false, false): GLP_FR
      case (true, false): GLP_LO
      case (false, true): GLP_UP
      case (true, true): lower == upper ? GLP_FX : GLP_DB
      }
    return RawBounds(
      type: type, lower: lower.isFinite ? lower : 0, upper: upper.isFinite ? upper : 0)
  }
}

/// Whether the objective is to be small or large.
package enum Direction: Sendable {
  case minimize, maximize
}

/// Which values a column may take within its bounds. Only the integer search looks at it.
package enum Kind: Sendable {
  /// Any number.
  case continuous
  /// Whole numbers; the bounds must be whole, too.
  case integer
  /// 0 or 1: an integer whose bounds are set to 0...1, whatever they were.
  case binary

  var raw: Int32 {
    switch self {
    case .continuous: GLP_CV
    case .integer: GLP_IV
    case .binary: GLP_BV
    }
  }
}
