import GroupingModel

/// Counts learners who are the only one of their kind in a group of several.
enum AloneCount {
  /// One entry per value of each column under a spread or not-alone rule; where rules speak of
  /// single values only, one per such value.
  static func counts(of groups: [Group], in scenario: Scenario) -> [PlanAlone] {
    guard !groups.isEmpty else { return [] }
    return subjects(scenario.rules).flatMap { column, values -> [PlanAlone] in
      guard let attribute = try? scenario.roster.attribute(column) else { return [] }
      return (values ?? attribute.distinctCategories).map { value in
        let has = holders(of: value, in: attribute, withinSets: values != nil)
        let alone = groups.count { group in
          group.members.count > 1 && group.members.count { has[$0] } == 1
        }
        return PlanAlone(column: column, value: value, learners: alone)
      }
    }
  }

  private static func holders(
    of value: String, in attribute: Attribute, withinSets: Bool
  ) -> [Bool] {
    guard withinSets else { return attribute.cells.map { $0 == value } }
    return zip(attribute.cells, attribute.sets).map { $0 == value || $1.contains(value) }
  }

  /// Columns in the order of the rules; nil values stand for all of the column.
  private static func subjects(
    _ rules: [RuleSpec]
  ) -> [(column: String, values: [String]?)] {
    var subjects: [(column: String, values: [String]?)] = []
    for rule in rules where rule.kind == "spread" || rule.kind == "not-alone" {
      let parts = rule.subject.split(separator: "=", maxSplits: 1).map(String.init)
      guard let column = parts.first else { continue }
      let value = rule.kind == "not-alone" && parts.count == 2 ? parts[1] : nil
      if let known = subjects.firstIndex(where: { $0.column == column }) {
        if let value, subjects[known].values?.contains(value) == false {
          subjects[known].values?.append(value)
        } else if value == nil {
          subjects[known].values = nil
        }
      } else {
        subjects.append((column, value.map { [$0] }))
      }
    }
    return subjects
  }
}
