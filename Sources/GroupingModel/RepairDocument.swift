/// What has changed on the day since an earlier plan was made, to be put right with few moves.
public struct RepairDocument: Sendable, Codable, Equatable {
  /// Identifiers of learners of the class list who are left out.
  public var absent: [String]
  /// Identifiers of learners who come in the course of the lesson.
  public var late: [String]
  /// Whether groups may have to wait for those who are late: no plan was found in which none has to.
  public var waits: Bool?
  /// Tables with the rows of learners who are not in the class list.
  public var guests: [String]
  /// Smallest and largest size that each earlier group may have, before it gives way by one.
  public var sizes: [[Int]]
  /// How many learners may change their group; nil for any number.
  public var moves: Int?
  /// Whether no plan does with fewer moves.
  public var isFewest: Bool?

  public init(
    absent: [String] = [], late: [String] = [], guests: [String] = [], sizes: [[Int]],
    moves: Int? = nil, isFewest: Bool? = nil
  ) {
    self.absent = absent
    self.late = late
    self.guests = guests
    self.sizes = sizes
    self.moves = moves
    self.isFewest = isFewest
  }
}
