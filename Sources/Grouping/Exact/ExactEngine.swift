import GLPK
import GroupingModel

/// Proves a plan best, or says how far from best it is, by listing all possible groups.
struct ExactEngine {
  let program: PartitionProgram
  let threads: Int
  let shouldStop: @Sendable () -> Bool
  let onProgress: @Sendable (Int64?, Int64?) -> Void

  /// Groups listed at most: four bytes each.
  static let mostGroups = 100_000_000.0

  struct Outcome {
    /// A better plan than the one given, if one was found.
    var partition: Partition?
    var cost: Int64?
    /// No plan costs less, in cost units; nil where nothing could be proven.
    var bound: Int64?
    /// Whether the plan is proven best; for a feasibility run, whether that was decided.
    var isProven: Bool
    var prices: [Int64]
    var shift: Int
    var listed: Int
    /// Bound that the prices alone prove, in cost units.
    var certified: Int64?
    /// Why there is no proof, in plain words.
    var note: String?
  }

  /// Whether the groups can be listed at all.
  var isWithinReach: Bool {
    program.problem.learners <= Int(UInt16.max)
      && ColumnTable.count(learners: program.problem.learners, sizes: program.usefulSizes)
        <= Self.mostGroups
  }

  /// - Parameters:
  ///   - plans: plans that keep all required rules, best first; their groups start the relaxation.
  ///   - isIndicator: whether a group costs 1 beyond the problem's threshold and 0 up to it.
  func run(plans: [Partition], isIndicator: Bool = false) throws -> Outcome {
    let evaluator = SingleGroup(program.problem)
    let columns = startColumns(plans, evaluator)
    let incumbent = plans.first.map { cost(of: $0, evaluator) }
    let shift = Self.shift(for: columns)
    let walk = GroupWalk(
      hard: program.problem.hard, soft: program.problem.soft, hardLinear: program.hardLinear,
      softLinear: program.softLinear, shift: shift, threshold: program.problem.threshold,
      isIndicator: isIndicator)
    guard
      let table = walk.list(
        sizes: program.usefulSizes, threads: threads, shouldStop: shouldStop)
    else {
      return Outcome(isProven: false, prices: [], shift: shift, listed: 0, note: "stopped early")
    }
    let oracle = Oracle(program: program, table: table, threads: threads)
    let root = RootBound(
      oracle: oracle, incumbent: incumbent, granularity: granularity, shouldStop: shouldStop)
    let outcome = try root.run(
      startingWith: columns, artificial: incumbent == nil ? 1e7 : nil, evaluator: evaluator)
    return try finish(outcome, oracle, incumbent: incumbent, evaluator)
  }

  private var granularity: Int64 { max(1, program.problem.soft.granularity) }

  /// Reduced-cost fixing, then the integer program over what is left.
  private func finish(
    _ root: RootBound.Outcome, _ oracle: Oracle, incumbent: Int64?, _ evaluator: SingleGroup
  ) throws -> Outcome {
    let shift = oracle.table.shift
    var outcome = Outcome(isProven: false, prices: [], shift: shift, listed: oracle.table.listed)
    guard let point = root.point else {
      outcome.isProven = incumbent == nil
      outcome.note = "no sizes fit the roster"
      return outcome
    }
    outcome.prices = point.prices
    let certified = Self.costUnits(point.bound, shift: shift)
    outcome.certified = certified
    outcome.bound = roundUp(certified)
    onProgress(incumbent, outcome.bound)
    if let incumbent, let bound = outcome.bound, bound >= incumbent {
      outcome.isProven = true
      outcome.bound = incumbent
      return outcome
    }
    let proof = IntegerProof(
      oracle: oracle, point: point, classPrices: root.classPrices, granularity: granularity,
      shouldStop: shouldStop)
    let answer = try proof.run(incumbent: incumbent, evaluator: evaluator)
    if let better = answer.groups { outcome.partition = Partition(better) }
    outcome.cost = answer.cost ?? incumbent
    outcome.isProven = answer.isComplete
    if answer.isComplete, let cost = outcome.cost { outcome.bound = cost }
    if !answer.isComplete { outcome.note = answer.note }
    return outcome
  }

  /// The next multiple of the granularity.
  private func roundUp(_ bound: Int64) -> Int64 {
    let step = granularity
    let rest = bound % step
    return rest == 0 ? bound : rest > 0 ? bound + step - rest : bound - rest
  }

  /// Price units as cost units, rounded up where prices are finer.
  static func costUnits(_ price: Int64, shift: Int) -> Int64 {
    if shift < 0 { return price << Int64(-shift) }
    let unit = Int64(1) << Int64(shift)
    return (price >> Int64(shift)) + (price & (unit - 1) == 0 ? 0 : 1)
  }

  private func startColumns(_ plans: [Partition], _ evaluator: SingleGroup) -> [Column] {
    var columns: [Column] = []
    for plan in plans {
      for group in plan.groups {
        columns.append(
          Column(
            members: group.members, flavour: program.flavourOfKind[group.kind],
            cost: evaluator.cost(of: group.members, kind: group.kind)))
      }
    }
    return columns
  }

  private func cost(of plan: Partition, _ evaluator: SingleGroup) -> Int64 {
    plan.groups.reduce(0) { $0 + evaluator.cost(of: $1.members, kind: $1.kind) }
  }

  /// As fine a unit as lets groups a few times as dear as those of good plans keep their price.
  private static func shift(for columns: [Column]) -> Int {
    let largest = columns.map { $0.cost.magnitude }.max() ?? 0
    var shift = 10
    while shift > -30, shift > 0 ? largest << UInt64(shift) > 1 << 21 : largest >> UInt64(-shift) > 1 << 21 {
      shift -= 1
    }
    return shift
  }
}
