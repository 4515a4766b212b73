/// Rounds in which everybody meets everybody exactly once, by the circle method (Kirkman 1847): one
/// learner stands still, the others turn by one place, and those who stand opposite meet.
enum BuddyCircle {
  /// - Parameter count: of learners; where it is odd, one a round meets nobody.
  /// - Returns: count - 1 rounds, or count rounds where it is odd; each with the one left out.
  static func rounds(_ count: Int) -> [(pairs: [BuddyPair], leftOut: Int?)] {
    guard count > 1 else { return [] }
    let ring = count - 1 + count % 2
    return (0..<ring).map { turn in
      var pairs = (1..<(ring + 1) / 2).map { step in
        BuddyPair((turn + step) % ring, (turn + ring - step) % ring)
      }
      // Where the number is odd, nobody stands in the middle.
      if count % 2 == 0 { pairs.append(BuddyPair(turn, ring)) }
      return (pairs.sorted(), count % 2 == 0 ? nil : turn)
    }
  }
}
