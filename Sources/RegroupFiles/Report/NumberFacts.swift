import GroupingModel

// Facts about numbers.
extension PlacedPlan {
  /// nil for a rule that is not about a number.
  ///
  /// - Throws: `ModelError` if the rule's column is unknown or not numeric.
  func numberStory(of spec: RuleSpec) throws(ModelError) -> FactBook.Story? {
    switch spec.kind {
    case "balance":
      let figures = try ColumnFigures(spec.subject, in: scenario)
      let isTotal = spec.options["aim"] == .text("total")
      return { group, _ in isTotal ? figures.totalText(group) : figures.meanText(group) }
    case "similar":
      let figures = try ColumnFigures(spec.subject, in: scenario)
      return { group, _ in figures.rangeText(group) }
    default: return nil
    }
  }
}

/// A column of numbers, in its own unit.
struct ColumnFigures {
  let column: String
  /// One per learner; nil where unknown.
  let values: [Double?]
  /// Mean of the class over the known values.
  let mean: Double
  let least: Double
  let most: Double

  /// - Throws: `ModelError` if there is no such column, or it is not numeric.
  init(_ column: String, in scenario: Scenario) throws(ModelError) {
    self.column = column
    let numbers = try scenario.roster.attribute(column).numbers()
    let scale = Double(numbers.scale)
    let known = numbers.known
    values = numbers.mantissas.map { $0.map { Double($0) / scale } }
    mean = known.isEmpty ? 0 : Double(known.reduce(0, +)) / scale / Double(known.count)
    least = Double(known.min() ?? 0) / scale
    most = Double(known.max() ?? 0) / scale
  }

  /// Mean of a group's known values; nil where none is known.
  func mean(of group: Group) -> Double? {
    let known = known(in: group)
    return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
  }

  /// The known values of a group's members.
  func known(in group: Group) -> [Double] { group.members.compactMap { values[$0] } }

  /// "Score: mean 75.5, 0.4 above the class".
  func meanText(_ group: Group) -> String {
    guard let own = mean(of: group) else { return "\(column): nothing known" }
    let off = Wording.figure(abs(own - mean))
    let place = off == "0" ? "as the class" : "\(off) \(own > mean ? "above" : "below") the class"
    return "\(column): mean \(Wording.figure(own)), \(place)"
  }

  fileprivate func totalText(_ group: Group) -> String {
    "\(column): total \(Wording.figure(known(in: group).reduce(0, +)))"
  }

  func rangeText(_ group: Group) -> String {
    let known = known(in: group)
    guard let low = known.min(), let high = known.max() else { return "\(column): nothing known" }
    return "\(column): from \(Wording.figure(low)) to \(Wording.figure(high))"
  }
}
