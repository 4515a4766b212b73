import GLPK
import GroupingModel

/// The last step: the best plan among the groups that the bound leaves, or the proof that the plan
/// known is best.
///
/// Works outwards from a core of the groups with least excess. A core is a proof when the next
/// group lies beyond the budget.
struct IntegerProof {
  private let oracle: Oracle
  private let point: DualPoint
  /// Price of each class, at most its least reduced cost, so that no excess is negative.
  private let classPrices: [SizeClass: Int64]
  /// What a plan costs at least, before its groups' excesses, in price units.
  private let base: Int64
  private let granularity: Int64
  private let shouldStop: @Sendable () -> Bool

  /// - Parameter classPrices: any price per class; the closer to the relaxation's, the better.
  init(
    oracle: Oracle, point: DualPoint, classPrices: [SizeClass: Double], granularity: Int64,
    shouldStop: @escaping @Sendable () -> Bool
  ) {
    self.oracle = oracle
    self.point = point
    self.granularity = granularity
    self.shouldStop = shouldStop
    var prices = point.least
    for (key, least) in point.least {
      let price = classPrices[key].map { Int64(max(-1e9, min(1e9, $0.rounded(.down)))) }
      prices[key] = min(least, price ?? least)
    }
    self.classPrices = prices
    base = point.prices.reduce(0, +) + (oracle.cheapestFilling(prices) ?? 0)
  }

  /// How much work a proof may be.
  enum Effort: CaseIterable {
    /// Depth-first search of a few cores.
    case light
    /// Longer search, and GLPK's branch and cut where it ends unfinished.
    case full

    /// Sizes of the core, in groups: each attempt lists and searches so many.
    var cores: [Int] { self == .light ? [300, 1_500, 8_000] : [1_500, 8_000, 40_000, 200_000] }
    /// Columns that one depth-first search may visit.
    var work: Int { self == .light ? 4_000_000 : 40_000_000 }
    /// Nodes of one branch and cut.
    var nodes: Int { self == .light ? 0 : 20_000 }
  }

  /// Columns that GLPK is given at most.
  private static let mostForGLPK = 8_000

  struct Answer {
    /// A plan cheaper than the incumbent.
    var groups: [Group]?
    var cost: Int64?
    var isComplete: Bool
    var note: String?
  }

  /// - Throws: `GLPKError` for trouble inside GLPK.
  func run(incumbent: Int64?, effort: Effort, evaluator: SingleGroup) throws -> Answer {
    var answer = Answer(groups: nil, cost: incumbent, isComplete: false, note: nil)
    for core in effort.cores {
      let (finds, isCut) = list(below: answer.cost, keep: core)
      let remainder = remainder(finds, evaluator)
      let isSearched = try search(remainder, effort, &answer)
      guard isSearched else {
        answer.note = "\(remainder.columns.count) groups were left to try"
        return answer
      }
      // A core is a proof if what was left out lies beyond the budget.
      let budget = answer.cost.map { remainder.budget(upTo: $0 - granularity) }
      let reach = finds.last?.excess ?? 0
      if !isCut || budget.map({ reach > $0 }) ?? false {
        answer.isComplete = true
        return answer
      }
    }
    answer.note = "too many groups are left to try"
    return answer
  }

  /// The best plan among the columns; false if the search was not finished.
  private func search(
    _ remainder: Remainder, _ effort: Effort, _ answer: inout Answer
  ) throws -> Bool {
    let cover = ExactCover(
      remainder, incumbent: answer.cost, granularity: granularity, work: effort.work,
      shouldStop: shouldStop)
    cover.run()
    if let best = cover.best {
      answer.cost = best.cost
      answer.groups = groups(best.columns, remainder)
    }
    if cover.isComplete { return true }
    guard effort.nodes > 0, remainder.columns.count <= Self.mostForGLPK, !shouldStop() else {
      return false
    }
    let branching = BranchAndCut(
      remainder: remainder, incumbent: answer.cost, granularity: granularity,
      nodeLimit: effort.nodes, shouldStop: shouldStop)
    let result = try branching.run()
    if let columns = result.columns, let groups = groups(columns, remainder) {
      answer.cost = columns.reduce(0) { $0 + remainder.columns[$1].cost }
      answer.groups = groups
    }
    return result.isComplete
  }

  /// Groups that a plan cheaper than `incumbent` could contain, those of least excess first.
  private func list(below incumbent: Int64?, keep: Int) -> (finds: [Oracle.Find], isCut: Bool) {
    var query = Oracle.Query(classPrices: classPrices, limits: [:], keep: keep)
    let shift = oracle.shift
    for (key, least) in point.least {
      guard let incumbent else {
        query.limits[key] = Int64(Pricer.unusable)
        continue
      }
      guard let rest = oracle.cheapestFilling(point.least, with: key) else { continue }
      let target = ColumnTable.scaled(incumbent - granularity, shift: shift) + (shift < 0 ? 1 : 0)
      let slack = target - point.prices.reduce(0, +) - rest
      query.limits[key] = slack + least - (classPrices[key] ?? 0) + 1
    }
    let (_, found, isCut) = oracle.evaluate(point.prices, query)
    return (found, isCut)
  }

  private func remainder(_ finds: [Oracle.Find], _ evaluator: SingleGroup) -> Remainder {
    let flavours = oracle.program.flavours
    let columns = finds.map { find in
      let members = oracle.members(of: find)
      let cost = evaluator.cost(of: members, kind: flavours[find.flavour].kinds[0])
      return (Column(members: members, flavour: find.flavour, cost: cost), find.excess)
    }
    return Remainder(oracle.program, columns: columns, base: base, shift: oracle.shift)
  }

  private func groups(_ columns: [Int], _ remainder: Remainder) -> [Group]? {
    let classes = columns.map {
      SizeClass(flavour: remainder.columns[$0].flavour, size: remainder.columns[$0].size)
    }
    return KindAssignment(oracle.program).kinds(of: classes).map { kinds in
      zip(columns, kinds).map { Group(kind: $1, members: remainder.columns[$0].members) }
    }
  }
}
