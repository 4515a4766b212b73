/// The best plan among some groups, or the proof that none of them makes a better one: exact cover,
/// and where that takes too long cuts, then branch and bound.
struct RemainderProof {
  private let remainder: Remainder
  private let classPrices: [ColumnClass: Int64]
  private let granularity: Int64
  private let shouldStop: @Sendable () -> Bool

  struct Answer {
    /// A plan cheaper than the one known.
    var best: (cost: Int64, columns: [Column])?
    /// Whether no plan of these groups is cheaper still.
    var isComplete: Bool
  }

  /// Groups from which on exact cover does not end.
  private static let mostCovered = 30_000

  /// - Parameter classPrices: prices that the relaxation starts from.
  init(
    _ remainder: Remainder, classPrices: [ColumnClass: Int64], granularity: Int64,
    shouldStop: @escaping @Sendable () -> Bool
  ) {
    self.remainder = remainder
    self.classPrices = classPrices
    self.granularity = granularity
    self.shouldStop = shouldStop
  }

  /// - Parameters:
  ///   - incumbent: cost to beat; nil for any plan.
  ///   - work: columns that exact cover may look at.
  ///   - nodes: nodes of branch and bound without a better plan.
  /// - Throws: `GLPKError` for trouble inside GLPK.
  func run(below incumbent: Int64?, work: Int, nodes: Int) throws -> Answer {
    var best: (cost: Int64, columns: [Column])?
    if remainder.columns.count <= Self.mostCovered {
      let cover = ExactCover(
        remainder, incumbent: incumbent, granularity: granularity, work: work,
        shouldStop: shouldStop)
      cover.run()
      best = cover.best.map { found in
        (cost: found.cost, columns: found.columns.map { remainder.columns[$0] })
      }
      if cover.isComplete { return Answer(best: best, isComplete: true) }
    }
    if shouldStop() { return Answer(best: best, isComplete: false) }
    // Where no plan is known, all are free.
    let limit = best?.cost ?? incumbent ?? 1
    let relaxation = try PoolRelaxation(
      remainder, classPrices: classPrices, budget: remainder.budget(upTo: limit - granularity),
      shouldStop: shouldStop)
    let tight = try Tightening(relaxation: relaxation, shouldStop: shouldStop)
      .run(remainder, upTo: limit - granularity)
    let branching = PairBranching(
      relaxation, limit: limit, granularity: granularity, nodes: nodes, shouldStop: shouldStop)
    try branching.run(tight)
    if let better = branching.best { best = better }
    return Answer(best: best, isComplete: branching.isComplete)
  }
}
