import GroupingModel

extension PlanChecker {
  /// Counts of learners alone of their kind, for columns under a spread or not-alone rule.
  ///
  /// Counts of 0 may be left out.
  static func checkAlone(
    _ plan: PlanDocument, _ groups: [Group], _ scenario: Scenario, _ report: inout Report
  ) {
    let watched = watchedValues(scenario)
    for claim in plan.alone {
      guard let column = scenario.roster.attributes.first(where: { $0.name == claim.column }),
        watched.contains(where: { $0.column == claim.column })
      else {
        report.found(.alone, "a count for a column that no rule spreads or keeps from being alone")
        continue
      }
      let found = alone(claim.value, in: column, groups)
      if !found.contains(claim.learners) {
        report.found(
          .alone, "\(claim.column): \(claim.learners) alone claimed, \(found[0]) found")
      }
    }
    for (name, value) in watched {
      let listed = plan.alone.contains { $0.column == name && $0.value == value }
      guard !listed, let column = scenario.roster.attributes.first(where: { $0.name == name })
      else { continue }
      let found = alone(value, in: column, groups)
      if !found.contains(0) {
        report.found(.alone, "\(name): \(found[0]) learners are alone, which the plan leaves out")
      }
    }
  }

  /// Columns and values that spread and not-alone rules are about.
  private static func watchedValues(_ scenario: Scenario) -> [(column: String, value: String)] {
    var watched: [(column: String, value: String)] = []
    for rule in scenario.rules where rule.kind == "spread" || rule.kind == "not-alone" {
      let reading = RuleReading(spec: rule, scenario: scenario)
      guard let (column, value) = try? reading.columnAndValue() else { continue }
      watched += (value.map { [$0] } ?? column.distinctCategories).map { (column.name, $0) }
    }
    return watched
  }

  /// Learners alone with the value: with the cell as one category, and with its set looked into,
  /// which differ only for cells of several items.
  private static func alone(_ value: String, in column: Attribute, _ groups: [Group]) -> [Int] {
    [column.cells.map { $0 == value }, holds(value, in: column)].map { has in
      groups.count { group in
        group.members.count > 1 && group.members.count { has[$0] } == 1
      }
    }
  }

  /// The value in a benchmark instance's own units: the sum of distances within groups.
  static func checkObjective(
    _ plan: PlanDocument, _ groups: [Group], _ scenario: Scenario, _ report: inout Report
  ) {
    guard let claimed = plan.objective else { return }
    let count = scenario.roster.count
    guard let rule = scenario.rules.first(where: { $0.kind == "distances" }),
      case .distances(let distances) = rule.data, distances.count == count * count
    else {
      report.found(.objective, "an objective is claimed, but no rule is about distances")
      return
    }
    var sum = 0.0
    for group in groups {
      for first in group.members {
        for second in group.members where first < second {
          sum += distances[first * count + second]
        }
      }
    }
    if !(abs(claimed - sum) <= 1e-9 * max(1, abs(sum))) {
      report.found(.objective, "\(claimed) claimed, \(sum) found")
    }
  }
}
