import GroupingModel

/// Why there is no plan: demands that cannot hold together, as few as can be.
///
/// Counting is asked first, because it answers for classes of any size; where all groups can be
/// listed, they are. What is left is irreducible as far as each question could be decided.
struct ConflictFinder {
  private let scenario: Scenario
  private let demands: Demands
  private let options: SolverOptions

  /// Pieces up to which they are looked at one by one.
  private static let mostPieces = 150
  /// Demands up to which each is tried by listing groups, beyond what counting says.
  private static let mostTried = 40
  /// Search iterations for a plan that would show that demands do hold together: per learner, and
  /// at most.
  private static let effort = (perLearner: 4_000, most: 2_000_000)

  /// - Throws: `ModelError` if a rule cannot be used.
  init(_ scenario: Scenario, options: SolverOptions) throws(ModelError) {
    self.scenario = scenario
    demands = try Demands(scenario)
    self.options = SolverOptions(
      iterations: min(Self.effort.perLearner * scenario.roster.count, Self.effort.most),
      exact: options.exact == .off ? .off : .auto,
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
    } while try conflicts.count < Conflict.most && isImpossible(rest)
    return conflicts
  }

  private func conflict(in all: [Demand]) throws -> Conflict {
    let isCounted = try finding(all) != nil
    func isImpossible(_ units: [[Demand]]) throws -> Bool {
      let demands = units.flatMap(\.self)
      return try isCounted ? finding(demands) != nil : self.isImpossible(demands)
    }
    // Whole rules first, then their pieces.
    let open = try isCounted ? concerned(all) : all
    let byRule = Dictionary(grouping: open, by: \.rule).sorted { $0.key < $1.key }.map(\.value)
    var kept = try fewest(of: byRule, isImpossible).flatMap(\.self)
    if let alike = try fewestAlike(kept, isImpossible) {
      kept = alike
    } else if kept.count <= Self.mostPieces {
      kept = try fewest(of: kept.map { [$0] }, isImpossible).flatMap(\.self)
    }
    var isShown = false
    if kept.count <= Self.mostTried {
      (kept, isShown) = try withoutSpare(kept)
    } else if let alike = AlikeDemands(kept), alike.classes.count <= Self.mostTried {
      isShown = try alike.withoutOne.allSatisfy { try verdict($0) == .possible }
    }
    let reason = try finding(kept)?.reason
    return Conflict(
      demands: kept, isIrreducible: try isShown || isClique(kept, reason), reason: reason)
  }

  /// nil where the demands differ in more than the learner they name.
  private func fewestAlike(
    _ demands: [Demand], _ isImpossible: ([[Demand]]) throws -> Bool
  ) throws -> [Demand]? {
    guard var alike = AlikeDemands(demands) else { return nil }
    try alike.reduce { try isImpossible([$0]) }
    return alike.all
  }

  /// Whether these are the pairs of learners who must all be apart: they are all alike, so that one
  /// of them shows that none can be left out.
  private func isClique(_ kept: [Demand], _ reason: CountingReason?) throws -> Bool {
    let pairs = Set(kept.map(\.learners))
    guard let reason, reason.kind == .tooMany, reason.learners.count == reason.number + 1,
      pairs.count == kept.count, pairs.allSatisfy({ $0.count == 2 }),
      kept.count == reason.learners.count * reason.number / 2
    else { return false }
    return try verdict(Array(kept.dropFirst())) == .possible
  }

  /// Without demands about others than those who were counted, if that still shows it.
  private func concerned(_ all: [Demand]) throws -> [Demand] {
    let counted = Set(try finding(all)?.reason.learners ?? [])
    let fewer = all.filter { counted.isSuperset(of: $0.learners) }
    return try finding(fewer) == nil ? all : fewer
  }

  private func fewest(
    of units: [[Demand]], _ isImpossible: ([[Demand]]) throws -> Bool
  ) throws -> [[Demand]] {
    try fewestClashing(units, shouldStop: options.shouldStop, isImpossible: isImpossible)
  }

  /// Leaves out every demand without which there is still no plan (a deletion filter, Chinneck
  /// 2008): listing groups may show more than counting did.
  ///
  /// - Returns: also whether a plan was seen without each of those that are left.
  private func withoutSpare(_ demands: [Demand]) throws -> (kept: [Demand], isShown: Bool) {
    var kept = demands
    var isShown = true
    for demand in demands {
      let rest = kept.filter { $0 != demand }
      switch try verdict(rest) {
      case .impossible: kept = rest
      case .possible: break
      case .open: isShown = false
      }
    }
    return (kept, isShown)
  }

  private func finding(_ demands: [Demand]) throws -> CountingProof.Finding? {
    CountingProof(try Objective(try self.demands.scenario(of: demands))).finding()
  }

  private enum Verdict {
    case impossible
    /// A plan was seen.
    case possible
    case open
  }

  /// Whether these demands can hold together.
  private func verdict(_ demands: [Demand]) throws -> Verdict {
    let objective = try Objective(try self.demands.scenario(of: demands))
    if CountingProof(objective).finding() != nil { return .impossible }
    let outcome = try stage(for: objective).run(startingWith: [])
    if !outcome.plans.isEmpty { return .possible }
    return outcome.isProven ? .impossible : .open
  }

  private func isImpossible(_ demands: [Demand]) throws -> Bool {
    try verdict(demands) == .impossible
  }

  private func stage(for objective: Objective) -> Stage {
    Stage(
      problem: SearchProblem(objective, weights: [1]), seed: scenario.seed, options: options,
      onProgress: { _, _, _ in })
  }
}
