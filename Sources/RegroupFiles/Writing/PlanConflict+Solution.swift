import Grouping
import GroupingModel

extension PlanConflict {
  init(_ conflict: Conflict, in scenario: Scenario) {
    func ids(_ learners: [Int]) -> [String] { learners.map { scenario.roster.learners[$0].id } }
    let byRule = Dictionary(grouping: conflict.demands, by: \.rule)
    self.init(
      demands: byRule.sorted { $0.key < $1.key }.map { rule, demands in
        PlanDemand(rule: rule, parts: demands.map { ids($0.learners) }.filter { !$0.isEmpty })
      },
      irreducible: conflict.isIrreducible,
      reason: conflict.reason.map {
        PlanReason(kind: $0.kind, learners: ids($0.learners), number: $0.number)
      },
      remedies: conflict.remedies.map(PlanRemedy.init))
  }
}

extension PlanRemedy {
  fileprivate init(_ remedy: Remedy) {
    let (rule, sizes): (Int?, [Int]?) =
      switch remedy.change {
      case .rule(let rule): (rule, nil)
      case .sizes(let sizes): (nil, [sizes.lowerBound, sizes.upperBound])
      }
    self.init(
      rule: rule, sizes: sizes, breach: remedy.breach, cost: remedy.cost, proven: remedy.isProven)
  }
}
