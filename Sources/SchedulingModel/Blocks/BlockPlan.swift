/// A session that takes place: an offer in a slot, with room, leader and learners.
public struct Opening: Sendable, Hashable {
  public let offer: Int
  public let slot: Int
  /// nil where the offer needs none.
  public let room: Int?
  public let leader: Int?
  /// Positions of learners, ascending.
  public let learners: [Int]

  public init(offer: Int, slot: Int, room: Int?, leader: Int?, learners: [Int]) {
    self.offer = offer
    self.slot = slot
    self.room = room
    self.leader = leader
    self.learners = learners
  }
}

/// Who attends what, in all slots. Openings stand by slot, then by offer.
public struct BlockPlan: Sendable, Hashable {
  public let openings: [Opening]

  public init(openings: [Opening]) { self.openings = openings }
}
