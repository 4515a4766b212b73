import GroupingModel

/// A possible group as a column of the program.
struct Column: Hashable, Sendable {
  /// Ascending.
  let members: [Int]
  let flavour: Int
  /// See `Tallies`.
  let tally: Int
  /// Exact, in cost units.
  let cost: Int64
  /// What it takes of the plan's limit; 0 without one.
  let charge: Int64

  var size: Int { members.count }
  var sizeClass: SizeClass { SizeClass(flavour: flavour, size: size) }
  var columnClass: ColumnClass { ColumnClass(flavour: flavour, size: size, tally: tally) }
}

/// A pair of flavour and size: columns of one such class share a row of the program.
struct SizeClass: Hashable, Sendable {
  let flavour: Int
  let size: Int
}

/// A flavour, a size and a tally: columns of one such class share a price.
struct ColumnClass: Hashable, Sendable {
  let flavour: Int
  let size: Int
  let tally: Int

  var sizeClass: SizeClass { SizeClass(flavour: flavour, size: size) }
}

/// A size and a tally, of whatever flavour.
struct Deal: Hashable, Sendable {
  let size: Int
  let tally: Int

  init(_ column: Column) {
    size = column.size
    tally = column.tally
  }

  init(_ key: ColumnClass) {
    size = key.size
    tally = key.tally
  }

  init(_ choice: Filling.Choice) {
    size = choice.size
    tally = choice.tally
  }
}
