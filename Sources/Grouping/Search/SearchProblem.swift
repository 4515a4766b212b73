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
  /// What a group may cost before it counts as a violation of the worst-group aim; nil for no
  /// limit.
  package var threshold: Int64?

  /// Kind of each slot: for each kind, as many as it may have at most.
  package var slotKinds: [Int] {
    kinds.enumerated().flatMap { kind, group in
      [Int](repeating: kind, count: min(group.count.upperBound, groupCount.upperBound))
    }
  }

  /// - Parameter weights: what each level's cost is multiplied with, by position in
  ///   `Objective.levels`.
  package init(_ objective: Objective, weights: [Int64], threshold: Int64? = nil) {
    let scenario = objective.scenario
    kinds = scenario.kinds
    groupCount = scenario.groupCount
    learners = scenario.roster.count
    self.threshold = threshold
    let largest = min(scenario.sizes.upperBound, learners)
    func kernel(_ terms: [(term: Term, weight: Int64)]) -> Kernel {
      Kernel(terms, learners: scenario.roster.count, kinds: scenario.kinds.count, largestSize: largest)
    }
    hard = kernel(objective.terms.filter { $0.purpose == .violation }.map { ($0, 1) })
    soft = kernel(
      objective.terms.filter { $0.purpose == .cost }
        .map { ($0, weights[objective.level(ofRule: $0.rule)]) })
  }
}
