import GroupingModel
import PlanCheck

/// The least cost of groups inside of sections in a tiny class, found by trying everything.
package struct NestedBruteForce {
  /// Cost units; nil where no plan keeps all required rules.
  package let least: Int64?
  /// The least that each level costs by itself.
  package let leastOfSections: Int64?
  package let leastOfGroups: Int64?

  package init(_ scenario: Scenario, inside around: Scenario) throws {
    let sections = try BruteForce(around).plans
    let groups = try BruteForce(scenario.withoutSections).plans
    var least: Int64?
    for outer in sections {
      let home = Self.home(outer.groups, learners: scenario.roster.count)
      for inner in groups {
        let total = outer.total + inner.total
        guard total < least ?? .max else { continue }
        let lies = inner.groups.allSatisfy { group in
          group.members.allSatisfy { home[$0] == home[group.members[0]] }
        }
        if lies { least = total }
      }
    }
    self.least = least
    leastOfSections = sections.map(\.total).min()
    leastOfGroups = groups.map(\.total).min()
  }

  private static func home(_ groups: [Group], learners: Int) -> [Int] {
    var home = [Int](repeating: -1, count: learners)
    for (index, group) in groups.enumerated() {
      for member in group.members { home[member] = index }
    }
    return home
  }
}
