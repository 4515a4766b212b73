import GLPK
import GroupingModel

/// Column generation: the bound of the linear relaxation, by pricing all groups of a table.
///
/// Prices are smoothed between the best known and the last relaxation's (Wentges 1997); every
/// scan yields a rigorous bound (Farley 1990), so stopping early is never wrong.
struct RootBound {
  let oracle: Oracle
  /// Cost of the best plan known, in cost units; nil where none is.
  let incumbent: Int64?
  /// Differences of plans' costs are multiples of this, in cost units.
  let granularity: Int64
  let shouldStop: @Sendable () -> Bool

  struct Outcome {
    /// nil where no sizes fit: there is no plan.
    var point: DualPoint?
    /// Prices of classes of columns at the end.
    var classPrices: [ColumnClass: Double]
    /// Columns of the last relaxation with a positive value, largest value first.
    var support: [Column]
    /// Whether the relaxation was solved to its end.
    var isExact: Bool
  }

  /// Groups in the pool.
  private static let mostPooled = 10_000
  private static let mostInnerRounds = 4

  private var scale: Double {
    let shift = oracle.shift
    return shift >= 0 ? Double(Int64(1) << shift) : 1 / Double(Int64(1) << -shift)
  }

  /// - Parameter plans: groups of plans to start from; at least one if `artificial` is nil.
  /// - Parameter artificial: see `Master`.
  func run(
    startingWith plans: [[Column]], artificial: Double?, evaluator: SingleGroup
  ) throws(GLPKError) -> Outcome {
    var master = try Master(
      oracle.program, scale: scale, artificial: artificial)
    for plan in plans {
      try master.add(plan)
      try master.add(filling: plan.map(Deal.init))
    }
    var outcome = Outcome(point: nil, classPrices: [:], support: [], isExact: false)
    var center: DualPoint?
    var smoothing = 0.5
    try seed(&master, plans, &center, evaluator)
    guard center != nil else { return outcome }
    var relaxation = try master.solve()
    var pool: [Column] = []
    for _ in 0..<400 {
      if shouldStop() { break }
      let (target, point, found) = look(relaxation, center, smoothing)
      guard let point else { return outcome }
      if point.bound > center?.bound ?? .min {
        center = point
      }
      let before = master.columns.count
      try master.add(select(found, evaluator))
      if oracle.source.isDear { pool = merged(pool, found, evaluator) }
      let isNew = try master.add(filling: point.filling.map(Deal.init))
      let isSettled = isClosed(center, relaxation.objective)
      let isDone = master.columns.count == before && !isNew
      if isSettled || (isDone && target == 0) {
        outcome.isExact = true
        break
      }
      smoothing = isDone ? 0 : max(0.1, min(0.5, smoothing + 0.1))
      if !isDone { relaxation = try solve(&master, pool) }
    }
    outcome.point = center
    outcome.classPrices = relaxation.classPrices
    let values = try master.values()
    outcome.support = zip(master.columns, values).filter { $0.1 > 1e-6 }
      .sorted { ($0.1, $1.0.cost) > ($1.1, $0.0.cost) }.map(\.0)
    return outcome
  }

  /// Solves the relaxation over the groups at hand and those of the pool that help it: far cheaper
  /// than to look at all groups again.
  private func solve(
    _ master: inout Master, _ pool: [Column]
  ) throws(GLPKError) -> Master.Relaxation {
    var relaxation = try master.solve()
    let slack = -Double(oracle.program.problem.learners)
    for _ in 0..<Self.mostInnerRounds {
      let helpful = master.helpful(pool, against: relaxation, below: slack, most: 200)
      if helpful.isEmpty { break }
      try master.add(helpful)
      relaxation = try master.solve()
    }
    return relaxation
  }

  /// Prices from the starting plan, each learner an equal part of its group's cost, and the groups
  /// that look best against them.
  private func seed(
    _ master: inout Master, _ plans: [[Column]], _ center: inout DualPoint?,
    _ evaluator: SingleGroup
  ) throws(GLPKError) {
    var prices = [Double](repeating: 0, count: oracle.program.problem.learners)
    for column in plans.joined().reversed() {
      for member in column.members {
        prices[member] = Double(column.cost) * scale / Double(column.size)
      }
    }
    let rounded = oracle.rounded(prices)
    var query = Oracle.Query(
      classPrices: [:], limits: [:], keep: max(200, 1000 / oracle.program.flavours.count))
    for key in oracle.program.sizeClasses { query.limits[key] = Int64(Pricer.unusable) }
    guard let (point, found, _) = oracle.evaluate(rounded, query) else { return }
    center = point
    try master.add(select(found, evaluator))
    if let point { try master.add(filling: point.filling.map(Deal.init)) }
  }

  /// Evaluates a point between the best prices and the relaxation's.
  private func look(
    _ relaxation: Master.Relaxation, _ center: DualPoint?, _ smoothing: Double
  ) -> (smoothing: Double, point: DualPoint?, found: [Oracle.Find]) {
    var prices = relaxation.prices
    var used = 0.0
    if let center, smoothing > 0 {
      used = smoothing
      for learner in prices.indices {
        prices[learner] =
          smoothing * Double(center.prices[learner]) + (1 - smoothing) * prices[learner]
      }
    }
    var query = Oracle.Query(classPrices: [:], limits: [:], keep: 600, keepsEachSize: true)
    query.toll = oracle.rounded(
      toll: used * Double(center?.toll ?? 0) + (1 - used) * relaxation.toll)
    for (key, price) in relaxation.classPrices {
      let old = Double(center?.classPrices[key] ?? 0)
      let mixed = used * old + (1 - used) * price
      query.classPrices[key] = Int64(max(-1e9, min(1e9, mixed.rounded())))
    }
    for key in oracle.program.sizeClasses { query.limits[key] = 0 }
    let answer = oracle.evaluate(oracle.rounded(prices), query)
    return (used, answer?.point, answer?.found ?? [])
  }

  /// Whether the bound meets the relaxation, up to rounding, or already proves the plan.
  private func isClosed(_ center: DualPoint?, _ objective: Double) -> Bool {
    guard let center else { return false }
    let slack = Double(oracle.program.problem.learners)
    if Double(center.bound) >= objective - slack { return true }
    guard let incumbent else { return false }
    let target = Double(incumbent - granularity) * scale
    return Double(center.bound) > target
  }

  /// The groups found last, then those before.
  private func merged(
    _ pool: [Column], _ found: [Oracle.Find], _ evaluator: SingleGroup
  ) -> [Column] {
    let new = found.map { oracle.column(of: $0, evaluator) }
    let fresh = Set(new)
    return Array((new + pool.filter { !fresh.contains($0) }).prefix(Self.mostPooled))
  }

  /// The best groups found, no learner in too many of them.
  private func select(_ found: [Oracle.Find], _ evaluator: SingleGroup) -> [Column] {
    let learners = oracle.program.problem.learners
    let flavours = oracle.program.flavours
    let most = max(6, 240 * oracle.program.filling.kinds[0].sizes.upperBound / learners / 4)
    var uses: [SizeClass: [Int]] = [:]
    var columns: [Column] = []
    for find in found {
      let members = oracle.members(of: find)
      let key = SizeClass(flavour: find.flavour, size: members.count)
      var own = uses[key] ?? [Int](repeating: 0, count: learners)
      if members.contains(where: { own[$0] >= most }) { continue }
      for member in members { own[member] += 1 }
      uses[key] = own
      columns.append(
        oracle.program.column(
          members, flavour: find.flavour,
          cost: evaluator.cost(of: members, kind: flavours[find.flavour].kinds[0])))
      if columns.count >= 400 { break }
    }
    return columns
  }
}
