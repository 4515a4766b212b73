import GroupingModel

/// Demands that cannot hold together, and what would help.
public struct Conflict: Sendable {
  /// Conflicts that are looked for; where there are so many, there may be more.
  package static let most = 20
  /// Conflicts that ways out are looked for, and that are told in full.
  package static let mostSolved = 5

  /// In the order of the rules; empty if sizes alone rule out a plan.
  public var demands: [Demand]
  /// Whether a plan was seen without each one of them.
  public var isIrreducible: Bool
  /// What counting shows; nil where it took a look at all groups.
  public var reason: CountingReason?
  /// Ways out, as far as they were tried.
  public var remedies: [Remedy] = []
}

/// What counting shows to be impossible, in figures.
public struct CountingReason: Sendable, Hashable {
  public let kind: PlanReason.Kind
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
