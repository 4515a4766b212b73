import SchedulingModel

/// One measure, minimized while those before it stay as low as they are known to go.
struct Stage {
  /// Of the costs of a `Week`.
  let component: Int

  /// How much of what must not be there is.
  static let broken = Stage(component: Week.broken)

  /// The stages of a problem, in their order. What no learner notices has none.
  static func all(of week: Week) -> [Stage] {
    week.measures.enumerated().compactMap { index, measure in
      switch measure {
      case .learnersMoved, .unmet, .ranks, .order: Stage(component: index + 1)
      case .sessionsMoved: nil
      }
    }
  }

  /// What these costs come to.
  func value(_ costs: [(component: Int, cost: Int)]) -> Int {
    costs.reduce(0) { $1.component == component ? $0 + $1.cost : $0 }
  }

  /// - Parameter cost: of all components.
  func value(_ cost: [Int]) -> Int { cost[component] }
}
