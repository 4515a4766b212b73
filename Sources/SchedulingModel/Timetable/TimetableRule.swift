/// Something that a timetable must keep, or that costs where it does not.
public struct TimetableRule: Sendable, Hashable {
  /// What is counted. Days have their slots in order; slots are neighbours if one directly follows
  /// the other on a day.
  public enum Kind: Sendable, Hashable {
    /// For each meeting, learners without a seat.
    case seats
    /// For each meeting, features that the room lacks.
    case features
    /// Meetings in these slots.
    case avoid(slots: Set<Int>)
    /// For each course, days that it lacks to its least number of days.
    case days
    /// For each course and day, meetings above `most`.
    case daily(most: Int)
    /// Meetings without one of the same course in a neighbouring slot, as for double lessons.
    case consecutive
    /// For each course, rooms beyond the first.
    case oneRoom
    /// For all courses together, rooms beyond the first.
    case sameRoom
    /// For each group, slots with a meeting and none in a neighbouring slot.
    case compact
    /// Pairs of a meeting of the first course and one of the second in which the first's does not come
    /// before.
    case order
    /// Pairs of meetings in neighbouring slots that somebody attends both of, where the way between
    /// the rooms takes longer than the break.
    case travel
  }

  public let kind: Kind
  /// Positions of the courses that it is about, of the groups for `compact`, of the two courses in
  /// turn for `order`; empty for `travel`, which is about all.
  public let scope: [Int]
  /// Cost of each one counted, 1 or more; nil if there must be none.
  public let weight: Int?

  public init(_ kind: Kind, _ scope: [Int], weight: Int?) {
    self.kind = kind
    self.scope = scope
    self.weight = weight
  }

  /// Larger weights are refused, so that costs stay far below what 32 bits hold.
  public static let mostWeight = 1_000
}

extension TimetableRule.Kind {
  /// The rule's name in a scenario.
  public var name: String {
    switch self {
    case .seats: "seats"
    case .features: "features"
    case .avoid: "avoid"
    case .days: "days"
    case .daily: "daily"
    case .consecutive: "consecutive"
    case .oneRoom: "one-room"
    case .sameRoom: "same-room"
    case .compact: "compact"
    case .order: "order"
    case .travel: "travel"
    }
  }
}
