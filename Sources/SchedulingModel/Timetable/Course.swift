/// Something that is taught in several meetings, each of one slot.
public struct Course: Sendable, Hashable {
  public let identifier: String
  /// Positions of those who lead it; all of them are at every meeting.
  public let facilitators: [Int]
  /// Meetings in all, 1 or more.
  public let meetings: Int
  /// Learners who need a seat.
  public let learners: Int
  /// Days that its meetings should be spread over at least.
  public let days: Int
  /// What its room should have.
  public let features: Set<String>
  /// Positions of slots in which it cannot meet.
  public let closed: Set<Int>

  public init(
    _ identifier: String, facilitators: [Int] = [], meetings: Int, learners: Int, days: Int = 1,
    features: Set<String> = [], closed: Set<Int> = []
  ) {
    self.identifier = identifier
    self.facilitators = facilitators
    self.meetings = meetings
    self.learners = learners
    self.days = days
    self.features = features
    self.closed = closed
  }
}

/// Learners who take the same courses, so that no two of these may meet at a time: a class, or a
/// curriculum.
public struct LearnerGroup: Sendable, Hashable {
  public let identifier: String
  /// Positions of its courses, each once.
  public let courses: [Int]

  public init(_ identifier: String, courses: [Int]) {
    self.identifier = identifier
    self.courses = courses
  }
}
