import GroupingModel
import PlanCheck

/// Every plan of a tiny class, found by trying everything.
package struct BruteForce {
  /// A plan that keeps all required rules, with the costs of its groups by rule.
  package struct Plan {
    package let groups: [Group]
    /// `[group][rule]`, cost units; 0 for required rules.
    package let costs: [[Int64]]

    package init(groups: [Group], costs: [[Int64]]) {
      self.groups = groups
      self.costs = costs
    }

    package var groupCosts: [Int64] { costs.map { $0.reduce(0, +) } }
    package var total: Int64 { groupCosts.reduce(0, +) }
    package var worst: Int64 { groupCosts.max() ?? 0 }
    package func cost(ofRules rules: [Int]) -> Int64 {
      costs.reduce(0) { sum, group in rules.reduce(sum) { $0 + group[$1] } }
    }
  }

  package let plans: [Plan]

  package init(_ scenario: Scenario) throws {
    let evaluator = try Evaluator(scenario)
    let required = scenario.rules.map { $0.strength == .required }
    var costs: [Group: [Int64]] = [:]
    for group in Self.groups(scenario) {
      let values = required.indices.map { evaluator.cost(ofRule: $0, group: group) }
      let limited = evaluator.limit?.rule
      if required.indices.contains(where: { required[$0] && values[$0] != 0 && $0 != limited }) {
        continue
      }
      costs[group] = zip(values, required).map { $1 ? 0 : $0 }
    }
    let all = Self.partitions(scenario, into: Self.groups(scenario).filter { costs[$0] != nil })
    plans = all.filter { Self.keepsLimit($0, evaluator) }.map {
      Plan(groups: $0, costs: $0.compactMap { costs[$0] })
    }
  }

  private static func keepsLimit(_ groups: [Group], _ evaluator: Evaluator) -> Bool {
    guard let limit = evaluator.limit else { return true }
    return groups.reduce(0) { $0 + evaluator.cost(ofRule: limit.rule, group: $1) } <= limit.most
  }

  /// All groups of allowed kind and size, in order of their members' bits.
  package static func groups(_ scenario: Scenario) -> [Group] {
    let count = scenario.roster.count
    return (1..<(1 << count)).flatMap { bits in
      let members = (0..<count).filter { bits >> $0 & 1 == 1 }
      return scenario.kinds.indices.filter { scenario.kinds[$0].sizes.contains(members.count) }
        .map { Group(kind: $0, members: members) }
    }
  }

  /// All ways to cut the roster into some of the groups, in numbers that the kinds allow.
  package static func partitions(_ scenario: Scenario, into groups: [Group]) -> [[Group]] {
    var byFirst = [[(bits: Int, group: Group)]](repeating: [], count: scenario.roster.count)
    for group in groups {
      byFirst[group.members[0]].append((group.members.reduce(0) { $0 | 1 << $1 }, group))
    }
    var found: [[Group]] = []
    extend([], covered: 0, byFirst, scenario, &found)
    return found
  }

  private static func extend(
    _ chosen: [Group], covered: Int, _ byFirst: [[(bits: Int, group: Group)]],
    _ scenario: Scenario, _ found: inout [[Group]]
  ) {
    guard let first = byFirst.indices.first(where: { covered >> $0 & 1 == 0 }) else {
      let counts = scenario.kinds.indices.map { kind in chosen.count { $0.kind == kind } }
      let allowed = zip(counts, scenario.kinds).allSatisfy { $1.count.contains($0) }
      if allowed, scenario.groupCount.contains(chosen.count) { found.append(chosen) }
      return
    }
    for (bits, group) in byFirst[first] where bits & covered == 0 {
      extend(chosen + [group], covered: covered | bits, byFirst, scenario, &found)
    }
  }
}
