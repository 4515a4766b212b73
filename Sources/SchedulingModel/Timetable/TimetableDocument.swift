/// A timetable as a file: what it was made from, what it costs, and where every meeting is.
public struct TimetableDocument: Codable, Sendable, Hashable {
  /// What the timetable was made from.
  public struct Request: Codable, Sendable, Hashable {
    /// A `.ctt` file or a scenario's `scenario.yaml`, relative to `folder`.
    public var file: String
    /// Folder that paths are relative to, from the document's own; nil for its own.
    public var folder: String?
    public var seed: UInt64

    public init(file: String, folder: String? = nil, seed: UInt64) {
      self.file = file
      self.folder = folder
      self.seed = seed
    }
  }

  public enum Status: String, Codable, Sendable {
    /// No timetable costs less.
    case optimal
    /// All that is required holds.
    case feasible
    /// There is no timetable.
    case infeasible
    /// None was found.
    case unknown
  }

  /// What a rule counts.
  public struct RuleCount: Codable, Sendable, Hashable {
    public let rule: String
    /// Nil for a required rule.
    public let weight: Int?
    public let count: Int

    public init(rule: String, weight: Int?, count: Int) {
      self.rule = rule
      self.weight = weight
      self.count = count
    }
  }

  /// Where a meeting of a course is, by identifiers.
  public struct Meeting: Codable, Sendable, Hashable {
    public let course: String
    public let slot: String
    public let room: String

    public init(course: String, slot: String, room: String) {
      self.course = course
      self.slot = slot
      self.room = room
    }
  }

  /// Courses that together ask for more places than there are for them.
  public struct Obstacle: Codable, Sendable, Hashable {
    public enum Place: String, Codable, Sendable {
      /// Slots of rooms; or slots of a course, of somebody who leads courses, of a group.
      case rooms, course, facilitator, group
    }

    public let place: Place
    /// Identifier of the course, facilitator or group; nil for rooms.
    public let name: String?
    public let courses: [String]
    public let meetings: Int
    public let places: Int

    public init(place: Place, name: String?, courses: [String], meetings: Int, places: Int) {
      self.place = place
      self.name = name
      self.courses = courses
      self.meetings = meetings
      self.places = places
    }
  }

  /// A number of changes against the previous timetable.
  public struct Measure: Codable, Sendable, Hashable {
    public enum Name: String, Codable, Sendable {
      /// Meetings that are at another time.
      case timesChanged = "times changed"
      /// Meetings at the time that they had, in another room.
      case roomsChanged = "rooms changed"
    }

    public enum Basis: String, Codable, Sendable {
      case wholeNumbers = "whole numbers"
      /// The bound is GLPK's, in its own arithmetic.
      case integerProgram = "an integer program"
    }

    public let measure: Name
    public let value: Int
    /// No timetable that is as good in all before has less; nil where nothing is proven.
    public let bound: Int?
    /// What the bound rests on; nil without one.
    public let basis: Basis?

    public init(_ measure: Name, value: Int, bound: Int?, basis: Basis?) {
      self.measure = measure
      self.value = value
      self.bound = bound
      self.basis = basis
    }
  }

  public static let currentFormat = "regroup-timetable"

  public var format = currentFormat
  public var version = 1
  public let generator: String
  public var request: Request
  /// SHA-256 of each file read, by its path.
  public let inputs: [String: String]
  public let status: Status
  /// Sum of counts times weights; nil without a timetable.
  public let cost: Int?
  /// No timetable costs less: the sum of what follows.
  public let bound: Int
  /// What seats and changes of room cost at least.
  public let roomBound: Int
  /// What groups' weeks and courses' days cost at least.
  public let weekBounds: [TimetableWeekBound]
  /// As in the problem; empty without a timetable.
  public let rules: [RuleCount]
  /// By course and time; empty without a timetable.
  public let meetings: [Meeting]
  /// Why there is none; empty where that is not known.
  public let obstacles: [Obstacle]
  /// Meetings of the timetable that as little as possible of was to change; nil for a new one, and so
  /// are all below.
  public let previous: [Meeting]?
  /// Identifiers of slots that were to stay as they were.
  public let locked: [String]?
  /// What was changed, the most important first; empty without a timetable.
  public let measures: [Measure]?

  public init(
    generator: String, request: Request, inputs: [String: String], status: Status, cost: Int?,
    roomBound: Int, weekBounds: [TimetableWeekBound] = [], rules: [RuleCount], meetings: [Meeting],
    obstacles: [Obstacle], previous: [Meeting]? = nil, locked: [String]? = nil,
    measures: [Measure]? = nil
  ) {
    self.generator = generator
    self.request = request
    self.inputs = inputs
    self.status = status
    self.cost = cost
    bound = weekBounds.reduce(roomBound) { $0 + $1.cost }
    self.roomBound = roomBound
    self.weekBounds = weekBounds
    self.rules = rules
    self.meetings = meetings
    self.obstacles = obstacles
    self.previous = previous
    self.locked = locked
    self.measures = measures
  }
}
