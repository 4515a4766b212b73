import GroupingModel

/// How to solve.
public struct SolverOptions: Sendable {
  public enum Exact: String, Sendable, CaseIterable {
    /// Prove where the groups can be enumerated.
    case auto
    /// Search alone.
    case off
    /// Proof or nothing: fails where the groups cannot be enumerated.
    case only
  }

  /// Search iterations over all chains of one search; nil for the engine's own budget, which grows with the roster.
  public var iterations: Int?
  public var exact: Exact
  /// Worker threads; the plan does not depend on it.
  public var threads: Int
  /// Asked now and then; a true answer stops with the best plan so far. Must be thread-safe and
  /// cheap. The core has no clock of its own.
  public var shouldStop: @Sendable () -> Bool
  /// Told of each improvement of cost or bound, from any thread.
  public var onProgress: @Sendable (Progress) -> Void

  /// Groups of least excess up to which the last step of a proof goes: where a good plan soon is worth
  /// more than a proof.
  var mostCore = Int.max

  public init(
    iterations: Int? = nil, exact: Exact = .auto, threads: Int = 2,
    shouldStop: @escaping @Sendable () -> Bool = { false },
    onProgress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) {
    self.iterations = iterations
    self.exact = exact
    self.threads = threads
    self.shouldStop = shouldStop
    self.onProgress = onProgress
  }
}

/// Where a run stands, in cost units.
public struct Progress: Sendable, Hashable {
  /// What the solver is doing: "search", "listing groups", "bound", "proof".
  public var stage: String
  public var cost: Int64?
  public var bound: Int64?
}

/// The answer of a run. Costs are those of the terms evaluated from scratch on the partition.
public struct Solution: Sendable {
  public var status: PlanStatus
  /// nil where no plan that keeps the required rules was found.
  public var partition: Partition?
  public var levels: [Level]
  public var certificates: [Certificate]
  /// Search iterations done, over all chains.
  public var iterations: Int
  /// Groups that could be formed, where they were enumerated.
  public var groupsListed: Int?
  /// What cannot hold together, where there is no plan.
  public var conflicts: [Conflict]
  /// Why there is no proof, in plain words; nil when optimal.
  public var note: String?
  /// What the groups lie in; nil where there is one level.
  public var sections: Sections?

  static let empty = Solution(
    status: .unknown, partition: nil, levels: [], certificates: [], iterations: 0,
    groupsListed: nil, conflicts: [], note: nil)

  /// Takes the levels' costs from the final plan: a later level may have found a better one.
  mutating func refreshCosts(_ objective: Objective) {
    guard let partition else { return }
    let costs = objective.costs(of: partition)
    for index in levels.indices { levels[index].cost = costs[index] }
  }

  /// Sections, and what is known of them by themselves.
  public struct Sections: Sendable {
    public var status: PlanStatus
    public var partition: Partition?
    public var certificates: [Certificate] = []
    public var conflicts: [Conflict] = []
  }

  /// One level of cost; see `PlanDocument.levels`.
  public struct Level: Sendable {
    public var name: String
    public var cost: Int64
    public var bound: Int64?
    public var optimal: Bool
    /// What the bound stands on; nil without one.
    public var basis: BoundBasis?
  }
}

/// Solves a scenario: search for a good plan, then a proof or a bound.
///
/// - Throws: `ModelError` if a rule cannot be used, `SolverError` if GLPK fails and a proof was
///   insisted on.
public func solve(
  _ scenario: Scenario, options: SolverOptions = SolverOptions()
) throws -> Solution {
  let objective = try Objective(scenario)
  if let sections = objective.sections {
    return try SectionSolver(
      groups: try Objective(scenario.withoutSections), sections: sections, options: options
    ).run()
  }
  if let finding = CountingProof(objective).finding() {
    return try Feasibility(objective: objective, options: options).explain(finding)
  }
  var solution =
    switch scenario.aim {
    case .weights, .strictOrder:
      try LevelSolver(objective: objective, options: options).run()
    case .worstFirst:
      try WorstFirstSolver(objective: objective, options: options).run()
    }
  solution.partition = solution.partition.map(objective.withFewestCharges)
  return solution
}
