import GLPK
import SchedulingModel

/// The rows and columns of a `WeekRelaxation` in GLPK.
struct WeekProgram: ~Copyable {
  private let relaxation: WeekRelaxation
  private let pools: ArcPools
  private let shares: OpeningShares
  private let isWhole: Bool
  private var program: Problem
  private var layout = Layout()

  private var week: Week { relaxation.week }
  private var arcs: WeekArcs { relaxation.arcs }

  /// Rows of the program by what they are.
  private struct Layout {
    /// Per learner and slot, per row of the week (-1 where it cannot matter), per slot by offer.
    var places: [Int] = []
    var ofRow: [Int] = []
    var counts: [[Int]] = []
    var shared: Range<Int> = 0..<0
    var budgets: Range<Int> = 0..<0
    var companions: Range<Int> = 0..<0
    /// Per place that needs its session.
    var needing: Range<Int> = 0..<0
    /// Per slot, by offer, the column that says whether it opens; -1 where that does not matter.
    var openings: [[Int]] = []
    /// Per slot, by offer, the row of its least number of members; -1 as above.
    var fewest: [[Int]] = []
  }

  /// - Parameter isWhole: whether columns are whole, and sessions open or not.
  /// - Throws: `GLPKError`.
  init(_ relaxation: WeekRelaxation, isWhole: Bool) throws(GLPKError) {
    program = try Problem(.minimize)
    self.relaxation = relaxation
    self.isWhole = isWhole
    pools = ArcPools(relaxation)
    shares = OpeningShares(relaxation, pools)
  }

  /// - Parameter noise: how much `preference` counts.
  private mutating func build(_ noise: Double) throws(GLPKError) {
    try addRows()
    try addArcs(noise)
    try addMisses()
    try addCounts()
    try addNowhere()
    if isWhole { try addApart() }
  }

  /// - Throws: `GLPKError`.
  mutating func interior(noise: Double) throws(GLPKError) -> WeekRelaxation.Answer? {
    try build(noise)
    _ = try program.interior()
    let duals = try program.values(.rowDuals, of: .interior)
    let values = try program.values(.columnValues, of: .interior)
    guard (duals + values).allSatisfy(\.isFinite) else { return nil }
    var answer = answer(values)
    answer.rowPrices = layout.ofRow.map { $0 < 0 ? 0 : duals[$0] }
    answer.sharedPrices = layout.shared.map { duals[$0] }
    answer.budgetPrices = layout.budgets.map { duals[$0] }
    answer.companionPrices = layout.companions.map { duals[$0] }
    answer.placePrices = layout.needing.map { duals[$0] }
    answer.shares = shares
    answer.leastPrices = shares.openings.map { duals[layout.fewest[$0.slot][$0.offer]] }
    answer.openings = shares.openings.map { values[layout.openings[$0.slot][$0.offer]] }
    return answer
  }

  /// A whole solution by branch and cut: of all where it is not decided which sessions take place, else
  /// in a neighbourhood of a fractional one. What that uses nearly fully stays, and where this leaves no
  /// solution, what it uses still more fully; with a plan, what both use, so that the plan is left at
  /// least (Danna, Rothberg and Le Pape 2005).
  ///
  /// - Throws: `GLPKError`.
  mutating func search(
    near fractional: WeekRelaxation.Answer, and plan: WeekState?,
    shouldStop: @escaping @Sendable () -> Bool
  ) throws(GLPKError) -> WeekRelaxation.Answer? {
    try build(0)
    guard relaxation.isDecided else { return try wholeSearch(shouldStop) }
    var options = Self.options
    options.backtracking = .depthFirst
    options.nodeLimit = pools.columns.count > Self.manyColumns ? 20 : 200
    for full in plan == nil ? [0.9, 0.99] : [0.9, 0.5] {
      try fix(fractional.fractions, from: full, plan)
      let result = try program.integerSearch(options) { _ in shouldStop() ? .stop : .go }
      if !result.values.isEmpty { return whole(result.values) }
    }
    return nil
  }

  /// From here on, nodes take long.
  private static let manyColumns = 6_000

  private static var options: IntegerOptions {
    var options = IntegerOptions()
    options.presolve = true
    return options
  }

  private static let fewNodes = 400
  private static let mostNodes = 800

  private mutating func wholeSearch(
    _ shouldStop: @escaping @Sendable () -> Bool
  ) throws(GLPKError) -> WeekRelaxation.Answer? {
    var options = Self.options
    options.cuts = .all
    options.nodeLimit = Self.mostNodes
    let constant = Double(relaxation.stage.value(week.constant))
    let result = try program.integerSearch(options) { progress in
      if shouldStop() { return .stop }
      guard progress.nodes > Self.fewNodes else { return .go }
      // Far from the end by now, it will not get there.
      guard let value = progress.objective, let bound = progress.bound else { return .go }
      return value - bound <= 0.05 * abs(value + constant) ? .go : .stop
    }
    if result.values.isEmpty { return nil }
    var answer = whole(result.values)
    answer.isOpen = isOpen(result.values)
    // Costs are whole.
    if result.status == .optimal { answer.optimum = result.objective.map { Int($0.rounded()) } }
    return answer
  }

  private func isOpen(_ values: [Double]) -> [[Bool]] {
    layout.openings.map { $0.map { $0 < 0 || values[$0] > 0.5 } }
  }

  private mutating func fix(
    _ fractions: [Double], from full: Double, _ plan: WeekState?
  ) throws(GLPKError) {
    var isUsed = [Bool](repeating: plan == nil, count: pools.columns.count)
    if let plan {
      for (arc, column) in zip(arcs.arcs, pools.columnOf)
      where plan.choice[week.index(arc.learner, arc.slot)] == arc.offer { isUsed[column] = true }
    }
    for (column, (arc, _)) in pools.columns.enumerated() {
      let isFixed = fractions[arc] > full && isUsed[column]
      try program.setColumnBounds(column, isFixed ? .fixed(1) : .between(0, 1))
    }
  }

  private func answer(_ values: [Double]) -> WeekRelaxation.Answer {
    WeekRelaxation.Answer(fractions: pools.columnOf.map { values[$0] })
  }

  private func whole(_ values: [Double]) -> WeekRelaxation.Answer {
    var answer = answer(values)
    answer.isWhole = true
    return answer
  }

  private mutating func addRows() throws(GLPKError) {
    for learner in 0..<week.learnerCount {
      for slot in 0..<week.slotCount {
        let isFree = !week.overlaps[slot].isEmpty || !week.isPresent[week.index(learner, slot)]
        layout.places.append(try program.addRow(isFree ? .atMost(1) : .fixed(1)))
      }
    }
    for (index, row) in week.rows.enumerated() {
      guard relaxation.matters(row, index) else {
        layout.ofRow.append(-1)
        continue
      }
      layout.ofRow.append(try program.addRow(Self.bounds(row)))
    }
    for _ in 0..<week.slotCount {
      var counts: [Int] = []
      for _ in week.problem.offers.indices { counts.append(try program.addRow(.fixed(0))) }
      layout.counts.append(counts)
    }
    let first = program.rowCount
    for row in relaxation.shared { try program.addRow(.atMost(Double(row.limit))) }
    layout.shared = first..<program.rowCount
    for budget in arcs.budgets { try program.addRow(.atMost(Double(budget.limit))) }
    layout.budgets = layout.shared.upperBound..<program.rowCount
    layout.companions = try program.addRows(arcs.companions.count, .fixed(0))
    layout.needing = try program.addRows(shares.places.count, .atMost(0))
  }

  private static func bounds(_ row: LearnerRow) -> Bounds {
    let isLow = row.low > .min / 8
    let isHigh = row.high < .max / 8
    if isLow, isHigh {
      return row.low == row.high
        ? .fixed(Double(row.low)) : .between(Double(row.low), Double(row.high))
    }
    return isLow ? .atLeast(Double(row.low)) : .atMost(Double(row.high))
  }

  private mutating func addArcs(_ noise: Double) throws(GLPKError) {
    let first = try program.addRows(pools.pools.count, .fixed(0)).lowerBound
    var costs: [Double] = []
    var (starts, rows, values) = ([0], [Int32](), [Double]())
    func enter(_ row: Int, _ value: Int) {
      rows.append(Int32(row))
      values.append(Double(value))
    }
    let weights = relaxation.weightsOfArcs
    let companions = relaxation.companionsOfArcs
    var needing = [Int](repeating: -1, count: pools.columns.count)
    for (row, place) in zip(layout.needing, shares.places) { needing[place.column] = row }
    for (column, (index, pool)) in pools.columns.enumerated() {
      let arc = arcs.arcs[index]
      let option = week.options[week.index(arc.learner, arc.slot)][arc.option]
      costs.append(
        Double(relaxation.stage.value(option.costs)) + preference(column, option.costs) * noise)
      enter(layout.places[week.index(arc.learner, arc.slot)], 1)
      for (row, weight) in weights[index]
      where layout.ofRow[row] >= 0 && pools.counts(column, in: week.rows[row]) {
        enter(layout.ofRow[row], weight)
      }
      enter(pool.map { first + $0 } ?? layout.counts[arc.slot][arc.offer], 1)
      for (position, budget) in arcs.budgets.enumerated() {
        let value = budget.stage.value(option.costs)
        if value != 0 { enter(layout.budgets.lowerBound + position, value) }
      }
      for (pair, sign) in companions[index] {
        enter(layout.companions.lowerBound + pair, sign)
      }
      if needing[column] >= 0 { enter(needing[column], 1) }
      starts.append(rows.count)
    }
    try program.addColumns(
      costs: costs, kind: isWhole ? .binary : .continuous, starts: starts, rows: rows,
      values: values)
    for (position, pool) in pools.pools.enumerated() {
      for offer in pools.offers[pool.kind] where relaxation.seats[pool.slot][offer] > 0 {
        try program.addColumn(
          cost: 0, kind: isWhole ? .integer : .continuous,
          entries: [
            (row: first + position, value: -1), (row: layout.counts[pool.slot][offer], value: 1),
          ])
      }
    }
  }

  /// What decides between solutions that are equal in the stage, up to a few thousand. For plans, the
  /// measure that comes next counts, too; bounds must not lose by it.
  private func preference(_ column: Int, _ costs: [(component: Int, cost: Int)]) -> Double {
    let chance = Double((UInt64(column) &* 7919 &+ relaxation.seed &* 104_729) % 1000)
    guard relaxation.isDecided else { return chance }
    let next = costs.first { $0.component == relaxation.stage.component + 1 }?.cost ?? 0
    return chance + 1000 * Double(next)
  }

  /// Columns for how far rows are missed, below and above.
  private mutating func addMisses() throws(GLPKError) {
    for (index, row) in week.rows.enumerated() where layout.ofRow[index] >= 0 && arcs.mayMiss[index]
    {
      let cost = Double(relaxation.stage.value(row.costs))
      for sign in [1, -1] where sign > 0 ? row.low > .min / 8 : row.high < .max / 8 {
        var entries = [(row: layout.ofRow[index], value: Double(sign * row.reach))]
        for (position, budget) in arcs.budgets.enumerated() {
          let value = budget.stage.value(row.costs)
          if value != 0 { entries.append((layout.budgets.lowerBound + position, Double(value))) }
        }
        try program.addColumn(
          cost: cost,
          bounds: cost < 0 ? .between(0, Double(max(1, row.mostMisses))) : .atLeast(0),
          kind: isWhole && (row.isOnce || cost < 0) ? .integer : .continuous, entries: entries)
      }
    }
  }

  /// Where what must not be is counted, being nowhere is such a case.
  private mutating func addNowhere() throws(GLPKError) {
    guard relaxation.stage.component == Week.broken else { return }
    for row in layout.places { try program.addColumn(cost: 1, entries: [(row: row, value: 1)]) }
  }

  /// Two who are kept apart, where each has a column of their own.
  private mutating func addApart() throws(GLPKError) {
    var columnAt: [[Int]: Int] = [:]
    let members = Set(week.problem.apart.flatMap { [$0.first, $0.second] })
    for (column, (index, pool)) in pools.columns.enumerated() where pool == nil {
      let arc = arcs.arcs[index]
      if members.contains(arc.learner) { columnAt[[arc.learner, arc.slot, arc.offer]] = column }
    }
    for pair in week.problem.apart {
      for slot in 0..<week.slotCount {
        for offer in week.offers[slot] {
          guard let first = columnAt[[pair.first, slot, offer]],
            let second = columnAt[[pair.second, slot, offer]]
          else { continue }
          try program.addRow(.atMost(1), entries: [(first, 1), (second, 1)])
        }
      }
    }
  }

  /// Columns for numbers of members.
  private mutating func addCounts() throws(GLPKError) {
    var sharedOf: [[Int]: [(row: Int, value: Double)]] = [:]
    for (position, row) in relaxation.shared.enumerated() {
      for part in row.parts {
        sharedOf[[part.slot, part.offer], default: []].append(
          (layout.shared.lowerBound + position, Double(part.weight)))
      }
    }
    for (row, place) in zip(layout.needing, shares.places) {
      for opening in place.openings.map({ shares.openings[$0] }) {
        sharedOf[[opening.slot, opening.offer], default: []].append((row, -1))
      }
    }
    layout.openings = relaxation.seats.map { $0.map { _ in -1 } }
    layout.fewest = layout.openings
    let mayOpen = mayOpen
    for slot in 0..<week.slotCount {
      for offer in week.problem.offers.indices {
        if mayOpen[slot][offer], relaxation.seats[slot][offer] > 0 {
          try addOpening(slot, offer, sharedOf[[slot, offer]] ?? [])
          continue
        }
        let least = Double(relaxation.least[slot][offer])
        let seats = Double(relaxation.seats[slot][offer])
        try program.addColumn(
          cost: 0, bounds: seats > least ? .between(least, seats) : .fixed(seats),
          kind: isWhole ? .integer : .continuous,
          // A session that opens takes at least its members' share of it.
          entries: [(row: layout.counts[slot][offer], value: -1)]
            + (sharedOf[[slot, offer]] ?? []).map { ($0.row, $0.value / max(1, seats)) })
      }
    }
  }

  /// Per slot, by offer, whether a column says if it takes place: where that is not decided, for those that
  /// take of what is shared, and in a search for all that must not be too small.
  private var mayOpen: [[Bool]] {
    var table = relaxation.seats.map { $0.map { _ in false } }
    if isWhole, !relaxation.isDecided { table = relaxation.isDecidable }
    for opening in shares.openings { table[opening.slot][opening.offer] = true }
    return table
  }

  /// A session that opens or does not.
  private mutating func addOpening(
    _ slot: Int, _ offer: Int, _ shared: [(row: Int, value: Double)]
  ) throws(GLPKError) {
    let seats = Double(relaxation.seats[slot][offer])
    let least = min(seats, Double(week.problem.offers[offer].sizes.lowerBound))
    let most = try program.addRow(.atMost(0))
    let fewest = try program.addRow(.atLeast(0))
    try program.addColumn(
      cost: 0, bounds: .between(0, seats), kind: isWhole ? .integer : .continuous,
      entries: [(layout.counts[slot][offer], -1), (most, 1), (fewest, 1)])
    layout.fewest[slot][offer] = fewest
    layout.openings[slot][offer] = try program.addColumn(
      cost: 0, bounds: .between(0, 1), kind: isWhole ? .binary : .continuous,
      entries: shared + [(most, -seats), (fewest, -least)])
  }
}
