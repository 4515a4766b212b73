import GLPK
import GroupingModel

/// Makes plans out of groups that chains have been through and of their neighbours: the
/// set-partitioning program over a pool of groups (Rochat and Taillard 1995 did so with tours of
/// vehicles).
///
/// The relaxation's prices tell the chains which groups to remember next, so that pool and prices
/// improve in turn.
struct Recombination {
  private let problem: SearchProblem
  private let program: PartitionProgram
  private let pricing: PoolPricing
  private let evaluator: SingleGroup
  /// Groups remembered, those of the last plan and what is worth its price.
  private(set) var pool: GroupPool
  /// Times in a row without a better plan.
  private var failures = 0
  /// What groups are worth; nil before the first relaxation.
  private(set) var prices: GroupPrices?

  /// Learners up to whom the relaxation is solved in a fraction of a second.
  private static let mostLearners = 240
  /// Size of groups up to which groups of different plans fit together often enough.
  private static let mostMembers = 8
  /// Groups kept from one time to the next, per learner.
  private static let keptPerLearner = 100
  /// Part of the gap, per group of the plan, by which a group that chains remember may exceed its
  /// worth.
  private static let allowance = 8.0
  /// Groups of least excess that plans are made of: first few, then more, and more still where
  /// that was in vain.
  private static let few = 300
  private static let many = 1_500
  private static let mostDoublings = 4
  /// Columns that exact cover may look at, and nodes of branch and bound without a better plan.
  private static let work = 500_000
  private static let nodes = 300

  /// - Throws: `GLPKError` for trouble inside GLPK.
  init(_ problem: SearchProblem) throws(GLPKError) {
    self.problem = problem
    program = PartitionProgram(problem, tallies: try Tallies.useful(problem))
    pricing = PoolPricing(program)
    evaluator = SingleGroup(problem)
    pool = GroupPool(problem, limit: .max)
  }

  static func isOfUse(for problem: SearchProblem) -> Bool {
    problem.learners <= mostLearners && problem.soft.largestSize <= mostMembers
      && problem.frame == nil
  }

  /// Whether the relaxation takes so long that it should start from a plan that is good already.
  static func isDear(for problem: SearchProblem) -> Bool {
    isOfUse(for: problem) && problem.learners * problem.soft.largestSize > 1_000
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
    _ plan: Partition, shouldStop: @escaping @Sendable () -> Bool
  ) throws -> Partition? {
    let groups = entries(plan)
    let cost = groups.reduce(0) { $0 + $1.cost }
    add(groups)
    let relaxation = try pricing.relax(&pool, plan: groups.map(program.column), shouldStop)
    let gap = max(0, Double(cost) - relaxation.objective)
    let prices = GroupPrices(
      relaxation, program, allowance: Int64(gap * Self.allowance / Double(groups.count)))
    self.prices = prices
    let most = problem.learners * Self.keptPerLearner
    pricing.list(into: &pool, prices, upTo: Int64(gap), most: most, shouldStop)
    let all = pool.removeAll()
    keep(all, prices, upTo: max(Int64(gap), prices.allowance), most: most)
    return try assemble(all, relaxation, below: cost, shouldStop)
  }

  /// Keeps the groups that are worth their price, those of least excess where they are many.
  private mutating func keep(
    _ groups: [GroupPool.Entry], _ prices: GroupPrices, upTo limit: Int64, most: Int
  ) {
    let priced = groups.enumerated().map { (excess: prices.excess(of: $1), index: $0) }
      .filter { $0.excess <= limit }
      .sorted { ($0.excess, $0.index) < ($1.excess, $1.index) }
    add(priced.prefix(most).map { groups[$0.index] })
  }

  /// The cheapest plan found among groups, if it costs less than the one known.
  private mutating func assemble(
    _ groups: [GroupPool.Entry], _ relaxation: Master.Relaxation, below cost: Int64,
    _ shouldStop: @escaping @Sendable () -> Bool
  ) throws -> Partition? {
    let all = measured(groups, relaxation, below: cost)
    let classPrices = relaxation.classPrices.mapValues { Int64($0.rounded(.down)) }
    var best: (cost: Int64, columns: [Column])?
    for count in [Self.few, Self.many << min(failures, Self.mostDoublings)] where !shouldStop() {
      let limit = best?.cost ?? cost
      let left = all.trimmed(upTo: limit - problem.granularity)
      let proof = RemainderProof(
        left.prefix(count), classPrices: classPrices, granularity: problem.granularity,
        shouldStop: shouldStop)
      let answer = try proof.run(below: limit, work: Self.work, nodes: Self.nodes)
      best = answer.best ?? best
      if answer.isComplete, left.columns.count <= count { break }
    }
    failures = best == nil ? failures + 1 : 0
    guard let columns = best?.columns else { return nil }
    return KindAssignment(program).kinds(of: columns.map(\.sizeClass)).map { kinds in
      Partition(zip(columns, kinds).map { Group(kind: $1, members: $0.members) })
    }
  }

  /// The groups as columns with what each adds to the relaxation; flavours make equals of some.
  private func measured(
    _ groups: [GroupPool.Entry], _ relaxation: Master.Relaxation, below cost: Int64
  ) -> Remainder {
    var seen: Set<Column> = []
    let columns = groups.map(program.column).filter { seen.insert($0).inserted }
    let plain = Remainder(program, columns: columns.map { ($0, 0) }, base: 0, shift: 0)
    let toll = Int64(relaxation.toll.rounded())
    let prices = relaxation.prices.map { Int64($0.rounded(.down)) }
    return Remainder(
      plain,
      reduced: plain.columns.map { column in
        column.cost + toll * column.charge - column.members.reduce(0) { $0 + prices[$1] }
      }, fixed: prices.reduce(0, +) - toll * program.mostCharged,
      classPrices: relaxation.classPrices, upTo: cost - problem.granularity)
  }

  private func entries(_ plan: Partition) -> [GroupPool.Entry] {
    plan.groups.map { group in
      GroupPool.Entry(
        members: group.members, kind: group.kind,
        cost: evaluator.cost(of: group.members, kind: group.kind))
    }
  }
}
