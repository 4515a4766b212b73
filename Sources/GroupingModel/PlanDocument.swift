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
  /// What the groups lie in, with rules of its own; nil where there is one level.
  public var sections: PlanSections?
  public var rules: [PlanRule]
  /// Levels of a strict order, or the single level of weights; with worst-first the worst group's
  /// cost is level 0 and the sum level 1; with sections these come first, then the groups.
  public var levels: [PlanLevel]
  /// For each column under a spread or not-alone rule, learners alone of their kind.
  public var alone: [PlanAlone]
  public var certificate: [Certificate]
  /// For an infeasible scenario, what cannot hold together.
  public var conflicts: [PlanConflict]
  public var seed: UInt64
  /// Who changes groups in a repair, and why; nil for other plans.
  public var moves: [PlanMove]?
  /// Search iterations done.
  public var iterations: Int
  /// How the scenario is found and read again.
  public var request: ScenarioDocument
  /// SHA-256 of each input file by the path in `request`, hexadecimal.
  public var inputs: [String: String]

  public init(
    format: String, version: Int, generator: String, solver: String, status: PlanStatus,
    cost: Double? = nil, bound: Double? = nil, gap: Double? = nil, objective: Double? = nil,
    groups: [PlanGroup], rules: [PlanRule], levels: [PlanLevel], alone: [PlanAlone],
    certificate: [Certificate], conflicts: [PlanConflict], seed: UInt64, iterations: Int,
    request: ScenarioDocument, inputs: [String: String]
  ) {
    self.format = format
    self.version = version
    self.generator = generator
    self.solver = solver
    self.status = status
    self.cost = cost
    self.bound = bound
    self.gap = gap
    self.objective = objective
    self.groups = groups
    self.rules = rules
    self.levels = levels
    self.alone = alone
    self.certificate = certificate
    self.conflicts = conflicts
    self.seed = seed
    self.iterations = iterations
    self.request = request
    self.inputs = inputs
  }
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
  /// Name of the section that the group lies in.
  public var section: String?
  /// Learners' identifiers.
  public var members: [String]
  /// Points, all rules together.
  public var cost: Double
  /// Points per rule, in the order of `rules`.
  public var costs: [Double]

  public init(
    name: String, label: String? = nil, members: [String], cost: Double, costs: [Double]
  ) {
    self.name = name
    self.label = label
    self.members = members
    self.cost = cost
    self.costs = costs
  }
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

  public init(
    rule: String, subject: String, sentence: String, required: Bool, weight: Double? = nil,
    level: Int? = nil, cost: Double
  ) {
    self.rule = rule
    self.subject = subject
    self.sentence = sentence
    self.required = required
    self.weight = weight
    self.level = level
    self.cost = cost
  }
}

public struct PlanLevel: Sendable, Codable, Equatable {
  public var name: String
  public var cost: Double
  public var bound: Double?
  public var optimal: Bool
  /// What the bound stands on; nil without one, and in plans of earlier versions.
  public var basis: BoundBasis?

  public init(
    name: String, cost: Double, bound: Double? = nil, optimal: Bool, basis: BoundBasis? = nil
  ) {
    self.name = name
    self.cost = cost
    self.bound = bound
    self.optimal = optimal
    self.basis = basis
  }
}

/// How it is known that no plan costs less.
public enum BoundBasis: String, Sendable, Codable, CaseIterable {
  /// All groups that could be formed were priced.
  case groups = "all groups"
  /// What each rule costs at least by itself, added up.
  case rules = "each rule by itself"
  /// What all pairs are worth in groups of these sizes, whoever must be or must not be together.
  case pairs = "all pairs at once"
  /// An integer program of learners in groups, solved in floating point.
  case program = "an integer program"
  /// All plans that move as few learners.
  case moves = "all plans with as few moves"
}

/// A learner who changes groups in a repair.
public struct PlanMove: Sendable, Codable, Equatable {
  /// Identifier.
  public var learner: String
  /// Names of groups.
  public var from: String
  public var to: String
  /// In a few words: "Group 3 had too few".
  public var why: String

  public init(learner: String, from: String, to: String, why: String) {
    self.learner = learner
    self.from = from
    self.to = to
    self.why = why
  }
}

public struct PlanAlone: Sendable, Codable, Equatable {
  public var column: String
  public var value: String
  public var learners: Int

  public init(
    column: String, value: String, learners: Int
  ) {
    self.column = column
    self.value = value
    self.learners = learners
  }
}
