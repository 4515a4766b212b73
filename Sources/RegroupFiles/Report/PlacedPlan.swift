import GroupingModel

/// A plan's groups as positions in the roster, beside the scenario that they were made for: what
/// reports and explanations are about.
package struct PlacedPlan: Sendable {
  package let plan: PlanDocument
  package let scenario: Scenario
  /// In the plan's order.
  package let groups: [Group]
  /// Per learner, the position of their group; nil where there is no plan.
  package let home: [Int?]
  /// Per learner, the name; with the identifier behind it where several have the same name.
  package let names: [String]
  /// What the plan was read from; nil for one that was just made.
  private let file: String?
  /// One or none: a value cannot hold another of its own type in any other way.
  private let frame: [PlacedPlan]

  /// The sections as a plan by themselves; nil where there is one level.
  package var sections: PlacedPlan? { frame.first }

  /// - Parameter file: what the plan was read from, for errors.
  /// - Throws: `InputError` unless the groups cover the roster exactly once and each is of a label
  ///   and size that the scenario knows, and the rules are the scenario's.
  package init(
    _ plan: PlanDocument, in scenario: Scenario, file: String? = nil
  ) throws(InputError) {
    let rules = scenario.rules.count
    guard plan.rules.count == rules, plan.groups.allSatisfy({ $0.costs.count == rules }) else {
      throw Self.broken(file, "the plan's rules are not those of its scenario")
    }
    self.plan = plan
    self.file = file
    self.scenario = scenario
    names = scenario.roster.tellingNames
    (groups, home) = try Self.place(plan, in: scenario, file: file)
    frame = try Self.frame(of: plan, in: scenario, file: file)
  }

  /// The plan as it is to be shown.
  ///
  /// - Parameter pseudonyms: what learners are called; nil for their names.
  /// - Throws: `InputError`, as above.
  package init(
    _ plan: PlanDocument, in scenario: Scenario, file: String? = nil,
    shownBy pseudonyms: Pseudonyms?
  ) throws(InputError) {
    let (plan, scenario) = pseudonyms?.veiled(plan, in: scenario) ?? (plan, scenario)
    try self.init(plan, in: scenario, file: file)
  }

  private static func frame(
    of plan: PlanDocument, in scenario: Scenario, file: String?
  ) throws(InputError) -> [PlacedPlan] {
    guard let around = scenario.sections else {
      guard plan.sections == nil else { throw broken(file, "the scenario knows no sections") }
      return []
    }
    guard let sections = plan.ofSections else { throw broken(file, "the plan has no sections") }
    let homes = Dictionary(
      sections.groups.flatMap { section in section.members.map { ($0, section.name) } },
      uniquingKeysWith: { first, _ in first })
    for (index, group) in plan.groups.enumerated()
    where !group.members.allSatisfy({ homes[$0] == group.section }) {
      throw broken(file, "group \(index + 1) does not lie in its section")
    }
    return [try PlacedPlan(sections, in: around, file: file)]
  }

  /// What a group is called where groups of all sections are listed together.
  func place(ofGroup index: Int) -> String {
    let group = plan.groups[index]
    return group.section.map { "\(group.name), \($0)" } ?? group.name
  }

  /// - Throws: `InputError` if the plan has no groups.
  func requireGroups() throws(InputError) {
    guard groups.isEmpty else { return }
    throw InputError(
      file: file, "there are no groups in the plan",
      remedy: "make a plan that keeps the required rules first")
  }

  /// Names of learners, separated by commas.
  func listed(_ learners: some Sequence<Int>) -> String {
    learners.map { names[$0] }.joined(separator: ", ")
  }

  private static func place(
    _ plan: PlanDocument, in scenario: Scenario, file: String?
  ) throws(InputError) -> (groups: [Group], home: [Int?]) {
    let positions = Dictionary(
      scenario.roster.learners.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { a, _ in a })
    var home = [Int?](repeating: nil, count: scenario.roster.count)
    var groups: [Group] = []
    for (index, group) in plan.groups.enumerated() {
      var members: [Int] = []
      for (place, id) in group.members.enumerated() {
        guard let learner = positions[id], home[learner] == nil else {
          throw broken(file, "group \(index + 1), member \(place + 1) is unknown or placed twice")
        }
        home[learner] = index
        members.append(learner)
      }
      let kinds = scenario.kinds.indices.filter { index in
        let kind = scenario.kinds[index]
        return kind.label == group.label && kind.sizes.contains(members.count)
          && (kind.name == nil || kind.name == group.name)
      }
      guard let kind = kinds.first(where: { scenario.kinds[$0].name != nil }) ?? kinds.first else {
        throw broken(
          file, "group \(index + 1) has a label or a size that the scenario does not know")
      }
      groups.append(Group(kind: kind, members: members))
    }
    guard groups.isEmpty || !home.contains(nil) else {
      throw broken(file, "a learner has no group")
    }
    return (groups, home)
  }

  private static func broken(_ file: String?, _ problem: String) -> InputError {
    InputError(
      file: file, problem,
      remedy:
        "make the plan anew with regroup teams; score groups edited by hand with regroup score"
    )
  }
}
