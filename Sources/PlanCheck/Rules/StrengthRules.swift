import GroupingModel

// Rules about how strong a learner's company is over the rounds.
extension RuleReading {
  /// `exposure-balance`: per pair, what its being together adds to the squares of running company.
  ///
  /// With `z = d / D` standardised scores, `C` sums of `z` over all meetings in other rounds and `s`
  /// the mean size of groups: `[C_i z_j + C_j z_i + (s - 2) z_i z_j] / (s - 1)`.
  func exposureBalance() throws(ModelError) -> Measure {
    guard let weight = spec.weight else { throw missingData("weight") }
    let scores = try Deviations(self)
    let d = scores.differences
    let met = scores.met(in: try knownRounds().flatMap(\.round.groups))
    // s = 2 n / groups, where groups is twice the mean number of groups.
    let groups = Int128(scenario.groupCount.lowerBound + scenario.groupCount.upperBound)
    let sizes = 2 * Int128(learners)
    guard sizes > groups, scores.squares > 0 else {
      return .pairs(PairTable(learners: learners) { _, _ in 0 })
    }
    let largest = Double(d.map(\.magnitude).max() ?? 0)
    let most =
      2 * largest
      * (Double(groups) * Double(met.map(\.magnitude).max() ?? 0) + Double(learners) * largest)
    let divisor = Double(sizes - groups) * Double(scores.squares / UInt128(scores.known))
    guard most <= 1e37, most / divisor * weight <= 1e12 else {
      throw outOfRange("a number of the column")
    }
    return .pairs(
      PairTable(learners: learners) { i, j in
        let sum =
          groups * (met[i] * d[j] + met[j] * d[i]) + (sizes - 2 * groups) * d[i] * d[j]
        return Cost.units(weight * (Double(sum) / divisor))
      })
  }

  /// `no-low-streak`: per member of a low group for whom it makes more than `rounds` running.
  func noLowStreak() throws(ModelError) -> Measure {
    let allowed = try wholeNumber("rounds", default: 2)
    let scores = try Deviations(self)
    _ = try knownRounds()
    let before = scenario.ledger.past.reversed().map { $0.groups.map(\.members) }
    let after = scenario.ledger.later.map { $0.groups.map(\.members) }
    let atRisk = zip(scores.lowRuns(in: before), scores.lowRuns(in: after)).map {
      $0 + 1 + $1 > allowed
    }
    return .group(LowAgain(scores: scores, atRisk: atRisk, price: price))
  }
}

/// Numbers of a column as whole numbers around the class's mean: `known x value - total`, 0 where
/// unknown.
private struct Deviations {
  let differences: [Int128]
  let known: Int
  /// Sum of squares of the differences.
  let squares: UInt128

  init(_ reading: RuleReading) throws(ModelError) {
    let numbers = try reading.attribute().numbers()
    let total = numbers.known.reduce(Int128(0)) { $0 + Int128($1) }
    let count = Int128(numbers.known.count)
    guard count > 0 else {
      throw ModelError("column '\(reading.spec.subject)' is empty", remedy: "choose another column")
    }
    let differences = numbers.mantissas.map { value in value.map { count * Int128($0) - total } ?? 0
    }
    let largest = Double(differences.map(\.magnitude).max() ?? 0)
    guard largest * largest * Double(reading.learners) <= 1e37 else {
      throw reading.outOfRange("a number of the column")
    }
    self.differences = differences
    known = numbers.known.count
    squares = differences.reduce(0) { $0 + $1.magnitude * $1.magnitude }
  }

  /// Per learner, the differences of all that it is with, added up.
  func met(in groups: [PastGroup]) -> [Int128] {
    var met = [Int128](repeating: 0, count: differences.count)
    for members in groups.map(\.members) {
      for (place, learner) in members.enumerated() {
        for (other, mate) in members.enumerated() where other != place {
          met[learner] += differences[mate]
        }
      }
    }
    return met
  }

  func isLow(_ members: [Int]) -> Bool {
    LowGroups.isLow(
      difference: members.reduce(0) { $0 + differences[$1] }, size: members.count,
      squares: squares, learners: differences.count)
  }

  /// Per learner, rounds in a low group from the first on, those skipped in which it is in none.
  func lowRuns(in rounds: [[[Int]]]) -> [Int] {
    var own = [[Bool]](repeating: [], count: differences.count)
    for group in rounds.joined() {
      let isLow = isLow(group)
      for member in group { own[member].append(isLow) }
    }
    return own.map { $0.prefix { $0 }.count }
  }
}

private struct LowAgain: GroupMeasure {
  let scores: Deviations
  let atRisk: [Bool]
  let price: Int64

  func cost(of members: [Int]) -> Int64 {
    let again = members.count { atRisk[$0] }
    return again > 0 && scores.isLow(members) ? Int64(again) * price : 0
  }
}
