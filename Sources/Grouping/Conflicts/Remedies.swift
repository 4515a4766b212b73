import GroupingModel

/// Ways out of conflicts: each lets one thing give way, as little as it can, and then makes the best
/// plan.
///
/// The demands of all other conflicts give way beside it, or there would be no plan to show.
struct Remedies {
  private let scenario: Scenario
  private let demands: Demands
  private let conflicts: [Conflict]
  private let options: SolverOptions

  /// Groups up to which a remedy's costs are proven; beyond, search alone has to do.
  private static let mostGroups = 200_000.0
  /// Groups of least excess among which a proof is looked for.
  private static let mostCore = 1_500
  /// Search iterations, per learner and at most.
  private static let effort = (perLearner: 2_000, most: 1_000_000)

  /// - Throws: `ModelError` if a rule cannot be used.
  init(_ scenario: Scenario, _ conflicts: [Conflict], options: SolverOptions) throws(ModelError) {
    self.scenario = scenario
    self.conflicts = conflicts
    demands = try Demands(scenario)
    self.options = SolverOptions(
      iterations: min(
        options.iterations ?? .max, Self.effort.perLearner * scenario.roster.count,
        Self.effort.most),
      exact: options.exact == .off ? .off : .auto,
      threads: options.threads, shouldStop: options.shouldStop)
  }

  /// The conflict with its ways out: each of its rules, then sizes.
  ///
  /// - Throws: `SolverError`.
  func solved(_ conflict: Conflict) throws -> Conflict {
    var remedies = try Set(conflict.demands.map(\.rule)).sorted().map { rule in
      let weak = conflict.demands.filter { $0.rule == rule }
      return try remedy(.rule(rule)) { () throws(ModelError) in
        try relaxed(conflict, letting: weak)
      }
    }
    if let wider = try widerSizes() {
      remedies.append(
        try remedy(.sizes(wider.sizes)) { () throws(ModelError) in
          try relaxed(conflict, letting: [], in: wider)
        })
    }
    var solved = conflict
    solved.remedies = remedies.compactMap(\.self)
    return solved
  }

  /// nil where there is no time left, or for a rule that has no meaning beside a weight.
  private func remedy(
    _ change: Remedy.Change, _ relaxed: () throws(ModelError) -> Relaxed
  ) throws -> Remedy? {
    guard !options.shouldStop() else { return nil }
    do { return try remedy(change, try relaxed()) } catch is ModelError { return nil }
  }

  /// A scenario in which something gives way, and which of its rules are what.
  private struct Relaxed {
    let scenario: Scenario
    /// Rules that give way for the remedy's sake.
    let weak: Range<Int>
    /// The weighted rules of the original.
    let weighted: Range<Int>
  }

  private func relaxed(
    _ conflict: Conflict, letting weak: [Demand], in frame: Scenario? = nil
  ) throws(ModelError) -> Relaxed {
    let frame = frame ?? scenario
    let own = Set(conflict.demands)
    let others = conflicts.flatMap(\.demands).filter { !own.contains($0) }
    let soft = Set(weak + others)
    let first = (scenario.rules.map(\.level).min() ?? 1) - 1
    let yielding = [weak, others].map { ordered($0).map { Self.yielding($0, level: first) } }
    let weighted = scenario.rules.filter { $0.strength != .required }.map { rule in
      var rule = rule
      if scenario.aim != .strictOrder { rule.level = first + 1 }
      return rule
    }
    let hard = ordered(demands.all.filter { !soft.contains($0) })
    let paid = yielding[0].count + yielding[1].count
    return Relaxed(
      scenario: try Scenario(
        roster: frame.roster, kinds: frame.kinds, groupCount: frame.groupCount,
        ledger: frame.ledger, rules: yielding[0] + yielding[1] + weighted + hard,
        aim: .strictOrder, seed: frame.seed),
      weak: 0..<yielding[0].count, weighted: paid..<(paid + weighted.count))
  }

  /// Rules with nothing but these pieces, in the order of the scenario.
  private func ordered(_ part: [Demand]) -> [RuleSpec] {
    demands.specs(of: part).sorted { $0.key < $1.key }.map(\.value)
  }

  private func remedy(_ change: Remedy.Change, _ relaxed: Relaxed) throws -> Remedy {
    let objective = try Objective(relaxed.scenario)
    let solution = try solve(objective)
    let prices = solution.partition.map { objective.prices(of: $0.groups) }
    func points(_ rules: Range<Int>) -> Double? {
      prices.map { Cost.points($0[rules].reduce(0, +)) }
    }
    return Remedy(
      change: change, breach: max(0, (points(relaxed.weak) ?? 0) - allowed(by: change)),
      cost: points(relaxed.weighted), isProven: solution.status == .optimal)
  }

  /// What a rule that limits the whole plan allows anyway.
  private func allowed(by change: Remedy.Change) -> Double {
    guard case .rule(let rule) = change, scenario.rules[rule].kind == Stay.name,
      case .number(let moves) = scenario.rules[rule].options["moves"]
    else { return 0 }
    return moves
  }

  private static func yielding(_ spec: RuleSpec, level: Int) -> RuleSpec {
    var spec = spec
    spec.strength = .weighted(1)
    spec.level = level
    // Its meaning hangs on being required.
    spec.options["cap"] = nil
    spec.options["within"] = spec.kind == Balance.name ? nil : spec.options["within"]
    return spec
  }

  private func solve(_ objective: Objective) throws -> Solution {
    var options = options
    options.mostCore = Self.mostCore
    let sizes = Array(objective.scenario.sizes)
    let groups = ColumnTable.count(learners: objective.scenario.roster.count, sizes: sizes)
    if groups * Double(objective.scenario.kinds.count) > Self.mostGroups { options.exact = .off }
    guard CountingProof(objective).finding() == nil else { return .empty }
    return try LevelSolver(objective: objective, options: options).plan().solution
  }

  /// The class with groups one smaller and one larger than asked for, as many as that takes; nil
  /// where sizes are listed one by one.
  private func widerSizes() throws(ModelError) -> Scenario? {
    let learners = scenario.roster.count
    let isPlain = scenario.kinds.count == 1 && scenario.kinds[0].label == nil
    guard isPlain || scenario.kinds.allSatisfy({ $0.label != nil }) else { return nil }
    let kinds = scenario.kinds.map { kind in
      let least = max(1, kind.sizes.lowerBound - 1)
      let sizes = least...max(least, min(learners, kind.sizes.upperBound + 1))
      return GroupKind(
        label: kind.label, name: kind.name, sizes: sizes,
        count: isPlain ? 0...(learners / sizes.lowerBound) : kind.count)
    }
    return try Scenario(
      roster: scenario.roster, kinds: kinds, groupCount: isPlain ? nil : scenario.groupCount,
      ledger: scenario.ledger, rules: [], seed: scenario.seed)
  }
}
