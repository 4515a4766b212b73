import GroupingModel

/// The groups that a cheaper plan could still consist of, once the bound has ruled out the rest:
/// what reduced-cost fixing leaves.
struct Remainder: Sendable {
  let program: PartitionProgram
  /// Ascending by excess.
  private(set) var columns: [Column]
  /// What each column adds at least to the bound, in price units, never negative.
  private(set) var excess: [Int64]
  /// A plan costs `base` plus the excesses of its columns at least, in price units.
  let base: Int64
  let shift: Int
  /// Members as bits, `columns x words`.
  private(set) var masks: [UInt64]
  let words: Int

  /// - Parameters:
  ///   - columns: every group that a plan cheaper than the incumbent could contain.
  ///   - point: prices that the excess is measured against.
  ///   - classPrices: any price per class; the closer to the relaxation's, the better.
  init(
    _ program: PartitionProgram, columns: [(column: Column, reduced: Int64)], point: DualPoint,
    classPrices: [SizeClass: Int64], shift: Int
  ) {
    self.program = program
    self.shift = shift
    words = (program.problem.learners + 63) / 64
    // A class price above the least reduced cost would make an excess negative.
    let prices = point.least.reduce(into: [SizeClass: Int64]()) { result, entry in
      result[entry.key] = min(entry.value, classPrices[entry.key] ?? entry.value)
    }
    let flavourOf = program.flavourOfKind
    let filling = program.filling.cheapest { kind, size in
      prices[SizeClass(flavour: flavourOf[kind], size: size)]
    }
    base = point.prices.reduce(0, +) + (filling?.total ?? 0)
    let measured = columns.map { item -> (column: Column, excess: Int64) in
      let key = SizeClass(flavour: item.column.flavour, size: item.column.size)
      return (item.column, item.reduced - (prices[key] ?? 0))
    }
    let sorted = measured.sorted {
      ($0.excess, $0.column.cost) < ($1.excess, $1.column.cost)
        || (($0.excess, $0.column.cost) == ($1.excess, $1.column.cost)
          && $0.column.members.lexicographicallyPrecedes($1.column.members))
    }
    self.columns = sorted.map(\.column)
    excess = sorted.map(\.excess)
    masks = []
    for column in self.columns { masks += Self.mask(column.members, words: words) }
  }

  private static func mask(_ members: [Int], words: Int) -> [UInt64] {
    var mask = [UInt64](repeating: 0, count: words)
    for member in members { mask[member >> 6] |= 1 << UInt64(member & 63) }
    return mask
  }

  /// Largest total excess of a plan that costs `cost` or less.
  func budget(upTo cost: Int64) -> Int64 {
    ColumnTable.scaled(cost, shift: shift) + (shift < 0 ? 1 : 0) - base
  }

  /// Leaves out columns whose own excess is beyond the budget.
  mutating func cut(to budget: Int64) {
    let count = excess.firstIndex { $0 > budget } ?? excess.count
    columns.removeLast(columns.count - count)
    excess.removeLast(excess.count - count)
    masks.removeLast(masks.count - count * words)
  }
}
