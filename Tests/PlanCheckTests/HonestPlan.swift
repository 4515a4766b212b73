import PlanCheck
import TestSupport

@testable import GroupingModel

/// The plan document of some groups, with every cost as the evaluators say.
///
/// - Parameter bounds: per level in cost units, nil where nothing is claimed.
func plan(
  _ found: BruteForce.Plan, _ scenario: Scenario, status: PlanStatus = .feasible,
  bounds: [Int64?] = [], certificate: [Certificate] = []
) -> PlanDocument {
  let costs = levelCosts(found, scenario)
  let claimed = costs.indices.map { $0 < bounds.count ? bounds[$0] : nil }
  let levels = zip(costs, claimed).map { cost, bound in
    PlanLevel(
      name: "level", cost: Cost.points(cost), bound: bound.map(Cost.points), optimal: bound == cost
    )
  }
  let counted = scenario.aim == .worstFirst ? Array(claimed.suffix(1)) : claimed
  let known = counted.compactMap { $0 }
  let bound = known.count == counted.count ? Cost.points(known.reduce(0, +)) : nil
  let cost = Cost.points(found.total)
  let scale = max(abs(cost), abs(bound ?? 0))
  return PlanDocument(
    format: "regroup-plan", version: 1, generator: "test", solver: "none", status: status,
    cost: cost, bound: bound, gap: bound.map { scale > 0 ? (cost - $0) / scale : 0 },
    objective: nil, groups: planGroups(found, scenario), rules: planRules(found, scenario),
    levels: levels, alone: aloneCounts(found, scenario), certificate: certificate, conflicts: [],
    seed: 1, iterations: 0,
    request: ScenarioDocument(roster: "class.csv"), inputs: [:])
}

/// An infeasible plan document of the scenario.
func infeasiblePlan(_ scenario: Scenario) -> PlanDocument {
  var document = plan(BruteForce.Plan(groups: [], costs: []), scenario, status: .infeasible)
  document.cost = nil
  document.levels = []
  return document
}

/// Costs of a plan by level, as the plan lists them.
func levelCosts(_ found: BruteForce.Plan, _ scenario: Scenario) -> [Int64] {
  switch scenario.aim {
  case .weights: return [found.total]
  case .worstFirst: return [found.worst, found.total]
  case .strictOrder:
    let weighted = scenario.rules.indices.filter { scenario.rules[$0].strength != .required }
    return Set(weighted.map { scenario.rules[$0].level }).sorted().map { level in
      found.cost(ofRules: weighted.filter { scenario.rules[$0].level == level })
    }
  }
}

private func planGroups(_ found: BruteForce.Plan, _ scenario: Scenario) -> [PlanGroup] {
  found.groups.enumerated().map { index, group in
    PlanGroup(
      name: "Group \(index + 1)", label: scenario.kinds[group.kind].label,
      members: group.members.map { scenario.roster.learners[$0].id },
      cost: Cost.points(found.groupCosts[index]), costs: found.costs[index].map(Cost.points))
  }
}

private func planRules(_ found: BruteForce.Plan, _ scenario: Scenario) -> [PlanRule] {
  scenario.rules.enumerated().map { index, rule in
    PlanRule(
      rule: rule.kind, subject: rule.subject, sentence: "", required: rule.strength == .required,
      weight: rule.weight, level: nil, cost: Cost.points(found.cost(ofRules: [index])))
  }
}

/// Learners alone with the value that the first not-alone rule of the form `column=value` names.
private func aloneCounts(_ found: BruteForce.Plan, _ scenario: Scenario) -> [PlanAlone] {
  guard let rule = scenario.rules.first(where: { $0.kind == "not-alone" }) else { return [] }
  let words = rule.subject.split(separator: "=").map(String.init)
  let cells = scenario.roster.attributes.first { $0.name == words[0] }?.cells ?? []
  let alone = found.groups.count { group in
    group.members.count > 1 && group.members.count { cells[$0] == words[1] } == 1
  }
  return [PlanAlone(column: words[0], value: words[1], learners: alone)]
}
