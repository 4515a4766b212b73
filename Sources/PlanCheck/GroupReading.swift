import GroupingModel

extension PlanChecker {
  /// The plan's groups by positions, in its order.
  ///
  /// - Returns: nil, with findings, unless the groups cover the roster exactly once and each is of
  ///   an allowed kind and size.
  static func readGroups(
    _ plan: PlanDocument, _ scenario: Scenario, _ report: inout Report
  ) -> [Group]? {
    let before = report.findings.count
    let members = readMembers(plan, scenario, &report)
    let kinds = readKinds(plan, scenario, &report)
    if !scenario.groupCount.contains(plan.groups.count) {
      report.found(
        .count, "\(plan.groups.count) groups; allowed are \(worded(scenario.groupCount))")
    }
    guard report.findings.count == before else { return nil }
    return zip(kinds, members).map { Group(kind: $0 ?? 0, members: $1) }
  }

  /// Positions of each group's members; every learner stands in exactly one group.
  private static func readMembers(
    _ plan: PlanDocument, _ scenario: Scenario, _ report: inout Report
  ) -> [[Int]] {
    var positions: [String: Int] = [:]
    for (position, learner) in scenario.roster.learners.enumerated() {
      positions[learner.id] = position
    }
    var home = [Int?](repeating: nil, count: scenario.roster.count)
    var groups: [[Int]] = []
    for (index, group) in plan.groups.enumerated() {
      groups.append([])
      for (place, id) in group.members.enumerated() {
        guard let position = positions[id] else {
          report.found(.roster, "group \(index + 1), member \(place + 1) is not in the roster")
          continue
        }
        if let first = home[position] {
          report.found(
            .roster,
            "learner \(position + 1) of the roster stands in groups \(first + 1) and "
              + "\(index + 1)")
        }
        home[position] = index
        groups[index].append(position)
      }
    }
    for (position, group) in home.enumerated() where group == nil {
      report.found(.roster, "learner \(position + 1) of the roster is in no group")
    }
    return groups
  }

  /// Each group's kind, by label and size; numbers of groups are as the kinds allow.
  private static func readKinds(
    _ plan: PlanDocument, _ scenario: Scenario, _ report: inout Report
  ) -> [Int?] {
    var used = [Int](repeating: 0, count: scenario.kinds.count)
    let kinds = plan.groups.enumerated().map { index, group -> Int? in
      let labelled = candidates(for: group, in: scenario)
      guard !labelled.isEmpty else {
        report.found(.label, "group \(index + 1) has a label that the scenario does not know")
        return nil
      }
      let fitting = labelled.filter { scenario.kinds[$0].sizes.contains(group.members.count) }
      guard let last = fitting.last else {
        let sizes = labelled.map { worded(scenario.kinds[$0].sizes) }.joined(separator: ", ")
        report.found(
          .size, "group \(index + 1) has \(group.members.count) members; allowed are \(sizes)")
        return nil
      }
      let kind = fitting.first { used[$0] < scenario.kinds[$0].count.upperBound } ?? last
      used[kind] += 1
      return kind
    }
    for (kind, allowed) in scenario.kinds.enumerated() where !allowed.count.contains(used[kind]) {
      report.found(
        .count,
        "\(used[kind]) groups of kind \(kind + 1) (sizes \(worded(allowed.sizes))); allowed are "
          + worded(allowed.count))
    }
    return kinds
  }

  /// Kinds that a group may be of by its label, and by its name where a kind has that name.
  private static func candidates(for group: PlanGroup, in scenario: Scenario) -> [Int] {
    let labelled = scenario.kinds.indices.filter { scenario.kinds[$0].label == group.label }
    let named = labelled.filter { scenario.kinds[$0].name == group.name }
    return named.isEmpty ? labelled.filter { scenario.kinds[$0].name == nil } : named
  }

  private static func worded(_ range: ClosedRange<Int>) -> String {
    range.count == 1
      ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
  }
}
