import GLPK
import GroupingModel

/// The linear relaxation over the columns found so far.
///
/// Rows: each learner in exactly one group; for each flavour and size, as many groups as the kinds
/// take of it; limits of each kind and of the number of groups. Where there is only one flavour and
/// size the latter say nothing and are left out. With tallies, also: for each size and tally, as many
/// groups as a plan takes of it, which is a mix of fillings in whole numbers (Dantzig and Wolfe
/// 1960), added as they are found.
struct Master: ~Copyable {
  private var problem: Problem
  private let program: PartitionProgram
  private let rows: MasterRows
  private(set) var columns: [Column] = []
  /// Position of each group.
  private var known: [Column: Int] = [:]
  /// Where each group's column is in the program, and whether it may be positive.
  private var places: [Int] = []
  private var isAllowed: [Bool] = []
  private var fillings: Set<[Deal: Int]> = []
  private let scale: Double
  private var duals: [Double] = []
  /// Triples of learners under a subset-row cut, and the first row of the cuts.
  private(set) var cuts: [[Int]] = []
  private let firstCut: Int

  /// Iterations of one solution from the last basis; thousands are usual.
  private static let mostIterations = 50_000

  private var learners: Int { program.problem.learners }

  struct Relaxation {
    /// In price units.
    let objective: Double
    /// Per learner.
    let prices: [Double]
    /// Per class of columns; 0 where there is no row.
    let classPrices: [ColumnClass: Double]
    /// Per cut, never positive.
    let cutPrices: [Double]
    /// Price of one charge against the plan's limit, never negative; 0 without one.
    let toll: Double
  }

  /// The rows of a program, without columns of groups.
  ///
  /// - Parameters:
  ///   - scale: price units per cost unit.
  ///   - artificial: price of leaving a learner or a group out, in price units, where no plan is
  ///     known to start from; nil where columns of a plan are added first.
  init(
    _ program: PartitionProgram, scale: Double, artificial: Double?
  ) throws(GLPKError) {
    var problem = try Problem(.minimize)
    rows = try MasterRows(&problem, program, artificial: artificial)
    firstCut = problem.rowCount
    self.problem = problem
    self.program = program
    self.scale = scale
  }

  /// Adds columns that are not there yet.
  mutating func add(_ new: [Column]) throws(GLPKError) {
    var starts = [0]
    var rows: [Int32] = []
    var values: [Double] = []
    var costs: [Double] = []
    for column in new where known[column] == nil {
      known[column] = columns.count
      columns.append(column)
      isAllowed.append(true)
      costs.append(Double(column.cost) * scale)
      rows += column.members.map(Int32.init)
      if let row = self.rows.sizes[column.sizeClass] { rows.append(Int32(row)) }
      if let row = self.rows.deals[Deal(column)] { rows.append(Int32(row)) }
      for (index, cut) in cuts.enumerated() where Self.isCut(column, by: cut) {
        rows.append(Int32(firstCut + index))
      }
      values += [Double](repeating: 1, count: rows.count - values.count)
      if let row = self.rows.ration, column.charge > 0 {
        rows.append(Int32(row))
        values.append(Double(column.charge))
      }
      starts.append(rows.count)
    }
    guard !costs.isEmpty else { return }
    places += try problem.addColumns(
      costs: costs, starts: starts, rows: rows, values: values)
  }

  /// Lets plans have these numbers of groups.
  ///
  /// - Returns: whether they could not before.
  @discardableResult
  mutating func add(filling: [Deal]) throws(GLPKError) -> Bool {
    guard let one = rows.oneFilling else { return false }
    let numbers = Dictionary(filling.map { ($0, 1) }, uniquingKeysWith: +)
    guard fillings.insert(numbers).inserted else { return false }
    var entries = [(row: one, value: 1.0)]
    for (deal, number) in numbers {
      if let row = rows.deals[deal] { entries.append((row, -Double(number))) }
    }
    try problem.addColumn(cost: 0, entries: entries.sorted { $0.row < $1.row })
    return true
  }

  /// Lets plans have the numbers of groups that are cheapest at these prices.
  ///
  /// - Returns: whether they could not before.
  mutating func addCheapestFilling(
    at classPrices: [ColumnClass: Double]
  ) throws(GLPKError) -> Bool {
    if program.tallies.sets.isEmpty { return false }
    let prices = classPrices.mapValues { Int64(max(-1e12, min(1e12, $0.rounded()))) }
    guard let filling = program.cheapestFilling(prices) else { return false }
    return try add(filling: filling.groups.map(Deal.init))
  }

  /// Solves from the last basis.
  ///
  /// - Throws: `GLPKError` also where the relaxation has no optimum, which valid columns exclude.
  mutating func solve() throws(GLPKError) -> Relaxation {
    var result = try problem.simplex(SimplexOptions(iterationLimit: Self.mostIterations))
    if result.stop == .iterations {
      // Where hardly any group costs anything, the primal method may go round in circles for ever.
      try problem.resetBasis(.advanced)
      result = try problem.simplex(
        SimplexOptions(method: .dualThenPrimal, iterationLimit: Self.mostIterations))
    }
    // Any prices prove what they prove, so a solution that is not the best will do.
    guard result.status == .optimal || result.status == .feasible else {
      throw GLPKError.numericalTrouble(code: 0)
    }
    try problem.read(.rowDuals, into: &duals)
    var classPrices: [ColumnClass: Double] = [:]
    for key in program.columnClasses {
      let size = rows.sizes[key.sizeClass].map { duals[$0] } ?? 0
      classPrices[key] = size + (rows.deals[Deal(key)].map { duals[$0] } ?? 0)
    }
    return Relaxation(
      objective: result.objective, prices: Array(duals[..<learners]), classPrices: classPrices,
      cutPrices: Array(duals[firstCut...].prefix(cuts.count)),
      toll: rows.ration.map { max(0, -duals[$0]) } ?? 0)
  }

  private static func isCut(_ column: Column, by cut: [Int]) -> Bool {
    column.members.count { cut.contains($0) } >= 2
  }

  /// Adds the row that at most one group holds two or more of three learners.
  mutating func addCut(_ cut: [Int]) throws(GLPKError) {
    let entries = columns.enumerated().filter { Self.isCut($0.element, by: cut) }
      .map { (column: places[$0.offset], value: 1.0) }
    try problem.addRow(.atMost(1), entries: entries)
    cuts.append(cut)
  }

  /// The groups with a positive value in the last relaxation.
  func support() throws(GLPKError) -> [(column: Column, value: Double)] {
    zip(columns, try values()).filter { $0.1 > 1e-6 }.map { ($0.0, $0.1) }
  }

  /// Values of the columns in the last relaxation.
  func values() throws(GLPKError) -> [Double] {
    let values = try problem.values(.columnValues)
    return places.map { values[$0] }
  }
}

extension Master {
  /// Columns that are not there yet and whose reduced cost is below a threshold, in price units, the
  /// lowest first.
  func helpful(
    _ columns: [Column], against relaxation: Relaxation, below threshold: Double, most: Int
  ) -> [Column] {
    let charged = CutPrices(cuts, relaxation.cutPrices, learners: learners)
    var classPrices = ClassTable(program, repeating: 0.0)
    for (key, price) in relaxation.classPrices { classPrices[key] = price }
    var found: [(reduced: Double, column: Int)] = []
    for (index, column) in columns.enumerated() {
      var reduced =
        Double(column.cost) * scale + relaxation.toll * Double(column.charge)
        - classPrices[column.columnClass]
      for member in column.members { reduced -= relaxation.prices[member] }
      // Cuts only add to it.
      guard reduced < threshold, known[column] == nil else { continue }
      reduced -= charged.total(of: column.members)
      if reduced < threshold { found.append((reduced, index)) }
    }
    found.sort { ($0.reduced, $0.column) < ($1.reduced, $1.column) }
    return found.prefix(most).map { columns[$0.column] }
  }

  /// Keeps all other groups at 0.
  mutating func allow(only part: [Column]) throws(GLPKError) {
    var isWanted = [Bool](repeating: false, count: columns.count)
    for column in part {
      if let index = known[column] { isWanted[index] = true }
    }
    for index in columns.indices where isAllowed[index] != isWanted[index] {
      try problem.setColumnBounds(places[index], isWanted[index] ? .atLeast(0) : .fixed(0))
    }
    isAllowed = isWanted
  }
}
