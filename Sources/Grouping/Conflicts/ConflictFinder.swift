import GroupingModel

/// Why there is no plan: demands that cannot hold together, as few as can be.
///
/// Counting is asked first, because it answers for classes of any size; where all groups can be
/// listed, they are. What is left is irreducible as far as each question could be decided.
struct ConflictFinder {
  private let scenario: Scenario
  private let demands: Demands
  private let options: SolverOptions

  /// Conflicts that are told at most.
  private static let mostConflicts = 5
  /// Demands up to which each is tried by listing groups, beyond what counting says.
  private static let mostTried = 40
  /// Search iterations per learner for a plan that would show that demands do hold together.
  private static let effort = 4_000

  /// - Throws: `ModelError` if a rule cannot be used.
  init(_ scenario: Scenario, options: SolverOptions) throws(ModelError) {
    self.scenario = scenario
    demands = try Demands(scenario)
    self.options = SolverOptions(
      iterations: Self.effort * scenario.roster.count, exact: options.exact == .off ? .off : .auto,
      threads: options.threads, shouldStop: options.shouldStop)
  }

  /// Conflicts without a demand in common: of each, something has to give way.
  ///
  /// Only for a scenario that is known to have no plan.
  func conflicts() throws -> [Conflict] {
    var conflicts: [Conflict] = []
    var rest = demands.all
    repeat {
      let conflict = try self.conflict(in: rest)
      conflicts.append(conflict)
      let named = Set(conflict.demands)
      if named.isEmpty || options.shouldStop() { break }
      rest.removeAll { named.contains($0) }
    } while try conflicts.count < Self.mostConflicts && isImpossible(rest)
    return conflicts
  }

  private func conflict(in all: [Demand]) throws -> Conflict {
    let isCounted = try finding(all) != nil
    var kept = try fewest(of: all) { demands in
      try isCounted ? finding(demands) != nil : isImpossible(demands)
    }
    let isShort = kept.count <= Self.mostTried
    if isCounted, isShort { kept = try withoutSpare(kept) }
    return Conflict(
      demands: kept, isIrreducible: try isShort && isListable() && !options.shouldStop(),
      reason: try finding(kept)?.reason)
  }

  /// QuickXplain (Junker 2004): a set of which no half is needed is put aside in one step.
  ///
  /// - Complexity: O(conflict x log(demands / conflict)) questions.
  private func fewest(
    of demands: [Demand], isImpossible: ([Demand]) throws -> Bool
  ) throws -> [Demand] {
    func explain(_ base: [Demand], _ isNew: Bool, _ open: [Demand]) throws -> [Demand] {
      if isNew, try isImpossible(base) { return [] }
      if open.count <= 1 { return open }
      let (first, second) = (Array(open.prefix(open.count / 2)), Array(open.dropFirst(open.count / 2)))
      let late = try explain(base + first, true, second)
      let early = try explain(base + late, !late.isEmpty, first)
      return early + late
    }
    return try explain([], true, demands)
  }

  /// Leaves out every demand without which there is still no plan (a deletion filter, Chinneck
  /// 2008): listing groups may show more than counting did.
  private func withoutSpare(_ demands: [Demand]) throws -> [Demand] {
    var kept = demands
    for demand in demands where demands.count > 1 && !options.shouldStop() {
      let rest = kept.filter { $0 != demand }
      if try isImpossible(rest) { kept = rest }
    }
    return kept
  }

  private func finding(_ demands: [Demand]) throws -> CountingProof.Finding? {
    CountingProof(try Objective(try self.demands.scenario(of: demands))).finding()
  }

  /// Whether it is proven that these demands cannot hold together.
  private func isImpossible(_ demands: [Demand]) throws -> Bool {
    let objective = try Objective(try self.demands.scenario(of: demands))
    if CountingProof(objective).finding() != nil { return true }
    let stage = stage(for: objective)
    guard stage.isProvable else { return false }
    let outcome = try stage.run(startingWith: [])
    return outcome.plans.isEmpty && outcome.isProven
  }

  /// Whether groups of this class can be listed at all.
  private func isListable() throws(ModelError) -> Bool {
    stage(for: try Objective(try demands.scenario(of: []))).isProvable
  }

  private func stage(for objective: Objective) -> Stage {
    Stage(
      problem: SearchProblem(objective, weights: [1]), seed: scenario.seed, options: options,
      onProgress: { _, _, _ in })
  }
}
