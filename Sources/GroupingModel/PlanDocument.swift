/// A plan as written to `plan.json`. Costs are in points; a point is a thousand cost units, so
/// three decimals are exact.
public struct PlanDocument: Sendable, Codable, Equatable {
  /// Always `regroup-plan`.
  public var format: String
  /// Version of this layout.
  public var version: Int
  /// Program and version that wrote the plan, and GLPK's version.
  public var generator: String
  public var solver: String
  public var status: PlanStatus
  /// Total cost in points; with a strict order, that of all levels; nil without a plan.
  public var cost: Double?
  /// What no plan can cost less than, in points; nil where nothing is known.
  public var bound: Double?
  /// `(cost - bound) / max(|cost|, |bound|)`, 0 when proven best; nil where no bound is known.
  public var gap: Double?
  /// Value in the instance's own units, for benchmark instances only.
  public var objective: Double?
  public var groups: [PlanGroup]
  public var rules: [PlanRule]
  /// Levels of a strict order, or the single level of weights; with worst-first the worst group's
  /// cost is level 0 and the sum level 1.
  public var levels: [PlanLevel]
  /// For each column under a spread or not-alone rule, learners alone of their kind.
  public var alone: [PlanAlone]
  public var certificate: [Certificate]
  /// For an infeasible scenario, the rules that cannot hold together.
  public var conflict: [String]
  public var seed: UInt64
  /// Search iterations done.
  public var iterations: Int
  /// How the scenario is found and read again.
  public var request: ScenarioDocument
  /// SHA-256 of each input file by the path in `request`, hexadecimal.
  public var inputs: [String: String]
}

public enum PlanStatus: String, Sendable, Codable {
  /// Proven best.
  case optimal
  /// All required rules hold; the gap says how far from best at most.
  case feasible
  /// Proven that no plan keeps all required rules.
  case infeasible
  /// Stopped before a plan was found and before infeasibility was proven.
  case unknown
}

public struct PlanGroup: Sendable, Codable, Equatable {
  /// "Group 1", or the label.
  public var name: String
  public var label: String?
  /// Learners' identifiers.
  public var members: [String]
  /// Points, all rules together.
  public var cost: Double
  /// Points per rule, in the order of `rules`.
  public var costs: [Double]
}

public struct PlanRule: Sendable, Codable, Equatable {
  public var rule: String
  public var subject: String
  public var sentence: String
  public var required: Bool
  public var weight: Double?
  public var level: Int?
  /// Points over all groups; 0 for a required rule that holds.
  public var cost: Double
}

public struct PlanLevel: Sendable, Codable, Equatable {
  public var name: String
  public var cost: Double
  public var bound: Double?
  public var optimal: Bool
}

public struct PlanAlone: Sendable, Codable, Equatable {
  public var column: String
  public var value: String
  public var learners: Int
}
