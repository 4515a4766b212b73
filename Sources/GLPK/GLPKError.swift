/// What can go wrong between a caller and GLPK: mistakes of the caller, found before GLPK sees
/// them, and breakdowns of GLPK itself.
///
/// "No solution exists" and "stopped early" are results, not errors.
package enum GLPKError: Error, Equatable {
  /// An index outside `0..<count`; `of` names what was indexed.
  case invalidIndex(of: String, index: Int, count: Int)
  /// The same row (or column) twice in one column (or row), or in one list to delete.
  case duplicateEntry(of: String, index: Int)
  /// A NaN or an infinity where a finite number is needed.
  case notANumber(in: String)
  /// A lower bound above the upper one, or an infinite bound on the wrong side.
  case invalidBounds(lower: Double, upper: Double)
  /// Flat arrays whose lengths do not fit together.
  case invalidShape(String)
  /// An option outside its range, or options that exclude each other.
  case invalidOption(String)
  /// GLPK met a fatal error; `message` is its own text. Every problem of this thread is gone.
  case aborted(message: String)
  /// The solver gave up with this code of GLPK and without a usable answer.
  case numericalTrouble(code: Int32)
  /// The problem's environment is gone, or belongs to another thread.
  case dead
}

extension GLPKError: CustomStringConvertible {
  /// What happened, in one sentence.
  package var cause: String {
    switch self {
    case .invalidIndex(let of, let index, let count):
      "There is no \(of) \(index): the problem has \(count), counted from 0."
    case .duplicateEntry(let of, let index):
      "The \(of) \(index) is named twice."
    case .notANumber(let place):
      "A number in \(place) is not finite."
    case .invalidBounds(let lower, let upper):
      "The bounds \(lower) and \(upper) leave no room."
    case .invalidShape(let detail), .invalidOption(let detail):
      detail
    case .aborted(let message):
      message.isEmpty ? "GLPK met a fatal error." : "GLPK met a fatal error: \(message)"
    case .numericalTrouble(let code):
      "GLPK gave up: \(Self.meaning(of: code)) (code \(code))."
    case .dead:
      "The problem can no longer be used."
    }
  }

  /// What to do about it, in one sentence.
  package var remedy: String {
    switch self {
    case .invalidIndex: "Maybe the index was taken before rows or columns were deleted."
    case .duplicateEntry: "Maybe two entries should be added up to one."
    case .notANumber: "Maybe a side without a bound should be left out (`atLeast`, `free`)."
    case .invalidBounds: "Maybe lower and upper bound are swapped."
    case .invalidShape: "Maybe `starts` lacks its last element, the number of entries."
    case .invalidOption: "Maybe another combination of options does."
    case .aborted: "Maybe the memory limit is too low; build the problem again to go on."
    case .numericalTrouble: "Maybe scaling the problem or the standard basis helps."
    case .dead:
      "Maybe an earlier error was ignored, or the problem was carried to another thread."
    }
  }

  package var description: String { "\(cause) \(remedy)" }

  private static func meaning(of code: Int32) -> String {
    switch code {
    case 0x01: "the basis has the wrong number of variables"
    case 0x02: "the basis matrix is singular"
    case 0x03: "the basis matrix is ill-conditioned"
    case 0x04: "an integer column has fractional bounds, or bounds are contradictory"
    case 0x05: "the solver failed"
    case 0x0C: "no optimum of the relaxation is at hand"
    case 0x10: "no convergence"
    case 0x11: "the numbers became unstable"
    default: "for a reason it does not explain"
    }
  }
}
