/// What a plan says of all plans that there could be: that none is better in some respect.
struct ChoiceClaim: Sendable, Hashable {
  /// For the middle of a sentence: "learners without a mentor".
  let what: String
  /// Whether the check has seen that for itself.
  let isVerified: Bool

  static let isImpossible = "that there can be none"

  static func impossibility(_ claims: [ChoiceClaim]) -> String {
    claims.allSatisfy(\.isVerified)
      ? "That there can be none is verified." : "That there can be none \(word)"
  }

  private static let word = "is the word of the program that made it."

  /// How sure a plan may be said to be, where nothing is wrong with it.
  static func sentence(_ claims: [ChoiceClaim]) -> String {
    let known = claims.filter(\.isVerified).map(\.what)
    let open = claims.filter { !$0.isVerified }.map(\.what)
    if claims.isEmpty { return "It is not said to be best." }
    if open.isEmpty { return "That none is better is verified, too." }
    if known.isEmpty { return "That none is better \(word)" }
    return "That none is better in this is verified, too: \(known.joined(separator: "; ")). "
      + "In this it \(word.dropLast()): \(open.joined(separator: "; "))."
  }
}
