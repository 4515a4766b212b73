import GroupingModel

/// The groups that a cheaper plan could still consist of, once the bound has ruled out the rest:
/// what reduced-cost fixing leaves.
struct Remainder: Sendable {
  let program: PartitionProgram
  /// Ascending by excess.
  let columns: [Column]
  /// What each column adds at least to the bound, in price units, never negative.
  let excess: [Int64]
  /// A plan costs `base` plus the excesses of its columns at least, in price units.
  let base: Int64
  let shift: Int
  /// Base where there is no plan.
  private static let endless: Int64 = 1 << 60
  /// Members as bits, `columns x words`.
  let masks: [UInt64]
  let words: Int

  /// - Parameters:
  ///   - columns: groups with their excess over prices and class prices.
  ///   - base: what prices and class prices add up to for any plan.
  init(
    _ program: PartitionProgram, columns: [(column: Column, excess: Int64)], base: Int64,
    shift: Int
  ) {
    self.program = program
    self.shift = shift
    self.base = base
    words = (program.problem.learners + 63) / 64
    // Positions are sorted, for a column is dear to move.
    let order = columns.indices.sorted { one, other in
      let (left, right) = (columns[one].excess, columns[other].excess)
      return left != right
        ? left < right : Self.precedes(columns[one].column, columns[other].column)
    }
    self.columns = order.map { columns[$0].column }
    excess = order.map { columns[$0].excess }
    var masks = [UInt64](repeating: 0, count: columns.count * words)
    for (index, column) in self.columns.enumerated() {
      for member in column.members {
        masks[index * words + member >> 6] |= 1 << UInt64(member & 63)
      }
    }
    self.masks = masks
  }

  /// Cheaper first, then by members.
  private static func precedes(_ one: Column, _ other: Column) -> Bool {
    one.cost != other.cost
      ? one.cost < other.cost : one.members.lexicographicallyPrecedes(other.members)
  }

  /// Largest total excess of a plan that costs `cost` or less.
  func budget(upTo cost: Int64) -> Int64 { Self.budget(upTo: cost, base: base, shift: shift) }

  private static func budget(upTo cost: Int64, base: Int64, shift: Int) -> Int64 {
    ColumnTable.scaled(cost, shift: shift) + (shift < 0 ? 1 : 0) - base
  }

  /// The same groups measured anew, without those that no plan of `cost` or less can have.
  ///
  /// - Parameters:
  ///   - reduced: each column's reduced cost, without class prices.
  ///   - fixed: what the prices add up to for any plan.
  ///   - classPrices: any price per class; lowered where an excess would be negative.
  init(
    _ old: Remainder, reduced: [Int64], fixed: Int64, classPrices: [ColumnClass: Double],
    upTo cost: Int64
  ) {
    var least = ClassTable(old.program, repeating: Int64.max)
    for (column, value) in zip(old.columns, reduced) {
      let key = column.columnClass
      least[key] = min(least[key], value)
    }
    var prices: [ColumnClass: Int64] = [:]
    for key in old.program.columnClasses where least[key] != .max {
      let price = classPrices[key].map { Int64(max(-1e9, min(1e9, $0.rounded(.down)))) }
      least[key] = min(least[key], price ?? .max)
      prices[key] = least[key]
    }
    // Without any filling there is no plan among these groups at all, whatever it may cost.
    let filling = old.program.cheapestFilling(prices)
    let base = filling.map { fixed + $0.total } ?? Self.endless
    let budget = Self.budget(upTo: cost, base: base, shift: old.shift)
    var columns: [(column: Column, excess: Int64)] = []
    for (column, value) in zip(old.columns, reduced) {
      let excess = value - least[column.columnClass]
      if excess <= budget { columns.append((column, excess)) }
    }
    self.init(old.program, columns: columns, base: base, shift: old.shift)
  }

  /// Without the groups that no plan of that cost or less can have.
  func trimmed(upTo cost: Int64) -> Remainder {
    let budget = budget(upTo: cost)
    let kept = excess.firstIndex { $0 > budget } ?? excess.count
    return kept == excess.count ? self : part(Array(0..<kept))
  }

  /// So many groups of least excess.
  func prefix(_ count: Int) -> Remainder {
    count < columns.count ? part(Array(0..<count)) : self
  }

  /// The groups that pass a test.
  func filtered(_ passes: (Column) -> Bool) -> Remainder {
    part(columns.indices.filter { passes(columns[$0]) })
  }

  private func part(_ kept: [Int]) -> Remainder {
    Remainder(
      program: program, columns: kept.map { columns[$0] }, excess: kept.map { excess[$0] },
      base: base, shift: shift, masks: kept.flatMap { masks[($0 * words)..<(($0 + 1) * words)] },
      words: words)
  }

  private init(
    program: PartitionProgram, columns: [Column], excess: [Int64], base: Int64, shift: Int,
    masks: [UInt64], words: Int
  ) {
    self.program = program
    self.columns = columns
    self.excess = excess
    self.base = base
    self.shift = shift
    self.masks = masks
    self.words = words
  }
}
