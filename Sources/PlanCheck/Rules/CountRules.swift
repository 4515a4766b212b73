import GroupingModel

// Rules about how many members have a value.
extension RuleReading {
  /// `spread`: per category, how far its members are from its even share, rounded down and up.
  func spread() throws(ModelError) -> Measure {
    let column = try attribute()
    let values = column.distinctCategories
    return .group(
      Shares(
        category: column.cells.map { values.firstIndex(of: $0) ?? -1 },
        totals: values.map { value in column.cells.count { $0 == value } }, learners: learners,
        price: price))
  }

  /// `not-alone`: per category, or for the one value, a member who is the only one.
  func notAlone() throws(ModelError) -> Measure {
    let (column, value) = try columnAndValue()
    let categories: [String?]
    if let value {
      categories = holds(value, in: column).map { $0 ? value : nil }
    } else {
      categories = column.categories
    }
    let codes = Dictionary(
      uniqueKeysWithValues: Set(categories.compactMap { $0 }).sorted().enumerated().map {
        ($1, $0)
      })
    return .group(Alone(category: categories.map { $0.flatMap { codes[$0] } ?? -1 }, price: price))
  }

  /// `at-least`: per member lacking to `count`.
  func atLeast() throws(ModelError) -> Measure {
    let count = Int64(try wholeNumber("count", default: 1))
    return .group(Holders(holds: try holders(), count: count, sign: -1, price: price))
  }

  /// `at-most`: per member beyond `count`.
  func atMost() throws(ModelError) -> Measure {
    let count = Int64(try wholeNumber("count", default: 1))
    return .group(Holders(holds: try holders(), count: count, sign: 1, price: price))
  }

  /// `required-values`: per listed value that no member has.
  func requiredValues() throws(ModelError) -> Measure {
    let column = try attribute()
    let had = list("values").map { holds($0, in: column) }
    return .group(
      Uncovered(
        items: ItemSets((0..<learners).map { learner in had.map { $0[learner] } }), price: price))
  }
}

/// Distance of each category's count from `[floor(total x size / n), ceil(total x size / n)]`.
private struct Shares: GroupMeasure {
  /// Category per learner, -1 where unknown.
  let category: [Int]
  /// Learners per category.
  let totals: [Int]
  let learners: Int
  let price: Int64

  func cost(of members: [Int]) -> Int64 {
    var distance = 0
    for (value, total) in totals.enumerated() {
      var count = 0
      for member in members where category[member] == value { count += 1 }
      let share = total * members.count
      let low = share / learners
      let high = (share + learners - 1) / learners
      distance += max(0, low - count, count - high)
    }
    return Int64(distance) * price
  }
}

/// Members whose category no other member shares, in groups of more than one.
private struct Alone: GroupMeasure {
  /// Category per learner, -1 where unknown or not looked at.
  let category: [Int]
  let price: Int64

  func cost(of members: [Int]) -> Int64 {
    guard members.count > 1 else { return 0 }
    var alone: Int64 = 0
    for member in members where category[member] >= 0 {
      var kin = 0
      for other in members where category[other] == category[member] { kin += 1 }
      if kin == 1 { alone += 1 }
    }
    return alone * price
  }
}

/// `max(0, holders - count)` with sign 1, `max(0, count - holders)` with sign -1.
private struct Holders: GroupMeasure {
  let holds: [Bool]
  let count: Int64
  let sign: Int64
  let price: Int64

  func cost(of members: [Int]) -> Int64 {
    var held: Int64 = 0
    for member in members where holds[member] { held += 1 }
    return max(0, sign * (held - count)) * price
  }
}
