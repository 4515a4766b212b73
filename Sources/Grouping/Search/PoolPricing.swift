import GLPK

/// Column generation over a pool of groups, where the groups next to the best of the pool stand in
/// for all possible ones: no bound, but prices close to those of the full relaxation.
struct PoolPricing {
  let program: PartitionProgram
  private let neighbours: GroupNeighbours

  /// Groups added to the relaxation at a time, and times.
  private static let batch = 300
  private static let mostRounds = 200
  /// Groups whose neighbours are looked at for the relaxation, per learner.
  private static let looked = 2
  /// Parts of the gap that groups listed may exceed their worth by, as divisors.
  private static let parts: [Int64] = [16, 8, 4, 2, 1]

  init(_ program: PartitionProgram) {
    self.program = program
    neighbours = GroupNeighbours(program.problem)
  }

  /// The linear relaxation over the pool; groups that help it join the pool.
  ///
  /// - Parameter plan: groups of a plan, to start from.
  /// - Throws: `GLPKError` for trouble inside GLPK.
  func relax(
    _ pool: inout GroupPool, plan: [Column], _ shouldStop: () -> Bool
  ) throws(GLPKError) -> Master.Relaxation {
    var master = try Master(program, scale: 1, artificial: nil)
    try master.add(plan)
    try master.add(filling: plan.map(Deal.init))
    var relaxation = try master.solve()
    var columns = pool.entries.map(program.column)
    for _ in 0..<Self.mostRounds where !shouldStop() {
      var helpful = helpful(columns, to: master, relaxation)
      if helpful.isEmpty {
        let known = pool.entries.count
        addHelpful(to: &pool, GroupPrices(relaxation, program, allowance: 0))
        columns += pool.entries[known...].map(program.column)
        helpful = self.helpful(columns, to: master, relaxation)
        if helpful.isEmpty, try !master.addCheapestFilling(at: relaxation.classPrices) { break }
      }
      try master.add(helpful)
      relaxation = try master.solve()
    }
    return relaxation
  }

  private func helpful(
    _ columns: [Column], to master: borrowing Master, _ relaxation: Master.Relaxation
  ) -> [Column] {
    master.helpful(columns, against: relaxation, below: -0.001, most: Self.batch)
  }

  /// Adds the groups next to the best of the pool that are worth more than they cost.
  private func addHelpful(to pool: inout GroupPool, _ prices: GroupPrices) {
    let best = pool.entries.indices
      .map { (excess: prices.excess(of: pool.entries[$0]), index: $0) }
      .sorted { ($0.excess, $0.index) < ($1.excess, $1.index) }
      .prefix(program.problem.learners * Self.looked)
    for (_, index) in best {
      neighbours.add(to: &pool, of: pool.entries[index], at: prices, upTo: -1)
    }
  }

  /// Adds the groups that a plan within the gap could have, as far as exchanges lead from one to
  /// others; those of small excess first, until the pool holds `most`.
  func list(
    into pool: inout GroupPool, _ prices: GroupPrices, upTo gap: Int64, most: Int,
    _ shouldStop: () -> Bool
  ) {
    for part in Self.parts {
      let limit = gap / part
      var next = 0
      while next < pool.entries.count {
        if pool.entries.count >= most || shouldStop() { return }
        let group = pool.entries[next]
        next += 1
        guard prices.excess(of: group) <= limit else { continue }
        neighbours.add(to: &pool, of: group, at: prices, upTo: limit)
      }
    }
  }
}

extension PartitionProgram {
  /// A remembered group as a column.
  func column(_ group: GroupPool.Entry) -> Column {
    column(group.members, flavour: flavourOfKind[group.kind], cost: group.cost)
  }
}
