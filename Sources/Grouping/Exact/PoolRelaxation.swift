import GLPK

/// The linear relaxation over a pool of groups, with cuts, solved again and again over parts of it.
///
/// Prices and cuts' prices are rounded to integers, and each group's excess is computed from them in
/// integers: nothing depends on floating point.
final class PoolRelaxation {
  private var master: Master
  private let scale: Double
  private let shouldStop: @Sendable () -> Bool

  private static let first = 1_500
  private static let batch = 300

  /// - Parameters:
  ///   - pool: every group that may be asked for later.
  ///   - classPrices: prices of classes to start from.
  ///   - budget: largest total excess of a plan that is still of use; leaving a learner out costs
  ///     more.
  /// - Throws: `GLPKError` for trouble inside GLPK.
  init(
    _ pool: Remainder, classPrices: [ColumnClass: Int64], budget: Int64,
    shouldStop: @escaping @Sendable () -> Bool
  ) throws {
    let shift = pool.shift
    scale = shift >= 0 ? Double(Int64(1) << shift) : 1 / Double(Int64(1) << -shift)
    self.shouldStop = shouldStop
    let largest = pool.columns.map { Double($0.cost.magnitude) }.max() ?? 1
    master = try Master(
      pool.program, scale: scale, artificial: 4 * scale * largest + Double(max(0, budget)) + 1)
    try master.add(Array(pool.columns.prefix(Self.first)))
    if let filling = pool.program.cheapestFilling(classPrices) {
      try master.add(filling: filling.groups.map(Deal.init))
    }
  }

  struct Solved {
    /// Those of the groups asked for that a plan of use can have, measured against prices near the
    /// relaxation's.
    let lifted: Remainder
    /// Groups with a positive value.
    let support: [(column: Column, value: Double)]
  }

  func add(_ cuts: [[Int]]) throws {
    for cut in cuts { try master.addCut(cut) }
  }

  /// Solves the relaxation over some groups of the pool, the cuts so far included.
  ///
  /// - Parameter cost: most that a plan of use costs, in cost units.
  func solve(over part: Remainder, upTo cost: Int64) throws -> Solved {
    try master.allow(only: part.columns)
    var relaxation = try master.solve()
    for _ in 0..<40 where !shouldStop() {
      let helpful = master.helpful(
        part.columns, against: relaxation, below: -1, most: Self.batch)
      let isNew = try master.addCheapestFilling(at: relaxation.classPrices)
      if helpful.isEmpty, !isNew { break }
      try master.add(helpful)
      relaxation = try master.solve()
    }
    return Solved(lifted: lift(part, relaxation, upTo: cost), support: try master.support())
  }

  private func lift(
    _ part: Remainder, _ relaxation: Master.Relaxation, upTo cost: Int64
  ) -> Remainder {
    let prices = relaxation.prices.map { Int64($0.rounded()) }
    // A cut's price is never positive: the row is an upper limit of a minimisation.
    let cutPrices = relaxation.cutPrices.map { min(0, Int64($0.rounded())) }
    let charged = CutPrices(master.cuts, cutPrices, learners: prices.count)
    let toll = Int64(relaxation.toll.rounded())
    let reduced = part.columns.map { column in
      ColumnTable.scaled(column.cost, shift: part.shift) + toll * column.charge
        - column.members.reduce(0) { $0 + prices[$1] } - charged.total(of: column.members)
    }
    return Remainder(
      part, reduced: reduced,
      fixed: prices.reduce(0, +) + cutPrices.reduce(0, +) - toll * part.program.mostCharged,
      classPrices: relaxation.classPrices, upTo: cost)
  }
}
