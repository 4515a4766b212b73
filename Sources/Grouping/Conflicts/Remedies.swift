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
  /// Search iterations per learner.
  private static let effort = 2_000

  /// - Throws: `ModelError` if a rule cannot be used.
  init(_ scenario: Scenario, _ conflicts: [Conflict], options: SolverOptions) throws(ModelError) {
    self.scenario = scenario
    self.conflicts = conflicts
    demands = try Demands(scenario)
    self.options = SolverOptions(
      iterations: min(options.iterations ?? .max, Self.effort * scenario.roster.count),
      exact: options.exact == .off ? .off : .auto,
      threads: options.threads, shouldStop: options.shouldStop)
  }

  /// The conflict with its ways out: each of its rules, then sizes.
  func solved(_ conflict: Conflict) -> Conflict {
    var conflict = conflict
    let named = conflict.demands
    for rule in Set(named.map(\.rule)).sorted() {
      add(.rule(rule), to: &conflict, letting: named.filter { $0.rule == rule })
    }
    if let kinds = widerKinds() {
      let sizes = kinds.map(\.sizes)
      let all = (sizes.map(\.lowerBound).min() ?? 1)...(sizes.map(\.upperBound).max() ?? 1)
      add(.sizes(all), to: &conflict, letting: [], kinds: kinds)
    }
    return conflict
  }

  /// A rule that has no meaning beside a weight is no way out.
  private func add(
    _ change: Remedy.Change, to conflict: inout Conflict, letting weak: [Demand],
    kinds: [GroupKind]? = nil
  ) {
    guard !options.shouldStop() else { return }
    let own = Set(conflict.demands)
    let others = conflicts.flatMap(\.demands).filter { !own.contains($0) }
    if let remedy = try? remedy(change, weak: weak, others: others, kinds: kinds) {
      conflict.remedies.append(remedy)
    }
  }

  private func remedy(
    _ change: Remedy.Change, weak: [Demand], others: [Demand], kinds: [GroupKind]?
  ) throws -> Remedy {
    let soft = Set(weak + others)
    let softSpecs = [weak, others].map { demands.specs(of: $0) }
    let hardSpecs = demands.specs(of: demands.all.filter { !soft.contains($0) })
    let first = (scenario.rules.map(\.level).min() ?? 1) - 1
    let yielding = softSpecs.map { specs in
      specs.sorted { $0.key < $1.key }.map { Self.yielding($0.value, level: first) }
    }
    let weighted = scenario.rules.filter { $0.strength != .required }.map { rule in
      var rule = rule
      if scenario.aim != .strictOrder { rule.level = first + 1 }
      return rule
    }
    let rules =
      yielding.flatMap(\.self) + weighted + hardSpecs.sorted { $0.key < $1.key }.map(\.value)
    let relaxed = try Scenario(
      roster: scenario.roster, kinds: kinds ?? scenario.kinds,
      groupCount: kinds?[0].label == nil && kinds != nil ? nil : scenario.groupCount,
      ledger: scenario.ledger,
      rules: rules, aim: .strictOrder, seed: scenario.seed)
    let objective = try Objective(relaxed)
    let solution = try solve(objective)
    let prices = solution.partition?.groups.map { objective.prices(of: $0) } ?? []
    func points(_ rules: Range<Int>) -> Double {
      Cost.points(prices.reduce(0) { $0 + $1[rules].reduce(0, +) })
    }
    let own = yielding[0].count
    let paid = yielding[0].count + yielding[1].count
    return Remedy(
      change: change, breach: max(0, points(0..<own) - allowed(by: change)),
      cost: solution.partition.map { _ in points(paid..<(paid + weighted.count)) },
      isProven: solution.status == .optimal)
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
    let sizes = Array(objective.scenario.sizes)
    let groups = ColumnTable.count(learners: objective.scenario.roster.count, sizes: sizes)
    if groups * Double(objective.scenario.kinds.count) > Self.mostGroups { options.exact = .off }
    guard CountingProof(objective).finding() == nil else { return .empty }
    return try LevelSolver(objective: objective, options: options).plan().solution
  }

  /// Groups one smaller and one larger than asked for, as many as that takes.
  private func widerKinds() -> [GroupKind]? {
    let learners = scenario.roster.count
    let isPlain = scenario.kinds.count == 1 && scenario.kinds[0].label == nil
    let isLabelled = scenario.kinds.allSatisfy { $0.label != nil }
    guard isPlain || isLabelled else { return nil }
    return scenario.kinds.map { kind in
      let sizes = max(1, kind.sizes.lowerBound - 1)...min(learners, kind.sizes.upperBound + 1)
      let most = (learners + sizes.lowerBound - 1) / sizes.lowerBound
      return GroupKind(
        label: kind.label, name: kind.name, sizes: sizes, count: isPlain ? 0...most : kind.count)
    }
  }
}
