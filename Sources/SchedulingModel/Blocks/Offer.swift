/// A session that may take place: what it is, for how many, where, and led by whom.
public struct Offer: Sendable, Hashable {
  /// What a session is, as people call it. Only `.catchAll` and `.checkIn` change what a plan costs
  /// or may do; the others are words.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case lesson, workshop, work, club, assessment, checkIn, quiet, catchAll
  }

  /// Who may be put there.
  public enum Access: String, Sendable, Hashable, CaseIterable {
    /// Everybody, asked for or not.
    case anyone
    /// Who asked for it (or for whom somebody did), and who has a need of its label.
    case asked
    /// Only who opted in by a request of their own.
    case optedIn
  }

  public let identifier: String
  public let kind: Kind
  /// What needs and prerequisites refer to, such as `fractions`.
  public let label: String
  /// Level of what is taught there, such as `low`; nil where it has none.
  public let tier: String?
  /// Learners in an opening of it, at least and at most. It does not open with fewer.
  public let sizes: ClosedRange<Int>
  public let access: Access
  /// What its room must have.
  public let features: Set<String>
  /// Whether it takes a room of the problem at all.
  public let needsRoom: Bool
  /// Positions of facilitators who can lead it; empty where nobody has to.
  public let leaders: [Int]
  /// Positions of slots in which it may open, once in each.
  public let slots: Set<Int>
  /// How often it may open in all; nil for any number.
  public let mostOpenings: Int?
  /// Minutes that a visit takes where visits are made one after the other inside a block (check-ins of
  /// five minutes): an opening holds as many visits as the slot's minutes allow. nil: all of the slot.
  public let minutesPerVisit: Int?
  /// A label that must have been served first: a learner with a need of it may attend only after
  /// that need was served in slots that are over before. nil for none.
  public let after: String?

  public init(
    _ identifier: String, kind: Kind = .work, label: String = "", tier: String? = nil,
    sizes: ClosedRange<Int>, access: Access = .anyone, features: Set<String> = [],
    needsRoom: Bool = true, leaders: [Int] = [], slots: Set<Int>, mostOpenings: Int? = nil,
    minutesPerVisit: Int? = nil, after: String? = nil
  ) {
    self.identifier = identifier
    self.kind = kind
    self.label = label
    self.tier = tier
    self.sizes = sizes
    self.access = access
    self.features = features
    self.needsRoom = needsRoom
    self.leaders = leaders
    self.slots = slots
    self.mostOpenings = mostOpenings
    self.minutesPerVisit = minutesPerVisit
    self.after = after
  }
}
