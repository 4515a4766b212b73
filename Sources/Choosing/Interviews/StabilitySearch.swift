import GLPK

/// What is known of one level.
struct LevelOutcome {
  /// The best assignment known, per applicant; nil if none is.
  var places: [Int]?
  /// No assignment has a smaller value; nil while nothing is known.
  var bound: Int?
  /// Whether the assignment is proven best, or without one, that there is none.
  var isProven: Bool
}

extension StabilityProgram {
  /// What a relaxation came to.
  enum Relaxation {
    /// Nothing better than what is known is to be had here.
    case closed
    case stopped
    case open(bound: Double, values: [Double])
  }

  /// The least value of an aim, as far as earlier limits allow.
  ///
  /// The relaxation with all the rows it misses comes first. If its bound, rounded up, is what is
  /// known already, that is the proof; else there is a search.
  ///
  /// - Parameters:
  ///   - known: an assignment that keeps the limits.
  ///   - improve: given a bound, something better than what is known.
  mutating func minimize(
    _ aim: InterviewAim, known: [Int]?, clock: Deadline,
    improve: (_ bound: Int) -> [Int]? = { _ in nil }
  ) throws -> LevelOutcome {
    try setAim(aim)
    var state = LevelState(market, aim, known)
    switch try relax(&state, clock, isRoot: true) {
    case .closed: state.close()
    case .stopped: break
    case .open:
      if let better = improve(state.bound ?? 0), keepsLimits(better) { state.take(better) }
      if !state.isDone { try branch(&state, clock) }
    }
    return state.outcome
  }

  /// The least worst rank, and the least ranks of both sides with it.
  ///
  /// Whatever the best is among options ranked below a limit has some worst rank; with the limit
  /// there, the next is found, until there is none.
  mutating func minimizeWorstRank(
    known: [Int], clock: Deadline
  ) throws -> (worst: LevelOutcome, both: LevelOutcome) {
    var (places, both): ([Int], LevelOutcome?) = (known, nil)
    while true {
      let worst = market.value(of: .worstRank, places)
      try setRanks(below: worst)
      // Nobody is placed where the worst rank is 0.
      let next =
        worst == 0
        ? LevelOutcome(places: nil, bound: nil, isProven: true)
        : try minimize(.bothRanks, known: nil, clock: clock)
      if let better = next.places {
        (places, both) = (better, next)
        continue
      }
      if both == nil {
        try setRanks(below: worst + 1)
        both = try minimize(.bothRanks, known: places, clock: clock)
      }
      let bound = next.isProven ? worst : nil
      let outcome = LevelOutcome(places: places, bound: bound, isProven: next.isProven)
      return (outcome, both ?? outcome)
    }
  }

  /// Solves the relaxation, adds the rows that it misses, and so on.
  mutating func relax(
    _ state: inout LevelState, _ clock: Deadline, isRoot: Bool
  ) throws -> Relaxation {
    var (last, stalls) = (-Double.infinity, 0)
    while true {
      if clock.isOver { return .stopped }
      let result = try problem.simplex(
        SimplexOptions(method: .dualThenPrimal, timeLimit: clock.left))
      if result.status == .infeasible { return .closed }
      guard result.status == .optimal else { return .stopped }
      let values = try problem.values(.columnValues)
      if isRoot { state.note(result.objective, values, try problem.values(.reducedCosts)) }
      if state.isHopeless(result.objective) { return .closed }
      let missed = try addRows(missedBy: values, combs: 3)
      consider(values, &state)
      if state.isHopeless(result.objective) { return .closed }
      stalls = result.objective > last + 1e-3 ? 0 : stalls + 1
      last = max(last, result.objective)
      if missed == 0 || stalls > (isRoot ? 20 : 3) && !isWhole(values) {
        return .open(bound: result.objective, values: values)
      }
    }
  }

  /// Takes the assignment that a point is or is near to.
  private func consider(_ values: [Double], _ state: inout LevelState) {
    var standing = market.allFree
    var isWhole = true
    for option in 0..<market.options where column[option] >= 0 {
      let value = values[column[option]]
      if value > 0.9 { standing[market.applicant[option]] = option }
      if value > 1e-6, value < 1 - 1e-6 { isWhole = false }
    }
    for (index, members) in market.members.enumerated() where standing[index] == Standing.free {
      if isWhole || members.count > 1 { standing[index] = Standing.out }
    }
    let places = isWhole ? standing : market.learnersPropose(standing, seats: market.most)
    if market.isAllowed(places), keepsLimits(places) { state.take(places) }
  }

  private func isWhole(_ values: [Double]) -> Bool {
    column.allSatisfy { $0 < 0 || values[$0] < 1e-6 || values[$0] > 1 - 1e-6 }
  }

  private func keepsLimits(_ places: [Int]) -> Bool {
    if places.contains(where: { $0 >= 0 && column[$0] < 0 }) { return false }
    guard limits.allSatisfy({ market.value(of: $0.aim, places) <= $0.value }) else { return false }
    return market.value(of: .worstRank, places) < rankLimit
  }

  /// Closes options whose reduced cost says that nothing better holds them.
  mutating func fixHopeless(_ state: LevelState) throws -> [Int] {
    guard let value = state.value, let root = state.root else { return [] }
    let room = Double(value - 1) - root.objective + 1e-4
    var fixed: [Int] = []
    for option in 0..<market.options where column[option] >= 0 && closings[option] == 0 {
      let index = column[option]
      guard root.values[index] < 1e-9, root.reduced[index] > room else { continue }
      try close(option)
      fixed.append(option)
    }
    return fixed
  }
}

/// What is known of a level under way.
struct LevelState {
  private let market: Market
  private let aim: InterviewAim
  private var places: [Int]?
  private(set) var value: Int?
  private(set) var bound: Int?
  private var isClosed = false
  private(set) var isStopped = false
  /// The last relaxation without branches: values and reduced costs are one a column.
  private(set) var root: (objective: Double, values: [Double], reduced: [Double])?

  init(_ market: Market, _ aim: InterviewAim, _ known: [Int]?) {
    self.market = market
    self.aim = aim
    places = known
    value = known.map { market.value(of: aim, $0) }
  }

  var isDone: Bool { isClosed || isStopped || value.map { $0 <= bound ?? .min } ?? false }

  /// All values are whole, and so are bounds, rounded up, beyond the doubt about a relaxation.
  private func whole(_ objective: Double) -> Int { Int((objective - 1e-4).rounded(.up)) }

  /// Whether a relaxation's objective leaves no room for anything better.
  func isHopeless(_ objective: Double) -> Bool {
    guard let value, objective.isFinite else { return false }
    return whole(objective) >= value
  }

  mutating func note(_ objective: Double, _ values: [Double], _ reduced: [Double]) {
    root = (objective, values, reduced)
    bound = max(bound ?? .min, whole(objective))
  }

  /// Nothing better exists.
  mutating func close() { isClosed = true }

  /// Time is over; whatever is left has this bound.
  mutating func stop(with left: Double?) {
    isStopped = true
    if let left, left.isFinite { bound = max(bound ?? .min, whole(left)) }
  }

  mutating func take(_ new: [Int]) {
    let worth = market.value(of: aim, new)
    guard worth < value ?? .max else { return }
    (places, value) = (new, worth)
  }

  var outcome: LevelOutcome {
    guard let value else { return LevelOutcome(places: nil, bound: bound, isProven: isClosed) }
    let isProven = isClosed || (bound ?? .min) >= value
    return LevelOutcome(
      places: places, bound: isProven ? value : bound, isProven: isProven)
  }
}
