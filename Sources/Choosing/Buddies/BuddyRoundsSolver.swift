import GroupingModel

/// Plans rounds of buddies: each exactly, with the fewest repeats that those before it leave, at
/// least cost. Where nothing but meeting counts, and where one by one runs into repeats that need
/// not be, the rounds are those of the circle method: all new for count - 1 rounds.
///
/// - Parameters:
///   - costs: of one round.
///   - met: how often two have met before.
///   - timeLimit: milliseconds for all trios; nil for as long as it takes.
/// - Throws: `ModelError` for a number of rounds below 0, meetings of learners there are not, or
///   costs too far apart to count below repeats; `GLPKError`.
/// - Complexity: rounds x O(count cubed) without trios.
package func planBuddyRounds(
  _ costs: PairCosts, rounds: Int, odd: OddLearner = .trio, met: [BuddyPair: Int] = [:],
  timeLimit: Int? = nil
) throws -> BuddyRounds {
  try check(costs.count, rounds, met)
  let planner = RoundPlanner(costs: costs, odd: odd, met: met)
  if costs.isEven(odd), let circle = planner.circle(rounds, isCheapest: true) { return circle }
  let plan = try planner.oneByOne(rounds, clock: Deadline(milliseconds: timeLimit))
  if plan.repeats > 0, let circle = planner.circle(rounds, isCheapest: false),
    circle.repeats < plan.repeats
  {
    return circle
  }
  return plan
}

private func check(_ count: Int, _ rounds: Int, _ met: [BuddyPair: Int]) throws(ModelError) {
  guard rounds >= 0 else {
    throw ModelError("\(rounds) rounds cannot be planned", remedy: "ask for 0 or more")
  }
  for (pair, times) in met {
    guard pair.first >= 0, pair.second < count, pair.first < pair.second, times >= 0 else {
      throw ModelError(
        "learners \(pair.first) and \(pair.second) cannot have met \(times) times",
        remedy: "name two of the \(count) learners, counted from 0, and 0 times or more")
    }
  }
}

private struct RoundPlanner {
  let costs: PairCosts
  let odd: OddLearner
  let met: [BuddyPair: Int]

  func oneByOne(_ rounds: Int, clock: Deadline) throws -> BuddyRounds {
    var history = BuddyHistory(met)
    var list: [BuddyRounds.Round] = []
    for _ in 0..<rounds {
      let repeatCost = try repeatCost(history)
      let own = try PairCosts(count: costs.count) { one, other in
        costs[one, other].map { $0 + repeatCost * history.times(BuddyPair(one, other)) }
      }
      switch try solveBuddies(own, odd: odd(history, repeatCost), timeLimit: clock.left) {
      case .impossible(let why): return BuddyRounds(rounds: list, failure: .impossible(why))
      case .undecided: return BuddyRounds(rounds: list, failure: .time)
      case .plan(let plan):
        list.append(
          round(
            plan.pairs, plan.trio, plan.leftOut, history, isProven: plan.isProven,
            plan.certificate(repeatCost: repeatCost)))
      }
      if let last = list.last { history.add(last) }
    }
    return BuddyRounds(rounds: list, failure: nil)
  }

  private func odd(_ history: BuddyHistory, _ repeatCost: Int) -> OddLearner {
    guard case .leftOut(let alone) = odd else { return .trio }
    let base = alone.isEmpty ? [Int?](repeating: 0, count: costs.count) : alone
    return .leftOut(
      costs: base.enumerated().map { learner, cost in
        cost.map { $0 + repeatCost * history.timesAlone(learner) }
      })
  }

  /// More than all else in a round can differ by.
  private func repeatCost(_ history: BuddyHistory) throws(ModelError) -> Int {
    var all = costs.table.filter { $0 != PairCosts.forbidden }
    if case .leftOut(let alone) = odd { all += alone.isEmpty ? [0] : alone.compactMap { $0 } }
    let span = (all.max() ?? 0) - (all.min() ?? 0)
    // A round with a trio has (count + 3) / 2 pairs; others have fewer.
    let pairs = costs.count / 2 + 2
    let cost = span * pairs + 1
    guard cost <= PairCosts.mostCost / max(1, 2 * history.most) else {
      throw ModelError(
        "costs of buddies differ by up to \(span), too much to come second to repeats",
        remedy: "use smaller weights")
    }
    return cost
  }

  private func round(
    _ pairs: [BuddyPair], _ trio: Trio?, _ leftOut: Int?, _ history: BuddyHistory,
    isProven: Bool, _ certificate: BuddyCertificate? = nil
  ) -> BuddyRounds.Round {
    let meetings = pairs + (trio?.pairs ?? [])
    var cost = meetings.reduce(0) { $0 + (costs[$1.first, $1.second] ?? 0) }
    if let leftOut, case .leftOut(let alone) = odd, !alone.isEmpty { cost += alone[leftOut] ?? 0 }
    return BuddyRounds.Round(
      pairs: pairs, trio: trio, leftOut: leftOut, cost: cost,
      repeats: history.repeats(meetings, leftOut: leftOut), isProven: isProven,
      certificate: certificate)
  }

  /// The cheapest rounds of the circle; nil where it needs a trio, forbidden pairs or earlier
  /// meetings.
  ///
  /// - Parameter isCheapest: whether any rounds cost the same.
  func circle(_ rounds: Int, isCheapest: Bool) -> BuddyRounds? {
    let count = costs.count
    guard count > 1, count % 2 == 0 || odd != .trio, costs.isComplete, odd.isOpen,
      BuddyHistory(met).isEmpty
    else { return nil }
    var history = BuddyHistory([:])
    let ring = BuddyCircle.rounds(count)
      .map { round($0.pairs, nil, $0.leftOut, history, isProven: false) }
      .enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }
      .map(\.element)
    var list: [BuddyRounds.Round] = []
    for index in 0..<rounds {
      let next = ring[index % ring.count]
      list.append(round(next.pairs, nil, next.leftOut, history, isProven: isCheapest))
      history.add(next)
    }
    return BuddyRounds(rounds: list, failure: nil)
  }
}

extension PairCosts {
  /// Whether no pair is forbidden.
  fileprivate var isComplete: Bool {
    table.lazy.filter { $0 == Self.forbidden }.count == count
  }

  /// Whether all pairs, and all who are left out, cost the same.
  fileprivate func isEven(_ odd: OddLearner) -> Bool {
    let first = count > 1 ? table[1] : Self.forbidden
    let isEven = table.allSatisfy { $0 == first || $0 == Self.forbidden }
    guard case .leftOut(let alone) = odd else { return isEven }
    return isEven && Set(alone).count <= 1
  }
}

extension OddLearner {
  /// Whether anybody may be left out.
  fileprivate var isOpen: Bool {
    guard case .leftOut(let alone) = self else { return true }
    return alone.allSatisfy { $0 != nil }
  }
}
