/// What a group's week, or a course's days, cost at least whatever the rest of the timetable.
public struct TimetableWeekBound: Codable, Sendable, Hashable {
  /// Position of the group whose meetings that stand alone are counted; nil for a course by itself.
  public let group: Int?
  /// Positions of courses, of the group if there is one, whose days are counted here and nowhere else.
  public let courses: [Int]
  public let cost: Int

  public init(group: Int?, courses: [Int], cost: Int) {
    self.group = group
    self.courses = courses
    self.cost = cost
  }
}
