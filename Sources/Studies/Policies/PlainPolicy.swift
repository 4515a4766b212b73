import Grouping

/// A policy without parameters that always has groups.
package protocol PlainPolicy: Policy {
  init()

  /// - Parameter random: the occasion's; equal tickets, scores and the like are told apart by it,
  ///   never by position, so that the order of a file does not matter.
  func seating(_ occasion: Occasion, _ random: inout RandomSource) -> Seating
}

extension PlainPolicy {
  package func seat(_ occasion: Occasion) -> PolicyAnswer? {
    var random = occasion.random
    return PolicyAnswer(seating(occasion, &random))
  }
}
