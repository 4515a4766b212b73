import GroupingModel

// Gower's distance: Gower 1971, "A general coefficient of similarity".
extension RuleReading {
  /// `mix`: per pair, how alike the two are: 1 less their mean distance over the columns known of
  /// both.
  func mix() throws(ModelError) -> Measure {
    guard let weight = spec.weight else {
      throw ModelError("rule 'mix' cannot be required", remedy: "give it a weight")
    }
    let columns = try attributes().map(ColumnDistance.init)
    return .pairs(
      PairTable(learners: learners) { first, second in
        let known = columns.compactMap { $0.distance(first, second) }
        let mean = known.isEmpty ? 0 : known.reduce(0, +) / Double(known.count)
        return Cost.units(weight * (1 - mean))
      })
  }
}

/// Distance of two learners in one column, 0 to 1.
private enum ColumnDistance: Sendable {
  case numbers([Int64?], range: Int64)
  case sets([Set<String>?])
  case categories([String?])

  /// A column is what the user says; else numeric if all its cells are, else a set if any cell
  /// lists several items.
  init(_ column: Attribute) {
    if column.kind == .category {
      self = .categories(column.categories)
    } else if column.kind != .set, let numbers = try? column.numbers() {
      let known = numbers.known
      self = .numbers(numbers.mantissas, range: (known.max() ?? 0) - (known.min() ?? 0))
    } else if column.kind == .set
      || column.cells.contains(where: { $0.contains(";") || $0.contains(",") })
    {
      self = .sets(zip(column.cells, column.sets).map { $0.isEmpty ? nil : $1 })
    } else {
      self = .categories(column.categories)
    }
  }

  /// nil where one of the two is unknown, or all learners have one number.
  func distance(_ first: Int, _ second: Int) -> Double? {
    switch self {
    case .numbers(let values, let range):
      guard let one = values[first], let other = values[second], range > 0 else { return nil }
      return Double(abs(one - other)) / Double(range)
    case .sets(let sets):
      guard let one = sets[first], let other = sets[second] else { return nil }
      let all = one.union(other).count
      return all == 0 ? 0 : 1 - Double(one.intersection(other).count) / Double(all)
    case .categories(let values):
      guard let one = values[first], let other = values[second] else { return nil }
      return one == other ? 0 : 1
    }
  }
}
