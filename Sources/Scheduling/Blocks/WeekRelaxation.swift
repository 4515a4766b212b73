import GLPK
import SchedulingModel

/// The linear program of a stage over all slots, solved by the interior point method: prices of what
/// ties slots together, and fractions of places to round.
struct WeekRelaxation {
  /// What the linear program says; nothing of it is believed without `WeekBound`.
  struct Answer {
    /// Per row of the week, per shared row, per budget.
    let rowPrices: [Double]
    let sharedPrices: [Double]
    let budgetPrices: [Double]
    /// Per arc, between 0 and 1.
    let fractions: [Double]
  }

  let week: Week
  let stage: Stage
  let arcs: WeekArcs
  let shared: [SharedRow]
  /// Per slot, by offer.
  let seats: [[Int]]

  /// - Returns: nil where the method did not converge.
  func solve() -> Answer? {
    // A little noise singles out one of many optima, whose fractions are fewer; the method may fail on
    // one choice of it and not on another.
    for noise in [1e-6, 2e-5] {
      if let answer = try? solved(noise) { return answer }
    }
    return nil
  }

  private func solved(_ noise: Double) throws(GLPKError) -> Answer? {
    var program = try Problem(.minimize)
    let layout = try addRows(&program)
    let pools = ArcPools(self)
    try addArcs(&program, layout, pools, noise)
    try addMisses(&program, layout)
    try addCounts(&program, layout)
    try addNowhere(&program, layout)
    guard try program.interior().status == .optimal else { return nil }
    let duals = try program.values(.rowDuals, of: .interior)
    let values = try program.values(.columnValues, of: .interior)
    return Answer(
      rowPrices: layout.ofRow.map { $0 < 0 ? 0 : duals[$0] },
      sharedPrices: layout.shared.map { duals[$0] },
      budgetPrices: layout.budgets.map { duals[$0] },
      fractions: pools.columnOf.map { values[$0] })
  }

  /// The same with offers that may open only so often closed where fractions use them least.
  func closing(_ answer: Answer) -> WeekRelaxation {
    var used = seats.map { _ in [Double](repeating: 0, count: week.problem.offers.count) }
    for (arc, fraction) in zip(arcs.arcs, answer.fractions) {
      used[arc.slot][arc.offer] += fraction
    }
    var seats = seats
    for (offer, value) in week.problem.offers.enumerated() {
      guard let most = value.mostOpenings else { continue }
      let slots = seats.indices.filter { seats[$0][offer] > 0 }
        .sorted { (used[$1][offer], $0) < (used[$0][offer], $1) }
      for slot in slots.dropFirst(most) { seats[slot][offer] = 0 }
    }
    return WeekRelaxation(
      week: week, stage: stage, arcs: arcs, shared: SharedRow.all(week, seats: seats), seats: seats)
  }

  /// Rows of the program by what they are.
  private struct Layout {
    /// Per learner and slot, per row of the week (-1 where it cannot matter), per slot by offer.
    var places: [Int] = []
    var ofRow: [Int] = []
    var counts: [[Int]] = []
    var shared: Range<Int> = 0..<0
    var budgets: Range<Int> = 0..<0
  }

  private func addRows(_ program: inout Problem) throws(GLPKError) -> Layout {
    var layout = Layout()
    for learner in 0..<week.learnerCount {
      for slot in 0..<week.slotCount {
        let isFree = !week.overlaps[slot].isEmpty || !week.isPresent[week.index(learner, slot)]
        layout.places.append(try program.addRow(isFree ? .atMost(1) : .fixed(1)))
      }
    }
    for (index, row) in week.rows.enumerated() {
      guard matters(row, index) else {
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
    for row in shared { try program.addRow(.atMost(Double(row.limit))) }
    layout.shared = first..<program.rowCount
    for budget in arcs.budgets { try program.addRow(.atMost(Double(budget.limit))) }
    layout.budgets = layout.shared.upperBound..<program.rowCount
    return layout
  }

  /// Whether missing the row is forbidden, or costs something here or in an earlier stage.
  func matters(_ row: LearnerRow, _ index: Int) -> Bool {
    !arcs.mayMiss[index] || stage.value(row.costs) > 0
      || arcs.budgets.contains { $0.stage.value(row.costs) > 0 }
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

  private func addArcs(
    _ program: inout Problem, _ layout: Layout, _ pools: ArcPools, _ noise: Double
  ) throws(GLPKError) {
    let first = try program.addRows(pools.pools.count, .fixed(0)).lowerBound
    var costs: [Double] = []
    var (starts, rows, values) = ([0], [Int32](), [Double]())
    func enter(_ row: Int, _ value: Int) {
      rows.append(Int32(row))
      values.append(Double(value))
    }
    let weights = weightsOfArcs
    for (index, pool) in pools.columns {
      let arc = arcs.arcs[index]
      let option = week.options[week.index(arc.learner, arc.slot)][arc.option]
      costs.append(Double(stage.value(option.costs)) + Double((index &* 7919) % 1000) * noise)
      enter(layout.places[week.index(arc.learner, arc.slot)], 1)
      let isUnasked = pool.map { pools.pools[$0].kind >= pools.firstUnasked } ?? false
      for (row, weight) in weights[index] where layout.ofRow[row] >= 0 {
        if !isUnasked || week.rows[row].low > .min / 8 { enter(layout.ofRow[row], weight) }
      }
      enter(pool.map { first + $0 } ?? layout.counts[arc.slot][arc.offer], 1)
      for (position, budget) in arcs.budgets.enumerated() {
        let value = budget.stage.value(option.costs)
        if value != 0 { enter(layout.budgets.lowerBound + position, value) }
      }
      starts.append(rows.count)
    }
    try program.addColumns(costs: costs, starts: starts, rows: rows, values: values)
    for (position, pool) in pools.pools.enumerated() {
      for offer in pools.offers[pool.kind] where seats[pool.slot][offer] > 0 {
        try program.addColumn(
          cost: 0,
          entries: [
            (row: first + position, value: -1), (row: layout.counts[pool.slot][offer], value: 1),
          ])
      }
    }
  }

  /// Per arc, what it counts in which rows of the week.
  var weightsOfArcs: [[(row: Int, weight: Int)]] {
    arcs.arcs.map { arc in
      week.rowsOf[arc.learner].compactMap { index in
        var weight = 0
        for part in week.rows[index].parts where part.slot == arc.slot {
          if week.sets[part.set][arc.offer] { weight += part.weight }
        }
        return weight == 0 ? nil : (index, weight)
      }
    }
  }

  /// Columns for how far rows are missed, below and above.
  private func addMisses(_ program: inout Problem, _ layout: Layout) throws(GLPKError) {
    for (index, row) in week.rows.enumerated() where layout.ofRow[index] >= 0 && arcs.mayMiss[index]
    {
      let cost = Double(stage.value(row.costs))
      for sign in [1, -1] where sign > 0 ? row.low > .min / 8 : row.high < .max / 8 {
        var entries = [(row: layout.ofRow[index], value: Double(sign * WeekBound.reach(row)))]
        for (position, budget) in arcs.budgets.enumerated() {
          let value = budget.stage.value(row.costs)
          if value != 0 { entries.append((layout.budgets.lowerBound + position, Double(value))) }
        }
        try program.addColumn(cost: cost, entries: entries)
      }
    }
  }

  /// Where what must not be is counted, being nowhere is such a case.
  private func addNowhere(_ program: inout Problem, _ layout: Layout) throws(GLPKError) {
    let cost = stage.weights[Week.broken]
    for row in layout.places where cost > 0 {
      try program.addColumn(cost: Double(cost), entries: [(row: row, value: 1)])
    }
  }

  /// Columns for numbers of members.
  private func addCounts(_ program: inout Problem, _ layout: Layout) throws(GLPKError) {
    var entriesOf: [[Int]: [(row: Int, value: Double)]] = [:]
    for (position, row) in shared.enumerated() {
      for part in row.parts {
        let seats = Double(seats[part.slot][part.offer])
        entriesOf[[part.slot, part.offer], default: []].append(
          (layout.shared.lowerBound + position, Double(part.weight) / seats))
      }
    }
    for slot in 0..<week.slotCount {
      for offer in week.problem.offers.indices {
        let entries =
          [(row: layout.counts[slot][offer], value: -1.0)]
          + (entriesOf[[slot, offer]] ?? [])
        let seats = Double(seats[slot][offer])
        try program.addColumn(
          cost: 0, bounds: seats > 0 ? .between(0, seats) : .fixed(0), entries: entries)
      }
    }
  }
}
