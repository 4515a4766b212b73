/// A timetable that a new one is to change as little as possible of.
///
/// Meetings of a course are interchangeable: a meeting stays where the course met at the slot before.
public struct EarlierTimetable: Sendable, Hashable {
  /// Where a meeting was, by positions in the problem; nil for what is no more.
  public struct Meeting: Sendable, Hashable {
    public let slot: Int?
    public let room: Int?

    public init(slot: Int?, room: Int?) {
      self.slot = slot
      self.room = room
    }
  }

  /// Of each course of the problem, at different slots.
  public let meetings: [[Meeting]]
  /// Slots in which the same meetings take place in the same rooms as before, and no others.
  public let locked: Set<Int>

  public init(meetings: [[Meeting]], locked: Set<Int> = []) {
    self.meetings = meetings
    self.locked = locked
  }

  /// The meetings in locked slots, of each course.
  public var lockedMeetings: [[Meeting]] {
    meetings.map { $0.filter { $0.slot.map(locked.contains) ?? false } }
  }
}
