/// Somebody asks for a learner's place in a session.
///
/// A learner's requests of one level for one slot are alternatives: together they are one wish, met by
/// attending one of the offers there. A request for any slot is a wish by itself, met once however often
/// the learner attends.
public struct BlockRequest: Sendable, Hashable {
  public let learner: Int
  public let offer: Int
  /// nil for any slot. In a problem of one slot that means the same.
  public let slot: Int?
  /// Position in the ladder, 0 the highest. The last level is the catch-all place's, and nobody asks
  /// for that.
  public let level: Int
  /// 1 for the first choice among those of the learner at this level.
  public let rank: Int
  /// Place in the order in which requests came in, 0 the first: where plans are equal in all else, the
  /// first wins.
  public let order: Int
  /// Whether it is the learner's own, so that it opens an offer for those who opt in.
  public let isOptIn: Bool

  public init(
    learner: Int, offer: Int, slot: Int? = nil, level: Int, rank: Int = 1, order: Int = 0,
    isOptIn: Bool = false
  ) {
    self.learner = learner
    self.offer = offer
    self.slot = slot
    self.level = level
    self.rank = rank
    self.order = order
    self.isOptIn = isOptIn
  }
}

/// Whether something must hold, or what it costs where it does not.
public enum BlockStrength: Sendable, Hashable {
  case required
  /// Each missing visit, or each case of a rule that does not hold, costs so much at the level, where
  /// a request that is not met costs 1.
  case weighted(level: Int, cost: Int)
}

/// What a learner needs: visits of sessions of a label, up to a slot.
public struct BlockNeed: Sendable, Hashable {
  public let learner: Int
  public let label: String
  public let visits: Int
  /// Minutes in these visits in all; 0 where only visits count. Being short of minutes counts as one
  /// missing visit.
  public let minutes: Int
  /// The last slot that counts: this one, and those that are over when it begins; nil for all slots.
  public let deadline: Int?
  /// Required, or how urgent.
  public let strength: BlockStrength

  public init(
    learner: Int, label: String, visits: Int = 1, minutes: Int = 0, deadline: Int? = nil,
    strength: BlockStrength
  ) {
    self.learner = learner
    self.label = label
    self.visits = visits
    self.minutes = minutes
    self.deadline = deadline
    self.strength = strength
  }
}
