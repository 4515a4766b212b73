import GroupingModel

/// Recomputes bounds from prices alone, and searches the gap that prices leave.
struct BoundProver {
  private let scenario: Scenario
  /// nil if the class is too large to look at its groups.
  private let table: CostTable?
  private let options: CheckOptions

  init(_ evaluator: Evaluator, options: CheckOptions) {
    scenario = evaluator.scenario
    hasLimit = evaluator.limit != nil
    table = CostTable(evaluator)
    self.options = options
  }

  /// Whether a rule limits the whole plan, so that certificates may have a toll.
  let hasLimit: Bool

  /// Whether all groups can be looked at; not for certain, since required rules cut many off.
  var isWithinReach: Bool {
    guard let table else { return false }
    var groups = 0.0
    var ways = 1.0
    for size in 1...max(1, table.largest) {
      ways *= Double(table.learners - size + 1) / Double(size)
      if size < table.kindsBySize.count, !table.kindsBySize[size].isEmpty { groups += ways }
    }
    return groups <= Double(options.groupLimit)
  }

  /// What prices prove.
  struct Priced {
    let certificate: Certificate
    fileprivate let pricing: Pricing
    fileprivate let least: LeastCosts
    /// `sum(prices) - sum(multipliers x limits) - toll x moves allowed`, in price units.
    fileprivate let base: Int128
    /// Cheapest filling, in price units; nil if the roster cannot be made up at all.
    fileprivate let filling: Int128?

    /// Groups looked at.
    var groups: Int { least.groups }

    /// Least cost of any plan in price units; nil if there is no plan.
    var total: Int128? { filling.map { base + $0 } }

    /// Bound in cost units, rounded up; nil if there is no plan. Not for a scale of 0.
    var bound: Int128? {
      total.map { value in
        let scale = Int128(certificate.scale)
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: scale)
        return remainder > 0 ? quotient + 1 : quotient
      }
    }
  }

  /// Prices all groups.
  ///
  /// - Returns: nil if there are too many groups.
  func price(_ certificate: Certificate) async -> Priced? {
    guard let table else { return nil }
    var factors = [Int64](repeating: 0, count: table.levels.count)
    for (level, multiplier) in certificate.multipliers.enumerated() { factors[level] = multiplier }
    factors[scenario.aim == .strictOrder ? certificate.level : 0] = certificate.scale
    let toll = certificate.toll ?? 0
    if table.limit != nil { factors[factors.count - 1] = toll }
    let pricing = Pricing(
      factors: factors, prices: certificate.prices, threshold: certificate.threshold,
      marks: Marks(certificate.sets, learners: scenario.roster.count))
    let parts = await walkGroups(
      of: table, limit: options.groupLimit, threads: options.threads,
      visitor: LeastCosts(pricing, table: table))
    guard let parts else { return nil }
    var least = LeastCosts(pricing, table: table)
    for part in parts { least.merge(part) }
    var base = certificate.prices.reduce(Int128(0)) { $0 + Int128($1) }
    for (multiplier, limit) in zip(certificate.multipliers, certificate.limits) {
      base -= Int128(multiplier) * Int128(limit)
    }
    base -= Int128(toll) * Int128(table.limit?.most ?? 0)
    return Priced(
      certificate: certificate, pricing: pricing, least: least, base: base,
      filling: Filling(scenario, least).least)
  }

  /// A plan that is looked for.
  struct Goal {
    /// Largest cost at the certificate's level; without meaning where the scale is 0.
    let most: Int64
    let accepts: ([Int64]) -> Bool
  }

  enum Answer {
    /// No such plan exists.
    case none
    /// Costs by level of such a plan.
    case plan([Int64])
    case tooManyGroups
    case tooLong
  }

  /// Searches for a plan, among the groups whose reduced cost leaves room for it.
  func search(_ goal: Goal, after priced: Priced) async -> Answer {
    guard let table else { return .tooManyGroups }
    guard let filling = priced.filling else { return .none }
    let scale = Int128(priced.certificate.scale)
    let room = scale * Int128(goal.most) - priced.base
    guard filling <= room else { return .none }
    let collector = CandidateCollector(
      priced.pricing, table: table, least: priced.least, filling: Filling(scenario, priced.least),
      room: room,
      limit: options.candidateLimit)
    let parts = await walkGroups(
      of: table, limit: options.groupLimit, threads: options.threads, visitor: collector)
    guard let parts else { return .tooManyGroups }
    let candidates = parts.flatMap(\.found)
    guard candidates.count <= options.candidateLimit else { return .tooManyGroups }
    var search = CoverSearch(
      scenario, room: room - filling, mostMoved: table.limit?.most, budget: options.searchLimit,
      accepts: goal.accepts)
    switch search.run(candidates) {
    case .found(let costs): return .plan(costs)
    case .nothing: return .none
    case .undecided: return .tooLong
    }
  }

  /// A certificate without any price: what can be said of a level by its groups alone.
  func unpriced(level: Int, limits: [Int64] = [], threshold: Int64? = nil, scale: Int64 = 1)
    -> Certificate
  {
    Certificate(
      level: level, scale: scale, prices: [Int64](repeating: 0, count: scenario.roster.count),
      multipliers: limits.map { _ in 0 }, limits: limits, threshold: threshold, bound: 0)
  }
}
