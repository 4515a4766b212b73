import GLPK

/// The linear relaxation of pairs and one trio: a column each pair and trio that was needed so far,
/// a row each learner, one for the one trio, and one each odd set that the solution would overfill.
struct TrioRelaxation: ~Copyable {
  /// A pair or a trio.
  enum Column: Hashable {
    case pair(BuddyPair)
    case trio(Trio)

    var members: [Int] {
      switch self {
      case .pair(let pair): [pair.first, pair.second]
      case .trio(let trio): trio.members
      }
    }
  }

  private var problem: Problem
  private let costs: PairCosts
  private(set) var columns: [Column] = []
  private var known: Set<Column> = []
  private(set) var sets: [[Int]] = []
  private var knownSets: Set<[Int]> = []
  /// Per set and learner, whether it holds them.
  private var holds: [[Bool]] = []
  /// One each column.
  private(set) var values: [Double] = []

  init(_ costs: PairCosts) throws(GLPKError) {
    var problem = try Problem(.minimize)
    try problem.addRows(costs.count + 1, .fixed(1))
    self.problem = problem
    self.costs = costs
  }

  /// Adds those columns that are new; answers how many.
  mutating func add(_ wanted: [Column]) throws(GLPKError) -> Int {
    var (prices, starts, rows): ([Double], [Int], [Int32]) = ([], [0], [])
    for column in wanted where !known.contains(column) {
      let cost: Int?
      switch column {
      case .pair(let pair): cost = costs[pair.first, pair.second]
      case .trio(let trio): cost = costs.cost(of: trio)
      }
      guard let cost else { continue }
      known.insert(column)
      columns.append(column)
      prices.append(Double(cost))
      rows += column.members.map(Int32.init)
      if case .trio = column { rows.append(Int32(costs.count)) }
      for set in sets.indices where counts(column, in: set) {
        rows.append(Int32(costs.count + 1 + set))
      }
      starts.append(rows.count)
    }
    let ones = [Double](repeating: 1, count: rows.count)
    try problem.addColumns(costs: prices, starts: starts, rows: rows, values: ones)
    return prices.count
  }

  /// Adds rows for those sets that are new; answers how many.
  mutating func add(sets wanted: [[Int]]) throws(GLPKError) -> Int {
    let before = sets.count
    for set in wanted where knownSets.insert(set).inserted {
      var inside = [Bool](repeating: false, count: costs.count)
      for learner in set { inside[learner] = true }
      holds.append(inside)
      sets.append(set)
      let entries = columns.indices.filter { counts(columns[$0], in: sets.count - 1) }
        .map { (column: $0, value: 1.0) }
      try problem.addRow(.atMost(Double((set.count - 1) / 2)), entries: entries)
    }
    return sets.count - before
  }

  /// Whether two learners of the column or more are in the set: `BuddyPrices` says why.
  private func counts(_ column: Column, in set: Int) -> Bool {
    switch column {
    case .pair(let pair): return holds[set][pair.first] && holds[set][pair.second]
    case .trio(let trio):
      let (a, b, c) = (holds[set][trio.a], holds[set][trio.b], holds[set][trio.c])
      return a && b || a && c || b && c
    }
  }

  /// Solves it again; false when the time is over.
  mutating func solve(afterRows: Bool, milliseconds: Int?) throws(GLPKError) -> Bool {
    let result = try problem.simplex(
      SimplexOptions(method: afterRows ? .dualThenPrimal : .primal, timeLimit: milliseconds))
    guard result.status == .optimal else { return false }
    values = try problem.values(.columnValues)
    return true
  }

  /// The duals as whole numbers, made such that no pair has a slack below 0.
  func prices() throws(GLPKError) -> BuddyPrices {
    // Duals are small fractions as a rule: 5040 makes whole numbers of most.
    let scale = 5040
    let duals = try problem.values(.rowDuals).map { dual in
      Int(max(-1e15, min(1e15, (dual * Double(scale)).rounded())))
    }
    let priced = sets.indices.map { (set: $0, price: -duals[costs.count + 1 + $0]) }
      .filter { $0.price > 0 }
      .map { BuddyPrices.OddSet(members: sets[$0.set], price: $0.price) }
    return BuddyPrices(scale: scale, learners: Array(duals[..<costs.count]), sets: priced)
  }

  /// The dual of the trio's row, in the same unit.
  func trioPrice() throws(GLPKError) -> Int {
    Int((try problem.value(.rowDuals, at: costs.count) * 5040).rounded())
  }
}
