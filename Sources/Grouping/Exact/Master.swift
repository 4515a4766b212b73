import GLPK
import GroupingModel

/// The linear relaxation over the columns found so far.
///
/// Rows: each learner in exactly one group; for each flavour and size, as many groups as the kinds
/// take of it; limits of each kind and of the number of groups. Where there is only one flavour and
/// size the latter say nothing and are left out.
struct Master: ~Copyable {
  private var problem: Problem
  private let learners: Int
  /// Row of each class of columns; empty where left out.
  private let classRows: [SizeClass: Int]
  private(set) var columns: [Column] = []
  private var known: Set<Column> = []
  private let firstColumn: Int
  private let scale: Double
  private var duals: [Double] = []
  /// Triples of learners under a subset-row cut, and the first row of the cuts.
  private(set) var cuts: [[Int]] = []
  private let firstCut: Int

  struct Relaxation {
    /// In price units.
    let objective: Double
    /// Per learner.
    let prices: [Double]
    /// Per class of columns; 0 where there is no row.
    let classPrices: [SizeClass: Double]
    /// Per cut, never positive.
    let cutPrices: [Double]
  }

  private init(
    _ problem: consuming Problem, learners: Int, scale: Double, classRows: [SizeClass: Int]
  ) {
    firstColumn = problem.columnCount
    firstCut = problem.rowCount
    self.problem = problem
    self.learners = learners
    self.scale = scale
    self.classRows = classRows
  }

  /// The rows of a program, without columns of groups.
  ///
  /// - Parameters:
  ///   - scale: price units per cost unit.
  ///   - artificial: price of leaving a learner or a group out, in price units, where no plan is
  ///     known to start from; nil where columns of a plan are added first.
  static func empty(
    _ program: PartitionProgram, scale: Double, artificial: Double?
  ) throws(GLPKError) -> Master {
    let learners = program.problem.learners
    var problem = try Problem(.minimize)
    try problem.addRows(learners, .fixed(1))
    let classes = program.classes
    let classRows = classes.count > 1 ? try addClassRows(&problem, program, classes) : [:]
    if let artificial {
      for learner in 0..<learners {
        try problem.addColumn(cost: artificial, entries: [(learner, 1)])
      }
      for row in classRows.values.sorted() {
        try problem.addColumn(cost: artificial, entries: [(row, 1)])
      }
    }
    return Master(problem, learners: learners, scale: scale, classRows: classRows)
  }

  private static func addClassRows(
    _ problem: inout Problem, _ program: PartitionProgram, _ classes: [SizeClass]
  ) throws(GLPKError) -> [SizeClass: Int] {
    var rows: [SizeClass: Int] = [:]
    for key in classes { rows[key] = try problem.addRow(.fixed(0)) }
    let total = try problem.addRow(bounds(program.problem.groupCount))
    for (flavour, value) in program.flavours.enumerated() {
      for kind in value.kinds {
        let group = program.problem.kinds[kind]
        let row = try problem.addRow(bounds(group.count))
        for size in value.sizes where group.sizes.contains(size) {
          guard let classRow = rows[SizeClass(flavour: flavour, size: size)] else { continue }
          try problem.addColumn(cost: 0, entries: [(classRow, -1), (row, 1), (total, 1)])
        }
      }
    }
    return rows
  }

  private static func bounds(_ range: ClosedRange<Int>) -> Bounds {
    range.count == 1
      ? .fixed(Double(range.lowerBound))
      : .between(Double(range.lowerBound), Double(range.upperBound))
  }

  /// Adds columns that are not there yet.
  mutating func add(_ new: [Column]) throws(GLPKError) {
    var starts = [0]
    var rows: [Int32] = []
    var costs: [Double] = []
    for column in new where known.insert(column).inserted {
      columns.append(column)
      costs.append(Double(column.cost) * scale)
      rows += column.members.map(Int32.init)
      if let row = classRows[SizeClass(flavour: column.flavour, size: column.size)] {
        rows.append(Int32(row))
      }
      for (index, cut) in cuts.enumerated() where Self.isCut(column, by: cut) {
        rows.append(Int32(firstCut + index))
      }
      starts.append(rows.count)
    }
    guard !costs.isEmpty else { return }
    try problem.addColumns(
      costs: costs, starts: starts, rows: rows,
      values: [Double](repeating: 1, count: rows.count))
  }

  /// Solves from the last basis.
  ///
  /// - Throws: `GLPKError` also where the relaxation has no optimum, which valid columns exclude.
  mutating func solve() throws(GLPKError) -> Relaxation {
    let result = try problem.simplex()
    guard result.status == .optimal else { throw GLPKError.numericalTrouble(code: 0) }
    try problem.read(.rowDuals, into: &duals)
    var classPrices: [SizeClass: Double] = [:]
    for (key, row) in classRows { classPrices[key] = duals[row] }
    return Relaxation(
      objective: result.objective, prices: Array(duals[..<learners]), classPrices: classPrices,
      cutPrices: Array(duals[firstCut...].prefix(cuts.count)))
  }

  private static func isCut(_ column: Column, by cut: [Int]) -> Bool {
    column.members.count { cut.contains($0) } >= 2
  }

  /// Adds the row that at most one group holds two or more of three learners.
  mutating func addCut(_ cut: [Int]) throws(GLPKError) {
    let entries = columns.enumerated().filter { Self.isCut($0.element, by: cut) }
      .map { (column: firstColumn + $0.offset, value: 1.0) }
    try problem.addRow(.atMost(1), entries: entries)
    cuts.append(cut)
  }

  /// The groups with a positive value in the last relaxation.
  func support() throws(GLPKError) -> [(members: [Int], value: Double)] {
    zip(columns, try values()).filter { $0.1 > 1e-6 }.map { ($0.0.members, $0.1) }
  }

  /// Values of the columns in the last relaxation.
  func values() throws(GLPKError) -> [Double] {
    Array(try problem.values(.columnValues)[firstColumn...])
  }
}

extension Master {
  /// Adds a row that keeps the total cost of groups at or below `limit`, in price units.
  mutating func limitCost(to limit: Int64) throws(GLPKError) {
    var entries: [(column: Int, value: Double)] = []
    for (index, column) in columns.enumerated() where column.cost != 0 {
      entries.append((firstColumn + index, Double(column.cost) * scale))
    }
    try problem.addRow(.atMost(Double(limit) * scale + 0.5), entries: entries)
  }

  /// Holds a group's column at 1.
  mutating func fix(_ index: Int) throws(GLPKError) {
    try problem.setColumnBounds(firstColumn + index, .fixed(1))
  }

  /// Solves with all columns whole; values are those of the groups' columns.
  mutating func integerSearch(
    nodeLimit: Int, shouldStop: @escaping () -> Bool
  ) throws(GLPKError) -> IntegerResult {
    for column in 0..<problem.columnCount {
      try problem.setKind(column, column >= firstColumn ? .binary : .integer)
    }
    var options = IntegerOptions()
    options.presolve = true
    options.nodeLimit = nodeLimit
    var result = try problem.integerSearch(options) { _ in shouldStop() ? .stop : .go }
    if result.values.count > firstColumn { result.values.removeFirst(firstColumn) }
    return result
  }
}
