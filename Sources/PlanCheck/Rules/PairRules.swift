import GroupingModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// Rules that cost something per pair of members.
extension RuleReading {
  /// `apart`: per listed pair in the group, once however often listed.
  func apart() throws(ModelError) -> Measure {
    let pairs = try pairs()
    return .pairs(
      PairTable(learners: learners) { pairs.contains(Link(from: $0, to: $1)) ? price : 0 })
  }

  /// `avoid`: per directed request with both in the group.
  func avoid() throws(ModelError) -> Measure {
    let requests = try links()
    return .pairs(
      PairTable(learners: learners) { first, second in
        let forth: Int64 = requests.contains(Link(from: first, to: second)) ? price : 0
        let back: Int64 = requests.contains(Link(from: second, to: first)) ? price : 0
        return forth + back
      })
  }

  /// `gather`: per pair of members with different known categories.
  func gather() throws(ModelError) -> Measure {
    let categories = try attribute().categories
    return .pairs(
      PairTable(learners: learners) { first, second in
        guard let one = categories[first], let other = categories[second] else { return 0 }
        return one == other ? 0 : price
      })
  }

  /// `incompatible`: per pair of members of whom one has the first value and the other the second.
  func incompatible() throws(ModelError) -> Measure {
    let values = list("values")
    guard values.count == 2 else {
      throw ModelError(
        "rule 'incompatible' needs two values", remedy: "list two, for example [A, B]")
    }
    let column = try attribute()
    let (left, right) = (holds(values[0], in: column), holds(values[1], in: column))
    return .pairs(
      PairTable(learners: learners) { first, second in
        left[first] && right[second] || left[second] && right[first] ? price : 0
      })
  }

  /// `new-teammates`: per pair, its past meetings faded by age; required, pairs that have met `cap`
  /// times.
  func newTeammates() throws(ModelError) -> Measure {
    let meetings = scenario.ledger.meetings
    guard let weight = spec.weight else {
      let cap = try wholeNumber("cap", default: 1)
      return .pairs(
        PairTable(learners: learners) {
          (meetings[Link(from: $0, to: $1)] ?? []).count >= cap ? 1 : 0
        })
    }
    let halfLife = number("half-life") ?? 4
    return .pairs(
      PairTable(learners: learners) {
        let ages = meetings[Link(from: $0, to: $1)] ?? []
        return Cost.units(weight * ages.reduce(0) { $0 + pow(0.5, Double($1 - 1) / halfLife) })
      })
  }

  /// `distances`: the sum over pairs, negated where it is to be large.
  func distances() throws(ModelError) -> Measure {
    guard case .distances(let distances) = spec.data, let weight = spec.weight,
      distances.count == learners * learners
    else { throw missingData("distances of all pairs, or no weight") }
    guard distances.reduce(0, { $0 + abs($1) }) * weight <= 4e14 else {
      throw outOfRange("a distance")
    }
    let least = text("aim") == "min"
    return .pairs(
      PairTable(learners: learners) {
        let units = Cost.units(weight * distances[$0 * learners + $1])
        return least ? units : -units
      })
  }
}
