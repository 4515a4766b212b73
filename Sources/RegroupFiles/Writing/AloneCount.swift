import GroupingModel

/// Finds learners who are the only one of their kind in a group of several.
enum AloneCount {
  /// The learners of one kind.
  struct Kind {
    let column: String
    let value: String
    /// Per learner, whether they are of the kind.
    let belongs: [Bool]

    /// The only one of the kind in a group of several; nil where there is none or more.
    func alone(in group: Group) -> Int? {
      guard group.members.count > 1 else { return nil }
      var found: Int?
      for member in group.members where belongs[member] {
        guard found == nil else { return nil }
        found = member
      }
      return found
    }
  }

  /// One entry per value of each column under a spread or not-alone rule; where rules speak of
  /// single values only, one per such value.
  static func counts(of groups: [Group], in scenario: Scenario) -> [PlanAlone] {
    guard !groups.isEmpty else { return [] }
    return kinds(in: scenario).map { kind in
      let alone = groups.count { kind.alone(in: $0) != nil }
      return PlanAlone(column: kind.column, value: kind.value, learners: alone)
    }
  }

  /// The kinds that `counts` is about, in its order.
  static func kinds(in scenario: Scenario) -> [Kind] {
    subjects(scenario.rules).flatMap { column, values in
      kinds(column, values: values, in: scenario)
    }
  }

  /// The kinds that `column` (each of its values) or `column=value` (one) stands for.
  static func kinds(of subject: String, in scenario: Scenario) -> [Kind] {
    let parts = subject.split(separator: "=", maxSplits: 1).map(String.init)
    guard let column = parts.first else { return [] }
    return kinds(column, values: parts.count == 2 ? [parts[1]] : nil, in: scenario)
  }

  /// The column of `column` or `column=value`.
  static func column(of subject: String) -> String {
    String(subject.prefix { $0 != "=" })
  }

  /// - Parameter values: nil for all of the column.
  private static func kinds(_ column: String, values: [String]?, in scenario: Scenario) -> [Kind] {
    guard let attribute = try? scenario.roster.attribute(column) else { return [] }
    let sets = values == nil ? [] : attribute.sets
    return (values ?? attribute.distinctCategories).map { value in
      let belongs = attribute.cells.indices.map {
        attribute.cells[$0] == value || (values != nil && sets[$0].contains(value))
      }
      return Kind(column: column, value: value, belongs: belongs)
    }
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
