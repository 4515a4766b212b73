import GroupingModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// Rules about what learners got in other rounds: labels, choices, and who led.
extension RuleReading {
  /// `new-labels`: per member, the rounds in which it had the group's label, faded by age; required,
  /// members who had it `cap` times.
  func newLabels() throws(ModelError) -> Measure {
    guard scenario.kinds.contains(where: { $0.label != nil }) else {
      throw ModelError("rule 'new-labels' finds no labels", remedy: "give the scenario labels")
    }
    let cap = try wholeNumber("cap", default: 1)
    var had: [String: [(learner: Int, age: Int)]] = [:]
    for (age, round) in try knownRounds() {
      for group in round.groups {
        guard let label = group.label else { continue }
        had[label, default: []] += group.members.map { ($0, age) }
      }
    }
    let byLabel = had.mapValues { Dictionary(grouping: $0, by: \.learner) }
    return table { learner, kind in
      let before = scenario.kinds[kind].label.flatMap { byLabel[$0]?[learner] } ?? []
      let ages = before.map(\.age)
      guard let weight = spec.weight else { return ages.count >= cap ? 1 : 0 }
      return Cost.units(weight * ages.reduce(0) { $0 + faded($1) })
    }
  }

  /// `fair-turns`: per member, the points of the rank it gave the group's kind times what its
  /// choices of other rounds cost, faded by age.
  func fairTurns() throws(ModelError) -> Measure {
    guard let weight = spec.weight else { throw missingData("weight") }
    guard case .ranks(let ranks) = spec.data, ranks.count == learners else {
      throw missingData("ranked labels")
    }
    let longest = ranks.map(\.count).max() ?? 0
    let points = try rankPoints()
    let unranked = number("unranked") ?? points(longest)
    let rounds = try knownRounds()
    let losses = (0..<learners).map { learner in
      rounds.reduce(0.0) { sum, entry in
        guard let choice = entry.round.turns[learner]?.choice else { return sum }
        return sum + points(max(1, choice) - 1) * faded(entry.age)
      }
    }
    let dearest = ((0...longest).map(points) + [unranked]).max() ?? 0
    guard (losses.max() ?? 0) * dearest * weight <= 1e12 else { throw outOfRange("a cost") }
    return table { learner, kind in
      if ranks[learner].isEmpty { return 0 }
      let rank = ranks[learner].firstIndex { $0.contains(kind) }
      return Cost.units(weight * ((rank.map(points) ?? unranked) * losses[learner]))
    }
  }

  /// `leaders-go-round`: 1 for a group without anyone who led as seldom as the `groups`-th of those
  /// who can lead, the most seldom first.
  func leadersGoRound() throws(ModelError) -> Measure {
    let able = spec.subject.isEmpty ? [Bool](repeating: true, count: learners) : try holders()
    let rounds = try knownRounds()
    let led = (0..<learners).map { learner in
      rounds.count { $0.round.turns[learner]?.led == true }
    }
    let fewest = (0..<learners).filter { able[$0] }.sorted { led[$0] < led[$1] }
      .prefix(max(1, scenario.groupCount.upperBound))
    let isNext = (0..<learners).map { learner in
      able[learner] && fewest.contains { led[learner] <= led[$0] }
    }
    return .group(Leaderless(isNext: isNext, price: price))
  }

  /// `mutual-help`: per need of a member that no other member is strong in.
  func mutualHelp() throws(ModelError) -> Measure {
    let columns = try attributes()
    guard columns.count == 2 else {
      throw ModelError("rule 'mutual-help' needs two columns", remedy: "name strengths, then needs")
    }
    return .group(Unhelped(strong: columns[0].sets, needs: columns[1].sets, price: price))
  }

  /// Other rounds with their ages.
  ///
  /// - Throws: `ModelError` if one names somebody who is not in the roster.
  func knownRounds() throws(ModelError) -> [(age: Int, round: PastRound)] {
    let rounds = scenario.ledger.withAges
    for (_, round) in rounds {
      let named = round.groups.flatMap(\.members) + round.turns.keys
      guard named.allSatisfy((0..<learners).contains) else {
        throw ModelError("a round names an unknown learner", remedy: "drop learners who have left")
      }
    }
    return rounds
  }

  /// What is left of 1 after so many rounds.
  func faded(_ age: Int) -> Double { pow(0.5, Double(age - 1) / (number("half-life") ?? 4)) }
}

/// Groups without any of some learners.
private struct Leaderless: GroupMeasure {
  let isNext: [Bool]
  let price: Int64

  func cost(of members: [Int]) -> Int64 {
    members.isEmpty || members.contains { isNext[$0] } ? 0 : price
  }
}

/// Needs of members that no other member is strong in.
private struct Unhelped: GroupMeasure {
  let strong: [Set<String>]
  let needs: [Set<String>]
  let price: Int64

  func cost(of members: [Int]) -> Int64 {
    var unmet: Int64 = 0
    for member in members {
      for need in needs[member]
      where !members.contains(where: { $0 != member && strong[$0].contains(need) }) {
        unmet += 1
      }
    }
    return unmet * price
  }
}
