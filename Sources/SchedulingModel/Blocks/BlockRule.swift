/// A rule about attendance, for every learner or for every opening.
public struct BlockRule: Sendable, Hashable {
  public enum Period: String, Sendable, Hashable, CaseIterable {
    case day
    /// Seven days, from the first day of the schedule.
    case week
    case all
  }

  public enum Demand: Sendable, Hashable {
    /// A learner attends at most `count` sessions of these offers in each period. Each attendance
    /// beyond is a case.
    case atMost(count: Int, offers: Set<Int>, per: Period)
    /// Who attends one of these offers in the first slot attends the same one in the second, and the
    /// other way round. Each offer attended in one of the two alone is a case.
    case bothHalves(first: Int, second: Int, offers: Set<Int>)
    /// In every stretch of so many days with blocks, a learner attends one of these offers; the first
    /// stretch ends so many days after the last check-in. Each stretch without is a case. Stretches
    /// in which the learner is away from all slots do not count.
    case checkIn(everyDays: Int, offers: Set<Int>)
    /// Of a learner's sessions, past ones and all slots in which they are not away, at most this share
    /// is of these offers, rounded down, and never less than none. Each beyond is a case.
    case lowShare(percent: Int, offers: Set<Int>)
    /// At most so many of a learner's slots in a row are of these offers, counting the streak that the
    /// past ended with. Each stretch of one slot more in which all are is a case.
    case lowStreak(most: Int, offers: Set<Int>)
    /// No opening has exactly one of these learners. Each that has is a case.
    case notAlone(learners: Set<Int>)
  }

  public let demand: Demand
  public let strength: BlockStrength

  public init(_ demand: Demand, strength: BlockStrength = .required) {
    self.demand = demand
    self.strength = strength
  }
}

/// Something decided beforehand.
public enum BlockPin: Sendable, Hashable {
  /// The learner attends the offer in the slot.
  case learner(Int, offer: Int, slot: Int)
  /// The offer opens in the slot, in this room and led by this facilitator where given.
  case opening(offer: Int, slot: Int, room: Int?, leader: Int?)
  /// The offer does not open in the slot: a session was cancelled.
  case closed(offer: Int, slot: Int)
  /// The slot is as in the previous plan, for it has been published: whoever is there and had a place
  /// keeps it, no other session opens, and rooms and leaders stay.
  case locked(slot: Int)
}

/// Two learners who are never in the same opening.
public struct LearnerPair: Sendable, Hashable {
  public let first: Int
  public let second: Int

  public init(_ first: Int, _ second: Int) {
    self.first = first
    self.second = second
  }
}
