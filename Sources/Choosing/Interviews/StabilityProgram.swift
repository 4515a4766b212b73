import GLPK

/// The integer program of assignments with few claims, and what has been decided about it.
///
/// A binary column for each option; a row for each applicant and each team with its quotas. Rows of
/// stability (`StabilityRowFinder`) and the columns that pay for claims come in when a point misses
/// them: a relaxation, so that its bound holds, and a point that misses none is an assignment whose
/// claims are all paid for.
struct StabilityProgram: ~Copyable {
  let market: Market
  var problem: Problem
  /// Per option, its column, or -1 where it is out of the question.
  let column: [Int]
  /// Per team, the column that says whether all its seats are taken.
  let full: [Int]
  /// Per fault.
  var payments: [Payments]
  /// Per option, how many reasons there are that it be not held.
  var closings: [Int]
  /// Per applicant, how many reasons there are that it be placed.
  var requirements: [Int]
  /// What all assignments from now on must be worth.
  private(set) var limits: [(aim: InterviewAim, value: Int)] = []
  /// The least rank that is out of the question.
  private(set) var rankLimit = Int.max
  /// The aim of the present objective.
  var aim = InterviewAim.blocking

  /// Columns that pay for claims of one kind.
  struct Payments {
    /// Per option, its column, or -1 while there is none.
    var column: [Int]
    /// Whether rows of this kind are asked for.
    var isWatched = false
    /// How many claims may be paid for; nil while that is being found out.
    var limit: Int?
    /// The row of the limit, if it is above 0.
    var row: Int?
  }

  /// - Parameter isOpen: which options may be held; rows of stability are about all of them.
  init(_ market: Market, where isOpen: (Int) -> Bool = { _ in true }) throws {
    self.market = market
    var problem = try Problem(.minimize)
    let ones: Bounds = market.everyone ? .fixed(1) : .atMost(1)
    try problem.addRows(market.applicants, ones)
    for team in 0..<market.teams {
      try problem.addRow(.between(Double(market.least[team]), Double(market.most[team])))
    }
    var column = [Int](repeating: -1, count: market.options)
    for option in 0..<market.options where isOpen(option) {
      column[option] = try problem.addColumn(
        cost: 0, bounds: .between(0, 1),
        entries: [
          (market.applicant[option], 1),
          (market.applicants + market.team[option], Double(market.size(option))),
        ])
    }
    let none = [Int](repeating: -1, count: market.options)
    var full: [Int] = []
    for team in 0..<market.teams {
      full.append(try problem.addColumn(cost: 0, bounds: .between(0, 1)))
      let seats = market.lists[team].compactMap { option in
        column[option] < 0 ? nil : (column: column[option], value: Double(market.size(option)))
      }
      try problem.addRow(.atLeast(0), entries: seats + [(full[team], -Double(market.most[team]))])
    }
    self.full = full
    self.column = column
    closings = [Int](repeating: 0, count: market.options)
    requirements = [Int](repeating: 0, count: market.applicants)
    payments = StabilityRow.Fault.allCases.map { _ in Payments(column: none) }
    self.problem = problem
  }
}

// MARK: - Objective and limits

extension StabilityProgram {
  /// Makes this the objective.
  mutating func setAim(_ aim: InterviewAim) throws {
    self.aim = aim
    if let fault = aim.fault { payments[fault.rawValue].isWatched = true }
    for option in 0..<market.options where column[option] >= 0 {
      try problem.setCost(column[option], Double(market.cost(of: aim, option)))
    }
    for fault in StabilityRow.Fault.allCases {
      for paid in payments[fault.rawValue].column where paid >= 0 {
        try problem.setCost(paid, price(of: fault))
      }
    }
    try problem.setConstantCost(Double(market.constant(of: aim)))
  }

  private func price(of fault: StabilityRow.Fault) -> Double { aim.fault == fault ? 1 : 0 }

  /// Asks all later points to be as good as this in the aim.
  mutating func limit(_ aim: InterviewAim, to value: Int) throws {
    limits.append((aim, value))
    if let fault = aim.fault {
      try limit(fault, to: value)
    } else {
      try problem.addRow(.atMost(Double(value - market.constant(of: aim))), entries: costs(of: aim))
    }
  }

  /// An option's coefficients in the aim, which is a sum over options.
  private func costs(of aim: InterviewAim) -> [(column: Int, value: Double)] {
    (0..<market.options).compactMap { option in
      let cost = market.cost(of: aim, option)
      return column[option] < 0 || cost == 0 ? nil : (column[option], Double(cost))
    }
  }

  private mutating func limit(_ fault: StabilityRow.Fault, to value: Int) throws {
    let paid = payments[fault.rawValue].column.filter { $0 >= 0 }
    payments[fault.rawValue].isWatched = true
    payments[fault.rawValue].limit = value
    if value > 0 {
      payments[fault.rawValue].row = try problem.addRow(
        .atMost(Double(value)), entries: paid.map { ($0, 1) })
    } else {
      for column in paid { try problem.setColumnBounds(column, .fixed(0)) }
    }
  }
}

// MARK: - Ranks

extension StabilityProgram {
  /// Leaves out, or lets in again, the options that applicants rank from here on.
  mutating func setRanks(below limit: Int) throws {
    for option in 0..<market.options {
      let (was, isOut) = (market.wish[option] >= rankLimit, market.wish[option] >= limit)
      if isOut, !was { try close(option) }
      if was, !isOut { try open(option) }
    }
    rankLimit = limit
  }

  /// Adds a reason that an option be not held.
  mutating func close(_ option: Int) throws {
    closings[option] += 1
    if closings[option] == 1, column[option] >= 0 {
      try problem.setColumnBounds(column[option], .fixed(0))
    }
  }

  /// Takes one away.
  mutating func open(_ option: Int) throws {
    closings[option] -= 1
    if closings[option] == 0, column[option] >= 0 {
      try problem.setColumnBounds(column[option], .between(0, 1))
    }
  }
}

// MARK: - Points and rows

extension StabilityProgram {
  /// A solution of the program, per option.
  func point(_ values: [Double]) -> RelaxedPoint {
    func read(_ columns: [Int]) -> [Double] {
      columns.map { $0 >= 0 && $0 < values.count ? values[$0] : 0 }
    }
    return RelaxedPoint(
      market, share: read(column), paid: payments.map { read($0.column) }, full: read(full))
  }

  /// Adds the rows that a point misses; answers how many.
  mutating func addRows(missedBy values: [Double], combs: Int) throws -> Int {
    let finder = StabilityRowFinder(market, point(values))
    var rows: [StabilityRow] = []
    if payments[StabilityRow.Fault.blocking.rawValue].isWatched {
      rows += finder.blockingRows(combs: combs)
    }
    if payments[StabilityRow.Fault.envy.rawValue].isWatched { rows += finder.envyRows() }
    for row in rows { try add(row) }
    return rows.count
  }

  /// Adds a row, and the columns that may pay for its teeth.
  mutating func add(_ row: StabilityRow) throws {
    var entries = row.shaft.compactMap { option, weight in
      column[option] < 0 ? nil : (column: column[option], value: Double(weight))
    }
    if let team = row.orFull { entries.append((full[team], 1)) }
    for tooth in row.teeth {
      let from = market.first[market.applicant[tooth.option]]
      for option in from..<market.end[tooth.option] where column[option] >= 0 {
        entries.append((column[option], Double(tooth.weight)))
      }
      if let paid = try payment(row.fault, tooth.option) {
        entries.append((paid, Double(tooth.weight)))
      }
    }
    try problem.addRow(.atLeast(Double(row.least)), entries: entries)
  }

  /// The column that pays for a claim; nil where none may be paid for.
  private mutating func payment(_ fault: StabilityRow.Fault, _ option: Int) throws -> Int? {
    let payment = payments[fault.rawValue]
    if payment.limit == 0 { return nil }
    if payment.column[option] >= 0 { return payment.column[option] }
    let new = try problem.addColumn(
      cost: price(of: fault), bounds: .between(0, 1),
      entries: payment.row.map { [($0, 1)] } ?? [])
    payments[fault.rawValue].column[option] = new
    return new
  }
}

extension InterviewAim {
  /// The claims that it counts.
  var fault: StabilityRow.Fault? {
    switch self {
    case .blocking: .blocking
    case .envy: .envy
    case .unplaced, .learnerRanks, .teamRanks, .worstRank, .bothRanks: nil
    }
  }
}
