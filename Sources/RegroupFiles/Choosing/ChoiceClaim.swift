/// What a plan says of all plans that there could be: that none is better in some respect.
struct ChoiceClaim: Sendable, Hashable {
  /// For the middle of a sentence: "learners without a mentor".
  let what: String
  /// What it says that none has less of; nil where it says to be the best itself.
  var bound: Int?
  /// Whether the check has seen that for itself.
  let isVerified: Bool

  static let isImpossible = "that there can be none"

  static func impossibility(_ claims: [ChoiceClaim]) -> String {
    claims.allSatisfy(\.isVerified)
      ? "That there can be none is verified." : "That there can be none \(word)"
  }

  private static let word = "is the word of the program that made it."

  /// How sure a plan may be said to be, where nothing is wrong with it.
  ///
  /// - Parameter isBest: whether it says so of all that counts.
  static func sentence(_ claims: [ChoiceClaim], isBest: Bool) -> String {
    let best = claims.filter { $0.bound == nil }
    if isBest, !best.isEmpty { return sentence(best) }
    let bounds = claims.compactMap { claim in
      claim.bound.map { bound in
        "Of \(claim.what) no plan has less than \(bound); that "
          + (claim.isVerified ? "is verified." : word)
      }
    }
    let partly = best.isEmpty ? [] : [sentence(best, inPart: true)]
    let not = "It is not said to be best" + (best.isEmpty ? "." : " in all.")
    return ([not] + partly + bounds).joined(separator: " ")
  }

  private static func sentence(_ claims: [ChoiceClaim], inPart: Bool = false) -> String {
    let known = claims.filter(\.isVerified).map(\.what)
    let open = claims.filter { !$0.isVerified }.map(\.what)
    if inPart, open.isEmpty {
      return "That none is better in this is verified: \(known.joined(separator: "; "))."
    }
    if inPart, known.isEmpty {
      return "That none is better in this \(word.dropLast()): \(open.joined(separator: "; "))."
    }
    if open.isEmpty { return "That none is better is verified, too." }
    if known.isEmpty { return "That none is better \(word)" }
    return "That none is better in this is verified, too: \(known.joined(separator: "; ")). "
      + "In this it \(word.dropLast()): \(open.joined(separator: "; "))."
  }
}
