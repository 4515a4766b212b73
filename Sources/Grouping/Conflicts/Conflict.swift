import GroupingModel

/// Demands that cannot hold together, and what would help.
public struct Conflict: Sendable {
  /// In the order of the rules; empty if sizes alone rule out a plan.
  public var demands: [Demand]
  /// Whether there is a plan without any one of them. Not shown where groups cannot be listed.
  public var isIrreducible: Bool
  /// What counting shows; nil where it took a look at all groups.
  public var reason: CountingReason?
  /// Ways out, as far as they were tried.
  public var remedies: [Remedy] = []
}

/// What counting shows to be impossible, in figures.
public struct CountingReason: Sendable, Hashable {
  public enum Kind: String, Sendable {
    /// No groups of the sizes that are left add up to the class.
    case sizes
    /// All groups together need at least `number` of the learners.
    case tooFew = "too-few"
    /// All groups together have room for at most `number` of the learners.
    case tooMany = "too-many"
    /// The numbers of the learners that groups may hold do not add up to all of them.
    case uneven
    /// The learners must share a group, and none can hold them.
    case block
    /// The learners are blocks that need `number` groups of their own at most.
    case blocks
    /// The learners can be with nobody else, and cannot be cut into groups by themselves.
    case island
  }

  public let kind: Kind
  /// Learners counted, ascending.
  public let learners: [Int]
  public let number: Int
}

/// One way out of a conflict, and what it costs.
public struct Remedy: Sendable {
  public enum Change: Sendable, Hashable {
    /// The conflict's demands of this rule give way as far as they have to.
    case rule(Int)
    /// Groups may have these sizes.
    case sizes(ClosedRange<Int>)
  }

  public var change: Change
  /// By how much the rule is broken, in its own unit; 0 for sizes.
  public var breach: Double
  /// What the plan then costs by the weighted rules, in points; nil where this alone does not help
  /// or nothing was found.
  public var cost: Double?
  /// Whether breach and cost are proven least.
  public var isProven: Bool
}
