import GLPK
import GroupingModel

/// Makes plans out of groups that chains have been through: the set-partitioning program over a pool
/// of visited groups (Rochat and Taillard 1995 did so with tours of vehicles).
///
/// The relaxation's prices tell the chains which groups to remember next, so that pool and prices
/// improve in turn, as in column generation, with annealing in the place of pricing.
struct Recombination {
  private let problem: SearchProblem
  private let program: PartitionProgram
  private let evaluator: SingleGroup
  private var pool: GroupPool
  private var random: RandomSource
  /// What groups are worth; nil before the first relaxation.
  private(set) var prices: GroupPrices?

  /// Learners up to whom the relaxation is solved in a fraction of a second.
  private static let mostLearners = 240
  /// Size of groups up to which groups of different plans fit together often enough.
  private static let mostMembers = 8
  /// Groups kept from one time to the next, per learner.
  private static let keptPerLearner = 100
  /// Groups added to the relaxation at a time.
  private static let batch = 300
  /// Part of the gap by which a single group may exceed its worth.
  private static let allowance = 8.0

  init(_ problem: SearchProblem, seed: UInt64) {
    self.problem = problem
    program = PartitionProgram(problem)
    evaluator = SingleGroup(problem)
    pool = GroupPool(problem, limit: .max)
    random = RandomSource(seed: seed, stream: 900)
  }

  static func isOfUse(for problem: SearchProblem) -> Bool {
    problem.learners <= mostLearners && problem.soft.largestSize <= mostMembers
  }

  /// Takes over the groups that chains remember.
  mutating func add(_ groups: [GroupPool.Entry]) {
    for group in groups { pool.add(group) }
  }

  /// Adds the groups of a plan.
  mutating func add(_ plan: Partition) { add(entries(plan)) }

  /// Prices all groups anew and looks for a cheaper plan among them.
  ///
  /// - Returns: a plan cheaper than `plan`, if one was found.
  /// - Throws: `GLPKError` for trouble inside GLPK.
  mutating func improve(
    _ plan: Partition, shouldStop: @Sendable () -> Bool
  ) throws(GLPKError) -> Partition? {
    let groups = entries(plan)
    let cost = groups.reduce(0) { $0 + $1.cost }
    let own = Set(groups)
    let all = groups + pool.removeAll().filter { !own.contains($0) }
    let relaxation = try relax(all.map(column), plan: groups.map(column), shouldStop)
    let gap = max(0, Double(cost) - relaxation.objective)
    let prices = prices(relaxation, allowance: Int64(gap * Self.allowance / Double(groups.count)))
    let pool = measured(all, prices, relaxation)
    keep(all, prices)
    self.prices = prices
    return assemble(pool, from: groups.map(column), cost: cost, shouldStop)
  }

  /// The linear relaxation over the columns, those that help added in batches.
  private func relax(
    _ columns: [Column], plan: [Column], _ shouldStop: () -> Bool
  ) throws(GLPKError) -> Master.Relaxation {
    var master = try Master(program, scale: 1, artificial: nil)
    try master.add(plan)
    var relaxation = try master.solve()
    while !shouldStop() {
      let helpful = master.helpful(
        columns, against: relaxation, below: -0.001, most: Self.batch)
      if helpful.isEmpty { break }
      try master.add(helpful)
      relaxation = try master.solve()
    }
    return relaxation
  }

  private func prices(_ relaxation: Master.Relaxation, allowance: Int64) -> GroupPrices {
    let stride = problem.soft.largestSize + 1
    var classes = [Int64](repeating: 0, count: problem.kinds.count * stride)
    for kind in problem.kinds.indices {
      for size in 1..<stride {
        let key = ColumnClass(flavour: program.flavourOfKind[kind], size: size, tally: 0)
        classes[kind * stride + size] = Int64((relaxation.classPrices[key] ?? 0).rounded(.down))
      }
    }
    let toll = Int64(relaxation.toll.rounded())
    return GroupPrices(
      learners: relaxation.prices.map { Int64($0.rounded(.down)) },
      tolls: (problem.ration?.charges.prices ?? []).map { $0.map { toll * $0 } },
      classes: classes, stride: stride, allowance: allowance)
  }

  /// The groups as columns with what each adds to the bound; flavours make equals of some.
  private func measured(
    _ groups: [GroupPool.Entry], _ prices: GroupPrices, _ relaxation: Master.Relaxation
  ) -> Remainder {
    var seen: Set<Column> = []
    let columns = groups.map(column).filter { seen.insert($0).inserted }
    let plain = Remainder(program, columns: columns.map { ($0, 0) }, base: 0, shift: 0)
    let toll = Int64(relaxation.toll.rounded())
    return Remainder(
      plain,
      reduced: plain.columns.map { column in
        column.cost + toll * column.charge
          - column.members.reduce(0) { $0 + prices.learners[$1] }
      }, fixed: prices.learners.reduce(0, +) - toll * program.mostCharged,
      classPrices: relaxation.classPrices)
  }

  /// Keeps the groups that are worth their price, those of least excess where they are many.
  private mutating func keep(_ groups: [GroupPool.Entry], _ prices: GroupPrices) {
    let priced = groups.enumerated().map { (excess: prices.excess(of: $1), index: $0) }
      .filter { $0.excess <= prices.allowance }
      .sorted { ($0.excess, $0.index) < ($1.excess, $1.index) }
    add(priced.prefix(problem.learners * Self.keptPerLearner).map { groups[$0.index] })
  }

  /// The cheapest plan found among the groups of a pool, if it costs less than the one known.
  private mutating func assemble(
    _ pool: Remainder, from plan: [Column], cost: Int64, _ shouldStop: () -> Bool
  ) -> Partition? {
    var assembly = PoolAssembly(pool, granularity: problem.granularity, random: random)
    let columns = assembly.run(from: plan, shouldStop: shouldStop)
    random = assembly.random
    guard columns.reduce(0, { $0 + $1.cost }) < cost else { return nil }
    return KindAssignment(program).kinds(of: columns.map(\.sizeClass)).map { kinds in
      Partition(zip(columns, kinds).map { Group(kind: $1, members: $0.members) })
    }
  }

  private func entries(_ plan: Partition) -> [GroupPool.Entry] {
    plan.groups.map { group in
      GroupPool.Entry(
        members: group.members, kind: group.kind,
        cost: evaluator.cost(of: group.members, kind: group.kind))
    }
  }

  private func column(_ group: GroupPool.Entry) -> Column {
    program.column(
      group.members, flavour: program.flavourOfKind[group.kind], cost: group.cost)
  }
}
