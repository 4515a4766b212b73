import GLPK

/// The bound of the linear relaxation where groups are too many to list: priced by exchanges until
/// they help no more, then by walks over partial groups, each of which proves a bound.
struct PartialRoot {
  let oracle: Oracle
  let granularity: Int64
  let shouldStop: @Sendable () -> Bool

  /// Walks at most; two or three are usual.
  private static let mostWalks = 12
  /// Groups taken over from a walk.
  private static let keep = 600

  /// - Parameters:
  ///   - plan: groups of the best plan known.
  ///   - pool: groups to start from.
  /// - Returns: no point where a walk took too long.
  /// - Throws: `GLPKError` for trouble inside GLPK.
  func run(startingWith plan: [Column], pool: GroupPool) throws(GLPKError) -> RootBound.Outcome {
    let program = oracle.program
    let evaluator = SingleGroup(program.problem)
    let pricing = PoolPricing(program)
    let cost = plan.reduce(0) { $0 + $1.cost }
    var pool = pool
    var outcome = RootBound.Outcome(point: nil, classPrices: [:], support: [], isExact: false)
    for _ in 0..<Self.mostWalks where !shouldStop() {
      let relaxation = try pricing.relax(&pool, plan: plan, shouldStop)
      guard let answer = walk(relaxation), let point = answer.point else { break }
      if point.bound > outcome.point?.bound ?? .min {
        outcome.point = point
        outcome.classPrices = relaxation.classPrices.mapValues { $0 * scale }
      }
      let known = pool.entries.count
      for find in answer.found {
        let column = oracle.column(of: find, evaluator)
        let kind = program.flavours[column.flavour].kinds[0]
        pool.add(column.members.map(Int32.init), kind: kind, cost: column.cost)
      }
      let isClosed = Double(point.bound) > Double(cost - granularity) * scale
      outcome.isExact = pool.entries.count == known
      if outcome.isExact || isClosed { break }
    }
    return outcome
  }

  /// Price units per cost unit.
  private var scale: Double {
    let shift = oracle.shift
    return shift >= 0 ? Double(Int64(1) << shift) : 1 / Double(Int64(1) << -shift)
  }

  private func walk(
    _ relaxation: Master.Relaxation
  ) -> (point: DualPoint?, found: [Oracle.Find], isCut: Bool)? {
    var query = Oracle.Query(
      classPrices: [:], toll: oracle.rounded(toll: relaxation.toll * scale), limits: [:],
      keep: Self.keep, keepsEachSize: true)
    for (key, price) in relaxation.classPrices {
      query.classPrices[key] = Int64(max(-1e9, min(1e9, (price * scale).rounded())))
    }
    for key in oracle.program.sizeClasses { query.limits[key] = 0 }
    return oracle.evaluate(oracle.rounded(relaxation.prices.map { $0 * scale }), query)
  }
}
