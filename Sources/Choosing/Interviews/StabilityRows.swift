/// A row that says that a claim must be met or paid for.
struct StabilityRow {
  enum Fault: Int, CaseIterable { case blocking, envy }

  /// An applicant that shall be at this option or one as good, or else be paid for, so many times.
  struct Tooth {
    let option: Int
    let weight: Int
  }

  let fault: Fault
  let teeth: [Tooth]
  /// Options whose seats count, so many times each.
  let shaft: [(option: Int, weight: Int)]
  let least: Int
  /// The team that may be full instead.
  var orFull: Int?
  /// By how much the relaxation misses it, for comparing rows of a team.
  let violation: Double
}

/// A point of the relaxation, per option.
struct RelaxedPoint {
  /// How much of the option is held.
  let share: [Double]
  /// How much of those that are as good to the applicant or better is held.
  let reach: [Double]
  /// How much of each fault is paid for, per fault and option.
  let paid: [[Double]]

  /// Per team, how much of it is full.
  let full: [Double]

  init(_ market: Market, share: [Double], paid: [[Double]], full: [Double]) {
    self.full = full
    self.share = share
    self.paid = paid
    var reach = [Double](repeating: 0, count: market.options)
    for applicant in 0..<market.applicants {
      var sum = 0.0
      var from = market.first[applicant]
      while from < market.first[applicant + 1] {
        let end = market.end[from]
        for option in from..<end { sum += share[option] }
        for option in from..<end { reach[option] = sum }
        from = end
      }
    }
    self.reach = reach
  }

  /// How much of a claim is met or paid for.
  func served(_ option: Int, _ fault: StabilityRow.Fault) -> Double {
    reach[option] + paid[fault.rawValue][option]
  }
}

/// Finds rows that a point misses.
///
/// A *comb* of a team with q seats (Baiou and Balinski, Student admissions and faculty recruitment,
/// 2004) is a learner, its base, and q teeth: learners whom the team likes as much as the base or
/// more. In a stable assignment each tooth is at this team or one as good to them, unless q
/// learners that the team likes as much as the base fill its seats. So, with x for options held and
/// b for claims paid for,
///
///     sum over teeth of (x at the team or one as good + b) + sum over the other shaft of x >= q
///
/// holds with weight one for every b: if some tooth is neither served nor paid for, all seats are
/// taken by learners on the shaft, each of whom is counted once at least; if there is none, q teeth
/// count one each. The same proof allows a tooth to weigh more than one while weights sum to q;
/// with one tooth that is the usual row of the integer program. Without ties, minima and pairs the
/// combs describe the hull of all stable assignments. Pairs of learners count two seats on shafts,
/// and as teeth they have a row of their own.
struct StabilityRowFinder {
  let market: Market
  let point: RelaxedPoint
  private static let tolerance = 1e-6

  init(_ market: Market, _ point: RelaxedPoint) {
    self.market = market
    self.point = point
  }

  /// The rows of blocking that are missed: per team, all of those that stand for themselves, and of
  /// combs the few missed most.
  ///
  /// - Complexity: O(options x log seats), and what the rows hold.
  func blockingRows(combs most: Int) -> [StabilityRow] {
    var rows: [StabilityRow] = []
    for team in 0..<market.teams {
      var walk = ShaftWalk(market, team)
      var combs: [StabilityRow] = []
      while let group = walk.next(point) {
        if walk.potential <= market.most[team] {
          rows += group.compactMap { admitted($0) }
        } else {
          combs += [comb(walk)].compactMap { $0 }
          rows += group.compactMap { market.size($0) > 1 ? alone($0, walk) : unlessFull($0) }
        }
      }
      rows += combs.sorted { $0.violation > $1.violation }.prefix(most)
    }
    return rows
  }

  /// The rows of envy that are missed, for each option against whom the team likes less and has
  /// most of.
  ///
  /// - Complexity: O(options), and what the rows hold.
  func envyRows() -> [StabilityRow] {
    var rows: [StabilityRow] = []
    for list in market.lists {
      var worse: (option: Int, share: Double)?
      var index = list.count
      while index > 0 {
        let rank = market.rank[list[index - 1]]
        var start = index
        while start > 0, market.rank[list[start - 1]] == rank { start -= 1 }
        if let worse {
          rows += list[start..<index].compactMap {
            envy($0, of: worse.option, shaft: list[..<index])
          }
        }
        for option in list[start..<index] where point.share[option] > worse?.share ?? 0 {
          worse = (option, point.share[option])
        }
        index = start
      }
    }
    return rows
  }

  /// The row that a whole point misses if this claim is neither met nor paid for.
  func claimRow(_ option: Int) -> StabilityRow {
    let wanted = market.size(option)
    let need = market.most[market.team[option]] - wanted + 1
    let list = market.lists[market.team[option]]
    let shaft = list.prefix { market.rank[$0] <= market.rank[option] }.filter { $0 != option }
    return StabilityRow(
      fault: .blocking, teeth: [.init(option: option, weight: need)],
      shaft: shaft.map { ($0, market.size($0)) }, least: need, violation: 1)
  }

  /// There are always seats for this one.
  private func admitted(_ option: Int) -> StabilityRow? {
    let missing = 1 - point.served(option, .blocking)
    guard missing > Self.tolerance else { return nil }
    return StabilityRow(
      fault: .blocking, teeth: [.init(option: option, weight: 1)], shaft: [], least: 1,
      violation: missing)
  }

  /// There is a seat for this one unless the team is full.
  private func unlessFull(_ option: Int) -> StabilityRow? {
    let team = market.team[option]
    let missing = 1 - point.served(option, .blocking) - point.full[team]
    guard missing > Self.tolerance else { return nil }
    return StabilityRow(
      fault: .blocking, teeth: [.init(option: option, weight: 1)], shaft: [], least: 1,
      orFull: team, violation: missing)
  }

  private func comb(_ walk: ShaftWalk) -> StabilityRow? {
    guard let (teeth, sum) = walk.teeth(point) else { return nil }
    let seats = market.most[walk.team]
    guard Double(seats) - sum > Self.tolerance else { return nil }
    let isTooth = Set(teeth.map(\.option))
    return StabilityRow(
      fault: .blocking, teeth: teeth,
      shaft: walk.shaft.filter { !isTooth.contains($0) }.map { ($0, market.size($0)) },
      least: seats, violation: Double(seats) - sum)
  }

  /// A pair's own row.
  private func alone(_ option: Int, _ walk: ShaftWalk) -> StabilityRow? {
    let row = claimRow(option)
    let seats = row.shaft.reduce(0) { $0 + Double($1.weight) * point.share[$1.option] }
    let met = point.served(option, .blocking)
    let missing = Double(row.least) * (1 - met) - seats
    return missing > Self.tolerance ? row : nil
  }

  /// Whoever of lesser rank is at the team, this one is as well off, pays, or (a pair) lacks room
  /// still.
  private func envy(_ option: Int, of other: Int, shaft: ArraySlice<Int>) -> StabilityRow? {
    let need = market.most[market.team[option]] - market.size(option) + 1
    let met = point.served(option, .envy)
    var shaftRow: [(option: Int, weight: Int)] = []
    var missing = Double(need) * (point.share[other] - met)
    if market.size(option) > 1 {
      shaftRow = shaft.filter { $0 != option }.map { ($0, market.size($0)) }
      missing -= shaftRow.reduce(0) { $0 + Double($1.weight) * point.share[$1.option] }
    }
    guard missing > Self.tolerance else { return nil }
    return StabilityRow(
      fault: .envy, teeth: [.init(option: option, weight: need)],
      shaft: shaftRow + [(other, -need)], least: 0, violation: missing)
  }
}
