/// Demands of an infeasible scenario that cannot hold together.
public struct PlanConflict: Sendable, Codable, Equatable {
  /// Empty if sizes alone rule out a plan.
  public var demands: [PlanDemand]
  /// Whether a plan was seen without each one of them.
  public var irreducible: Bool
  /// What counting shows; nil where it took a look at all groups.
  public var reason: PlanReason?
  public var remedies: [PlanRemedy]

  public init(
    demands: [PlanDemand], irreducible: Bool, reason: PlanReason?, remedies: [PlanRemedy]
  ) {
    self.demands = demands
    self.irreducible = irreducible
    self.reason = reason
    self.remedies = remedies
  }
}

/// A required rule, or the part of it that clashes.
public struct PlanDemand: Sendable, Codable, Equatable {
  /// Position in the plan's rules.
  public var rule: Int
  /// Identifiers of the learners that each clashing part of the rule names; empty where the rule
  /// counts as a whole.
  public var parts: [[String]]

  public init(rule: Int, parts: [[String]]) {
    self.rule = rule
    self.parts = parts
  }
}

/// Figures that show why demands cannot hold together.
public struct PlanReason: Sendable, Codable, Equatable {
  /// What counting shows to be impossible.
  public enum Kind: String, Sendable, Codable, CaseIterable {
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
    /// The learners belong to blocks of which no two share a group; there is room for `number`.
    case blocks
    /// The learners can be with nobody else, and cannot be cut into groups by themselves.
    case island
  }

  public var kind: Kind
  /// Identifiers of the learners counted.
  public var learners: [String]
  /// What groups need of them at least, or have room for at most.
  public var number: Int

  public init(kind: Kind, learners: [String], number: Int) {
    self.kind = kind
    self.learners = learners
    self.number = number
  }
}

/// A way out of a conflict.
public struct PlanRemedy: Sendable, Codable, Equatable {
  /// Position of the rule that gives way; nil where sizes do.
  public var rule: Int?
  /// Smallest and largest size; nil where a rule gives way.
  public var sizes: [Int]?
  /// By how much the rule is then broken, in its own unit.
  public var breach: Double
  /// Points that the plan then costs; nil where this alone does not help.
  public var cost: Double?
  /// Whether breach and cost are proven least.
  public var proven: Bool

  public init(rule: Int?, sizes: [Int]?, breach: Double, cost: Double?, proven: Bool) {
    self.rule = rule
    self.sizes = sizes
    self.breach = breach
    self.cost = cost
    self.proven = proven
  }
}
