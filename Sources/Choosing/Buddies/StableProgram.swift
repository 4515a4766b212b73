import GLPK

/// Fewest blocking pairs as an integer program: a binary column each way learners can be placed,
/// and one each two who could block, which is 1 unless a way taken places one of them at least as
/// well.
struct StableProgram: ~Copyable {
  /// Two or three who work together, or one alone.
  typealias Unit = [Int]

  private var problem: Problem
  private let units: [Unit]
  private let ranks: PartnerRankings
  private let blocks: Range<Int>

  /// - Complexity: O(learners to the fourth) with trios, else to the third.
  init(_ ranks: PartnerRankings, odd: OddLearner) throws {
    let count = ranks.count
    let units = Self.units(ranks, odd: odd)
    var problem = try Problem(.minimize)
    try problem.addRows(count, .fixed(1))
    var row = [Int](repeating: -1, count: count * count)
    var rows = count
    for one in 0..<count {
      for other in 0..<count where one < other && ranks.isMutual(one, other) {
        (row[one * count + other], row[other * count + one]) = (rows, rows)
        rows += 1
      }
    }
    try problem.addRows(rows - count, .atLeast(1))
    for unit in units {
      let content = unit.flatMap { learner in
        Self.content(learner, in: unit, ranks).map { row[learner * count + $0] }
      }
      let entries = (unit + Set(content).sorted()).map { (row: $0, value: 1.0) }
      try problem.addColumn(cost: 0, kind: .binary, entries: entries)
    }
    if count % 2 == 1 {
      // One trio, or one left out: not three, which the learners' rows would allow.
      try problem.addRow(
        .fixed(1), entries: units.indices.filter { units[$0].count != 2 }.map { ($0, 1) })
    }
    for row in count..<rows { try problem.addColumn(cost: 1, entries: [(row, 1)]) }
    self.problem = problem
    self.units = units
    self.ranks = ranks
    blocks = units.count..<(units.count + rows - count)
  }

  private static func units(_ ranks: PartnerRankings, odd: OddLearner) -> [Unit] {
    let count = ranks.count
    var units: [Unit] = []
    for one in 0..<count {
      let others = (0..<count).filter { $0 > one && ranks.isMutual(one, $0) }
      units += others.map { [one, $0] }
      if count % 2 == 0 { continue }
      switch odd {
      case .trio:
        for two in others {
          units += others.filter { $0 > two && ranks.isMutual(two, $0) }.map { [one, two, $0] }
        }
      case .leftOut(let costs):
        if costs.isEmpty || costs[one] != nil { units.append([one]) }
      }
    }
    return units
  }

  /// With whom a learner would not rather be than in a unit.
  private static func content(
    _ learner: Int, in unit: Unit, _ ranks: PartnerRankings
  ) -> [Int] {
    let partners = unit.filter { $0 != learner }
    guard let place = partners.compactMap({ ranks[learner, $0] }).max() else { return [] }
    return (0..<ranks.count).filter { other in
      ranks.isMutual(learner, other) && ranks[learner, other] ?? 0 >= place
    }
  }

  /// What a search found: the units taken, whether they are the best, and what none is better than.
  struct Outcome {
    let units: [Unit]
    let isBest: Bool
    let bound: Int
  }

  /// Fewest blocking pairs; nil where the time was over before there was a plan.
  mutating func fewestBlocks(_ clock: Deadline) throws -> Outcome? {
    try search(clock)
  }

  /// Least total of ranks among plans with so many blocking pairs at most.
  mutating func leastRanks(blocks most: Int, _ clock: Deadline) throws -> Outcome? {
    try problem.addRow(.atMost(Double(most)), entries: blocks.map { (column: $0, value: 1) })
    for column in blocks { try problem.setCost(column, 0) }
    for (column, unit) in units.enumerated() {
      try problem.setCost(column, Double(ranks.total(of: [unit])))
    }
    return try search(clock)
  }

  private mutating func search(_ clock: Deadline) throws -> Outcome? {
    var options = IntegerOptions()
    options.presolve = true
    options.cuts = .all
    let result = try problem.integerSearch(options, until: clock)
    if result.values.isEmpty { return nil }
    let taken = units.indices.filter { result.values[$0] > 0.5 }.map { units[$0] }
    let isBest = result.status == .optimal
    // Blocking pairs and ranks are whole; a bound is so up to GLPK's tolerance.
    let bound = (result.bound ?? 0) - 1e-6
    let whole = isBest ? (result.objective ?? 0).rounded() : bound.rounded(.up)
    return Outcome(units: taken, isBest: isBest, bound: max(0, Int(whole)))
  }
}

extension PartnerRankings {
  /// All ranks of one another within units.
  func total(of units: [[Int]]) -> Int {
    units.reduce(0) { sum, unit in
      unit.reduce(sum) { sum, learner in
        unit.reduce(sum) { $0 + (self[learner, $1] ?? 0) }
      }
    }
  }
}
