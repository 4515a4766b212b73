import GroupingModel

// Rules about a numeric column.
extension RuleReading {
  /// `balance`: how far a group's mean (or total) lies from the class's.
  func balance() throws(ModelError) -> Measure {
    let numbers = try attribute().numbers()
    guard !numbers.known.isEmpty else {
      throw ModelError("column '\(spec.subject)' is empty", remedy: "choose another column")
    }
    let measure = NumberMeasure(self, numbers)
    var allowance = 0.0
    if isRequired { allowance = try within() * Double(numbers.scale) }
    guard text("aim") == "total" else {
      return .group(MeanDifference(numbers, measure: measure, allowance: allowance))
    }
    guard scenario.groupCount.count == 1 else {
      throw ModelError(
        "rule 'balance' of totals needs a fixed number of groups",
        remedy: "set the number of groups, or balance means")
    }
    return .group(
      TotalDifference(
        numbers, measure: measure, allowance: allowance, groups: scenario.groupCount.lowerBound))
  }

  /// `similar`: how far the range of a group's values exceeds what is allowed.
  func similar() throws(ModelError) -> Measure {
    let numbers = try attribute().numbers()
    let within = isRequired ? try within() : number("within") ?? 0
    return .group(
      RangeBeyond(
        values: numbers.mantissas, allowance: Cost.wholeNumber(within * Double(numbers.scale)),
        measure: NumberMeasure(self, numbers)))
  }

  private func within() throws(ModelError) -> Double {
    if let within = number("within") { return within }
    throw ModelError(
      "rule '\(spec.kind)' is required but has no limit",
      remedy: "add 'within: 2', or give it a weight")
  }
}

/// Units per mantissa of difference, and what any difference at all costs beside.
private struct NumberMeasure {
  let base: Int64
  let rate: Double

  init(_ reading: RuleReading, _ numbers: Decimals) {
    let deviation = numbers.deviation
    guard let weight = reading.spec.weight else {
      (base, rate) = (1, deviation > 0 ? 10 / deviation : 0)
      return
    }
    let unit = reading.text("unit") == "points" ? Double(numbers.scale) : deviation / 10
    (base, rate) = (0, unit > 0 ? weight * Double(Cost.unitsPerPoint) / unit : 0)
  }
}

/// `|count x sum - size x total|` beyond the allowance, over `count x size`. Learners without a
/// value count as the mean.
private struct MeanDifference: GroupMeasure {
  /// `count x value - total`, 0 where unknown; sums of them may need more than 64 bits.
  let differences: [Int128]
  let count: Double
  let allowance: Double
  let measure: NumberMeasure

  init(_ numbers: Decimals, measure: NumberMeasure, allowance: Double) {
    let known = numbers.known
    let total = known.reduce(Int128(0)) { $0 + Int128($1) }
    differences = numbers.mantissas.map { value in
      value.map { Int128(known.count) * Int128($0) - total } ?? 0
    }
    count = Double(known.count)
    self.allowance = allowance
    self.measure = measure
  }

  func cost(of members: [Int]) -> Int64 {
    guard !members.isEmpty else { return 0 }
    var sum: Int128 = 0
    for member in members { sum += differences[member] }
    let divisor = count * Double(members.count)
    let beyond = abs(sum) - allowed(allowance * divisor)
    guard beyond > 0 else { return 0 }
    return measure.base + wholePart(measure.rate / divisor * Double(beyond) + 0.5)
  }
}

/// `|groups x sum - total|` beyond the allowance, over `groups`. Unknown values count as 0.
private struct TotalDifference: GroupMeasure {
  let values: [Int64]
  let total: Int128
  let groups: Int128
  let allowance: Int128
  let measure: NumberMeasure

  init(_ numbers: Decimals, measure: NumberMeasure, allowance: Double, groups: Int) {
    values = numbers.mantissas.map { $0 ?? 0 }
    total = numbers.known.reduce(0) { $0 + Int128($1) }
    self.groups = Int128(groups)
    self.allowance = allowed(allowance * Double(groups))
    self.measure = measure
  }

  func cost(of members: [Int]) -> Int64 {
    var sum: Int128 = 0
    for member in members { sum += Int128(values[member]) }
    let beyond = abs(groups * sum - total) - allowance
    guard beyond > 0 else { return 0 }
    return measure.base + wholePart(measure.rate / Double(groups) * Double(beyond) + 0.5)
  }
}

/// Largest less smallest known value, beyond the allowance.
private struct RangeBeyond: GroupMeasure {
  let values: [Int64?]
  let allowance: Int64
  let measure: NumberMeasure

  func cost(of members: [Int]) -> Int64 {
    var least = Int64.max
    var most = Int64.min
    for member in members {
      guard let value = values[member] else { continue }
      least = min(least, value)
      most = max(most, value)
    }
    guard least <= most, most - least > allowance else { return 0 }
    return measure.base + wholePart(measure.rate * Double(most - least - allowance) + 0.5)
  }
}

/// What stands before the decimal point, at most 1e15 in size: costs above that are refused by the
/// solver, and no sum of them leaves 64 bits.
private func wholePart(_ value: Double) -> Int64 {
  Int64(max(-1e15, min(1e15, value)))
}

/// What stands before the decimal point of an allowance, which is far beyond any difference where it is cut.
private func allowed(_ value: Double) -> Int128 {
  Int128(max(-1e30, min(1e30, value)))
}
