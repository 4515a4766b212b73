import GLPK
import GroupingModel

/// Proves a plan best, or says how far from best it is, by listing all possible groups; or, where
/// they are too many but few are cheap, those that matter.
struct ExactEngine {
  let program: PartitionProgram
  let threads: Int
  /// See `SolverOptions`.
  var mostCore = Int.max
  let shouldStop: @Sendable () -> Bool
  /// Told of cost and bound, in cost units.
  let onProgress: (Int64?, Int64?) -> Void

  /// Price of leaving a learner out where no plan is known, in price units: prices that balance it
  /// must have room beside it (see `Pricer`), and what proves that there is no plan is a part of it.
  private static let absence = 200_000.0
  /// Groups listed at most: four bytes each.
  static let mostGroups = 130_000_000.0

  struct Outcome {
    /// A better plan than the one given, if one was found.
    var partition: Partition?
    /// Cost of the best plan known; nil where there is none.
    var cost: Int64?
    /// No plan costs less, in cost units; nil where nothing could be proven.
    var bound: Int64?
    /// Whether the plan is proven best or, without a plan, that there is none.
    var isProven = false
    /// Prices that prove `certified`, in units of `2^-shift` cost units, and the sets of learners that
    /// fillings deal out in whole numbers.
    var prices: [Int64] = []
    var sets: [[Int]] = []
    /// What a charge against the plan's limit costs, in the same units.
    var toll: Int64 = 0
    var shift = 0
    /// Bound that the prices alone prove, in cost units.
    var certified: Int64?
    var listed = 0
    /// Why there is no proof, in plain words.
    var note: String?
  }

  /// Whether all groups can be listed.
  var isListable: Bool {
    program.problem.learners <= Int(UInt16.max) && program.isSmallEnoughToFill
      && ColumnTable.count(learners: program.problem.learners, sizes: program.usefulSizes)
        * Double(program.hasOwnTables ? program.flavours.count : 1) <= Self.mostGroups
  }

  /// Whether those that matter can be found, if a plan is known.
  var isSearchable: Bool { PartialGroups.isOfUse(for: program) }

  /// Looks for the groups that matter only, to prove a plan.
  ///
  /// - Parameter plans: plans that keep all required rules, best first; at least one.
  /// - Throws: `GLPKError` for trouble inside GLPK.
  func search(from plans: [Partition]) throws -> Outcome {
    var best = plans[0]
    var recombination = try Recombination(program.problem)
    for plan in plans { recombination.add(plan) }
    var outcome = Outcome()
    while let better = try recombination.improve(best, shouldStop: shouldStop) {
      best = better
      outcome.partition = better
    }
    let evaluator = SingleGroup(program.problem)
    let columns = startColumns(best, evaluator)
    outcome.cost = cost(of: best, evaluator)
    outcome.shift = Self.shift(for: columns, bits: Self.searchedBits)
    let source = PartialGroups(program, shift: outcome.shift, shouldStop: shouldStop)
    let oracle = Oracle(program: program, source: source, threads: threads)
    let root = PartialRoot(
      oracle: oracle, granularity: program.problem.granularity, shouldStop: shouldStop)
    let relaxation = try root.run(startingWith: columns, pool: recombination.pool)
    guard relaxation.point != nil else {
      outcome.note = "there are too many possible groups to list"
      return outcome
    }
    if settle(&outcome, relaxation) { return outcome }
    try finish(&outcome, relaxation, oracle)
    return outcome
  }

  /// - Parameter plans: plans that keep all required rules, best first; their groups start the
  ///   relaxation. Without any, the question is whether there is one.
  /// - Throws: `GLPKError` for trouble inside GLPK.
  func run(plans: [Partition]) throws -> Outcome {
    let evaluator = SingleGroup(program.problem)
    let columns = plans.map { startColumns($0, evaluator) }
    var outcome = Outcome()
    outcome.cost = plans.first.map { cost(of: $0, evaluator) }
    outcome.shift = Self.shift(for: columns.flatMap { $0 }, bits: Self.listedBits)
    guard let tables = tables(&outcome.shift) else {
      outcome.note = "stopped before all groups were listed"
      return outcome
    }
    outcome.sets = program.tallies.sets
    let source = ListedGroups(tables: tables, tallies: program.tallies)
    let oracle = Oracle(program: program, source: source, threads: threads)
    outcome.listed = source.listed
    let root = RootBound(
      oracle: oracle, incumbent: outcome.cost, granularity: program.problem.granularity,
      shouldStop: shouldStop)
    let relaxation = try root.run(
      startingWith: columns, artificial: plans.isEmpty ? Self.absence : nil, evaluator: evaluator)
    if settle(&outcome, relaxation) { return outcome }
    try finish(&outcome, relaxation, oracle)
    return outcome
  }

  /// All groups; with a coarser unit where a price is too low for the one asked for.
  private func tables(_ shift: inout Int) -> [ColumnTable]? {
    let sizes = program.usefulSizes
    let flavours = program.hasOwnTables ? program.flavours : [program.flavours[0]]
    while shift >= -30, !shouldStop() {
      var tables: [ColumnTable] = []
      for flavour in flavours {
        let walk = GroupWalk(
          hard: program.problem.hard, soft: program.problem.soft, hardLinear: program.hardLinear,
          softLinear: flavour.listed, shift: shift, measure: program.problem.measure)
        guard let table = walk.list(sizes: sizes, threads: threads, shouldStop: shouldStop) else {
          break
        }
        tables.append(table)
      }
      if tables.count == flavours.count { return tables }
      shift -= 3
    }
    return nil
  }

  /// Takes over what the relaxation proves; true if nothing is left to do.
  private func settle(_ outcome: inout Outcome, _ relaxation: RootBound.Outcome) -> Bool {
    guard let point = relaxation.point else {
      // Nothing makes up the roster, so any bound holds, whatever the prices.
      outcome.isProven = outcome.cost == nil
      outcome.prices = [Int64](repeating: 0, count: program.problem.learners)
      outcome.certified = 1
      outcome.note = "no sizes fit the roster"
      return true
    }
    outcome.prices = point.prices
    outcome.toll = point.toll
    let certified = Self.costUnits(point.bound, shift: outcome.shift)
    outcome.certified = certified
    outcome.bound = roundUp(program.problem.isNeverNegative ? max(0, certified) : certified)
    onProgress(outcome.cost, outcome.bound)
    guard let cost = outcome.cost else {
      // Every group is free in a question of feasibility, so a bound above 0 says no.
      outcome.isProven = program.problem.soft.isEmpty && certified > 0
      return outcome.isProven
    }
    if let bound = outcome.bound, bound >= cost {
      outcome.isProven = true
      outcome.bound = cost
    }
    return outcome.isProven
  }

  /// Reduced-cost fixing and the integer program over what is left.
  private func finish(
    _ outcome: inout Outcome, _ relaxation: RootBound.Outcome, _ oracle: Oracle
  ) throws {
    guard let point = relaxation.point else { return }
    let proof = IntegerProof(
      oracle: oracle, point: point, classPrices: relaxation.classPrices,
      granularity: program.problem.granularity, mostCore: mostCore, shouldStop: shouldStop)
    let answer = try proof.run(incumbent: outcome.cost)
    if let groups = answer.groups {
      outcome.partition = Partition(groups)
      outcome.cost = answer.cost
    }
    outcome.note = answer.note
    outcome.isProven = answer.isComplete
    if answer.isComplete, let cost = outcome.cost { outcome.bound = cost }
    onProgress(outcome.cost, outcome.bound)
  }

  /// The next multiple of the granularity.
  private func roundUp(_ bound: Int64) -> Int64 {
    let step = program.problem.granularity
    let rest = bound % step
    return rest == 0 ? bound : rest > 0 ? bound + step - rest : bound - rest
  }

  /// Price units as cost units, rounded up where prices are finer.
  static func costUnits(_ price: Int64, shift: Int) -> Int64 {
    if shift < 0 { return price << Int64(-shift) }
    let unit = Int64(1) << Int64(shift)
    return (price >> Int64(shift)) + (price & (unit - 1) == 0 ? 0 : 1)
  }

  private func startColumns(_ plan: Partition, _ evaluator: SingleGroup) -> [Column] {
    plan.groups.map { group in
      program.column(
        group.members, flavour: program.flavourOfKind[group.kind],
        cost: evaluator.cost(of: group.members, kind: group.kind))
    }
  }

  private func cost(of plan: Partition, _ evaluator: SingleGroup) -> Int64 {
    plan.groups.reduce(0) { $0 + evaluator.cost(of: $1.members, kind: $1.kind) }
  }

  /// Bits of the dearest group's price: tables cut off prices a few times as dear.
  private static let listedBits = 21
  private static let searchedBits = 25

  /// As fine a unit as lets groups of good plans keep their price.
  private static func shift(for columns: [Column], bits most: Int) -> Int {
    let largest = columns.map { $0.cost.magnitude }.max() ?? 0
    let bits = UInt64.bitWidth - largest.leadingZeroBitCount
    return max(-30, min(10, most - bits))
  }
}
