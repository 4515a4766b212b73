import GroupingModel

/// A possible group as a column of the program.
struct Column: Hashable, Sendable {
  /// Ascending.
  let members: [Int]
  let flavour: Int
  /// Exact, in cost units.
  let cost: Int64

  var size: Int { members.count }
}

/// A pair of flavour and size: columns of one such class share a row of the program.
struct SizeClass: Hashable, Sendable {
  let flavour: Int
  let size: Int
}
