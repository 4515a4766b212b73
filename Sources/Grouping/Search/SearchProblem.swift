import GroupingModel

/// What a search minimises, ready for hot loops: violations first, then cost.
package struct SearchProblem: Sendable {
  /// Violations of required rules.
  package let hard: Kernel
  /// Cost; several levels in one number where the aim is a strict order.
  package let soft: Kernel
  package let kinds: [GroupKind]
  package let groupCount: ClosedRange<Int>
  package let learners: Int
  package let measure: Measure
  /// A limit on the whole plan; nil for none.
  package private(set) var ration: Ration?
  /// Whether no plan can cost less than 0: so with every rule but distances to be maximised.
  package private(set) var isNeverNegative: Bool
  /// What the groups lie in, paid for together with them; nil where there is one level.
  package private(set) var frame: SectionFrame?
  /// Who could take whose place in large groups.
  let like: LikeLearners
  private let noCost: Kernel

  /// What is minimised over groups.
  package enum Measure: Sendable, Hashable {
    /// The sum of costs; groups that cost more than the limit are not allowed.
    case cost(limit: Int64?)
    /// The number of groups that cost more than this.
    case excess(over: Int64)

    /// A group's share; nil if it is not allowed.
    @inline(__always)
    func value(_ cost: Int64) -> Int64? {
      switch self {
      case .cost(let limit): limit.map { cost > $0 } ?? false ? nil : cost
      case .excess(let limit): cost > limit ? 1 : 0
      }
    }
  }

  /// Differences between plans are multiples of this, in cost units.
  package var granularity: Int64 {
    if case .excess = measure { return 1 }
    return max(1, soft.granularity)
  }

  /// Whether plans may differ in their groups' sizes or kinds.
  var hasOpenSizes: Bool {
    kinds.contains { $0.sizes.count > 1 || $0.count.count > 1 }
      || frame?.problem.hasOpenSizes ?? false
  }

  /// Kind of each slot: for each kind, as many as it may have at most; with sections, as many as fit
  /// into each.
  package var slotKinds: [Int] {
    if let frame { return frame.slotKinds }
    return kinds.enumerated().flatMap { kind, group in
      [Int](repeating: kind, count: min(group.count.upperBound, groupCount.upperBound))
    }
  }

  /// - Parameters:
  ///   - weights: what each level's cost is multiplied with, by position in `Objective.levels`.
  ///   - measure: what of the costs is minimised.
  package init(
    _ objective: Objective, weights: [Int64], measure: Measure = .cost(limit: nil)
  ) {
    let scenario = objective.scenario
    kinds = scenario.kinds
    groupCount = scenario.groupCount
    learners = scenario.roster.count
    self.measure = measure
    ration = objective.ration
    isNeverNegative = scenario.rules.allSatisfy { !RuleBook.mayBeNegative.contains($0.kind) }
    hard = Self.kernel(
      objective.terms.filter { $0.purpose == .violation }.map { ($0, 1) }, scenario)
    soft = Self.kernel(
      objective.terms.filter { $0.purpose == .cost }
        .map { ($0, weights[objective.level(ofRule: $0.rule)]) }, scenario)
    noCost = Self.kernel([], scenario)
    like = LikeLearners(hard, soft)
  }

  /// The same with another limit on the whole plan.
  func limited(to most: Int64) -> SearchProblem {
    var problem = self
    problem.ration = ration.map { Ration(charges: $0.charges, most: most) }
    return problem
  }

  /// The same groups inside of sections.
  package func inside(_ frame: SectionFrame) -> SearchProblem {
    var problem = self
    problem.frame = frame
    problem.isNeverNegative = isNeverNegative && frame.problem.isNeverNegative
    return problem
  }

  /// The same groups, all free: whether there is a plan at all.
  package var withoutCost: SearchProblem { SearchProblem(free: self) }

  private init(free problem: SearchProblem) {
    isNeverNegative = true
    ration = problem.ration
    hard = problem.hard
    soft = problem.noCost
    like = LikeLearners(hard, soft)
    noCost = problem.noCost
    kinds = problem.kinds
    groupCount = problem.groupCount
    learners = problem.learners
    measure = .cost(limit: nil)
  }

  /// The problem of some learners in groups of some kinds, everybody else's groups being fixed.
  ///
  /// - Parameters:
  ///   - learners: ascending; the first is learner 0 of the part.
  ///   - chosen: kinds of the whole that the part's groups may be of, with the sizes and numbers
  ///     that are left for them.
  ///   - ration: what is left of the limit on the whole plan.
  init(
    _ whole: SearchProblem, learners: [Int], kinds chosen: [(kind: Int, group: GroupKind)],
    groupCount: ClosedRange<Int>, ration: Ration?
  ) {
    let indices = chosen.map(\.kind)
    hard = Kernel(whole.hard, learners: learners, kinds: indices)
    soft = Kernel(whole.soft, learners: learners, kinds: indices)
    noCost = Kernel(whole.noCost, learners: learners, kinds: indices)
    like = LikeLearners(hard, soft)
    kinds = chosen.map(\.group)
    self.groupCount = groupCount
    self.learners = learners.count
    measure = whole.measure
    self.ration = ration
    isNeverNegative = whole.isNeverNegative
  }

  private static func kernel(
    _ terms: [(term: Term, weight: Int64)], _ scenario: Scenario
  ) -> Kernel {
    Kernel(
      terms, learners: scenario.roster.count, kinds: scenario.kinds.count,
      largestSize: min(scenario.sizes.upperBound, scenario.roster.count))
  }
}
