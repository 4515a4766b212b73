import GroupingModel

/// A scenario lowered to terms: all that search and exact engines know of it.
public struct Objective: Sendable {
  /// The scenario it came from.
  public let scenario: Scenario
  /// The rules' sentences, one per rule of the scenario.
  public let sentences: [String]
  package let terms: [Term]
  /// The limit on the whole plan, if a rule is one, and the rule's position.
  package let ration: Ration?
  package let rationedRule: Int?
  /// Levels of weighted rules in the order in which they are solved; one level unless the aim is a
  /// strict order.
  package let levels: [Int]
  /// One or none: a value cannot hold another of its own type in any other way.
  private let frame: [Objective]

  /// The sections that groups lie in; nil where there is one level.
  package var sections: Objective? { frame.first }

  /// Lowers every rule.
  ///
  /// - Throws: `ModelError` if a rule cannot be used in this scenario.
  public init(_ scenario: Scenario) throws(ModelError) {
    self.scenario = scenario
    let setting = Setting(scenario)
    var terms: [Term] = []
    var sentences: [String] = []
    var rations: [(rule: Int, ration: Ration)] = []
    for (index, spec) in scenario.rules.enumerated() {
      let rule = try RuleBook.anyRule(named: spec.kind).init(spec, in: setting)
      sentences.append(rule.sentence)
      let purpose = spec.strength == .required ? Term.Purpose.violation : .cost
      terms += rule.terms().map { Term(rule: index, purpose: purpose, shape: $0) }
      if let ration = rule.ration { rations.append((index, ration)) }
    }
    guard rations.count <= 1 else {
      throw ModelError("two rules limit the whole plan", remedy: "keep one of them")
    }
    frame =
      try scenario.sections.map { sections throws(ModelError) in
        [try Objective(sections)]
      } ?? []
    ration = rations.first?.ration
    rationedRule = rations.first?.rule
    self.terms = terms
    self.sentences = sentences
    let weighted = scenario.rules.filter { $0.strength != .required }
    levels =
      scenario.aim == .strictOrder && !weighted.isEmpty
      ? Set(weighted.map(\.level)).sorted() : [1]
  }

  /// Position in `levels` of a rule's cost.
  package func level(ofRule rule: Int) -> Int {
    guard scenario.aim == .strictOrder else { return 0 }
    return levels.firstIndex(of: scenario.rules[rule].level) ?? 0
  }

  /// Cost units of one group, or its violations if the rule is required.
  public func price(ofRule rule: Int, for group: Group) -> Int64 {
    terms.reduce(0) {
      $1.rule == rule ? $0 + $1.price(of: group.members, kind: group.kind) : $0
    }
  }

  /// Costs by level (see `levels`) and violations of one group.
  package func price(of group: Group) -> (violations: Int64, costs: [Int64]) {
    var costs = [Int64](repeating: 0, count: max(1, levels.count))
    var violations: Int64 = 0
    for term in terms {
      let price = term.price(of: group.members, kind: group.kind)
      if term.purpose == .violation {
        violations += price
      } else {
        costs[level(ofRule: term.rule)] += price
      }
    }
    return (violations, costs)
  }

  /// Costs of a plan by level (see `levels`).
  package func costs(of plan: Partition) -> [Int64] {
    var total = [Int64](repeating: 0, count: max(1, levels.count))
    for group in plan.groups {
      for (level, cost) in price(of: group).costs.enumerated() { total[level] += cost }
    }
    return total
  }
}
