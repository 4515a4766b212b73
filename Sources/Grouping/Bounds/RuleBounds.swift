import GroupingModel

/// What no plan can cost less than, rule by rule: what each weighted rule would cost at least if it
/// were the only one beside the required ones. Their sum bounds the cost of any plan.
///
/// Quick for a class of any size, and exact in integers: where a rule's least cost would take long to
/// find, something below it is taken.
struct RuleBounds: Sendable {
  private let objective: Objective
  private let requirements: Requirements
  private let room: Room

  init(_ objective: Objective) {
    self.objective = objective
    let scenario = objective.scenario
    let rules = scenario.rules.indices.filter { scenario.rules[$0].strength == .required }
    requirements = Requirements(objective, rules: rules)
    room = Room(
      kinds: scenario.kinds, groupCount: scenario.groupCount, learners: scenario.roster.count)
  }

  /// No plan costs less at a level (see `Objective.levels`), in cost units.
  ///
  /// - Parameter plan: some plan; a rule that it keeps for nothing is not looked at.
  func floor(ofLevel level: Int, below plan: Partition) -> Int64 {
    let scenario = objective.scenario
    let rules = scenario.rules.indices.filter {
      scenario.rules[$0].strength != .required && objective.level(ofRule: $0) == level
    }
    var total: Int64 = 0
    var apart: Int64 = 0
    var company: [Term.Shape] = []
    for rule in rules {
      let shapes = objective.terms.filter { $0.rule == rule }.map(\.shape)
      let isCompany = shapes.allSatisfy(\.isCompany)
      if isCompany { company += shapes }
      var least = isFree(rule, in: plan) ? 0 : floor(of: shapes, isCompany, below: plan)
      if isNeverNegative(rule) { least = max(0, least) }
      if isCompany { apart += least } else { total += least }
    }
    // Wishes and requests that learners cannot have together show only where they are added up.
    let pooled = company.isEmpty ? 0 : CompanyBound(company, requirements, room).least
    return total + max(apart, pooled)
  }

  /// No plan's dearest group costs less, in cost units.
  func floorOfWorst(below plan: Partition) -> Int64 {
    let sum = floor(ofLevel: 0, below: plan)
    let groups = Int64(max(1, sum > 0 ? room.groupCount.upperBound : room.groupCount.lowerBound))
    return sum > 0 ? (sum + groups - 1) / groups : sum / groups
  }

  private func isNeverNegative(_ rule: Int) -> Bool {
    !RuleBook.mayBeNegative.contains(objective.scenario.rules[rule].kind)
  }

  private func isFree(_ rule: Int, in plan: Partition) -> Bool {
    isNeverNegative(rule)
      && plan.groups.allSatisfy { objective.price(ofRule: rule, for: $0) == 0 }
  }

  private func floor(
    of shapes: [Term.Shape], _ isCompany: Bool, below plan: Partition
  ) -> Int64 {
    if isCompany { return CompanyBound(shapes, requirements, room).least }
    return shapes.reduce(0) { $0 + floor(of: $1, below: plan) }
  }

  private func floor(of shape: Term.Shape, below plan: Partition) -> Int64 {
    switch shape {
    case .linear, .pair: CompanyBound([shape], requirements, room).least
    case .count(let term):
      CountBound(term, room).least(
        below: plan.groups.reduce(0) { $0 + term.price(of: $1.members) })
    case .sum(let term): SumBound(term, room).least
    case .reach(let term): ReachBound(term, requirements).least
    case .bits(let term): BitsBound(term, room).least
    case .range(let term): RangeBound(term, room).least
    }
  }
}

extension Term.Shape {
  /// Whether the price is about single learners and pairs, and so adds up with others of its sort.
  fileprivate var isCompany: Bool {
    switch self {
    case .linear, .pair: true
    default: false
    }
  }
}
