/// A learner of a week of blocks. In each slot in which a learner is not away, they attend exactly
/// one session, unless they attend one in a slot that overlaps it; never two at the same time.
public struct BlockLearner: Sendable, Hashable {
  public let identifier: String
  /// Positions of slots in which the learner is elsewhere (pulled out, absent).
  public let away: Set<Int>
  /// Positions of offers that the learner must not be put in.
  public let optedOut: Set<Int>
  public let past: BlockPast

  public init(
    _ identifier: String, away: Set<Int> = [], optedOut: Set<Int> = [],
    past: BlockPast = BlockPast()
  ) {
    self.identifier = identifier
    self.away = away
    self.optedOut = optedOut
    self.past = past
  }
}

/// What counts of a learner's earlier blocks of the term.
public struct BlockPast: Sendable, Hashable {
  /// Sessions attended, and how many of them were low.
  public let blocks: Int
  public let low: Int
  /// Low sessions in a row up to now.
  public let lowStreak: Int
  /// Days with blocks since the last check-in, 0 if it was on the last of them; nil if unknown, which
  /// starts counting now.
  public let daysSinceCheckIn: Int?

  public init(blocks: Int = 0, low: Int = 0, lowStreak: Int = 0, daysSinceCheckIn: Int? = nil) {
    self.blocks = blocks
    self.low = low
    self.lowStreak = lowStreak
    self.daysSinceCheckIn = daysSinceCheckIn
  }
}
