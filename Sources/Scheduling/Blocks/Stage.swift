import SchedulingModel

/// A part of the objective as one number: a level's unmet wishes and, after them, its ranks; or a measure
/// by itself.
struct Stage {
  /// By component; 0 for what is no part of it.
  let weights: [Int]
  /// Components, the one that counts first first.
  let parts: [Int]

  /// How much of what must not be there is.
  static func broken(_ week: Week) -> Stage {
    var weights = [Int](repeating: 0, count: week.components)
    weights[Week.broken] = 1
    return Stage(weights: weights, parts: [Week.broken])
  }

  /// The stages of a problem, in their order. What only breaks ties has none.
  static func all(of week: Week) -> [Stage] {
    var stages: [Stage] = []
    for (index, measure) in week.measures.enumerated() {
      var weights = [Int](repeating: 0, count: week.components)
      switch measure {
      case .learnersMoved:
        weights[index + 1] = 1
        stages.append(Stage(weights: weights, parts: [index + 1]))
      case .unmet(let level):
        weights[index + 1] = 1
        var parts = [index + 1]
        if let ranks = week.component(.ranks(level: level)) {
          weights[index + 1] = 1 + mostRanks(week, level)
          weights[ranks] = 1
          parts.append(ranks)
        }
        stages.append(Stage(weights: weights, parts: parts))
      case .sessionsMoved, .ranks, .order: break
      }
    }
    return stages
  }

  /// What the ranks of a level can come to.
  private static func mostRanks(_ week: Week, _ level: Int) -> Int {
    week.problem.requests.reduce(0) { $0 + ($1.level == level ? $1.rank - 1 : 0) }
  }

  /// These costs as one number.
  func value(_ costs: [(component: Int, cost: Int)]) -> Int {
    costs.reduce(0) { $0 + weights[$1.component] * $1.cost }
  }

  /// All components as one number.
  func value(_ cost: [Int]) -> Int { zip(weights, cost).reduce(0) { $0 + $1.0 * $1.1 } }

  /// What a bound on the number says of the parts: of the first part for all plans, and of the second for
  /// those that have the first as it is.
  func bounds(_ bound: Int, cost: [Int]) -> [(component: Int, bound: Int)] {
    guard parts.count == 2 else { return parts.map { ($0, bound) } }
    // Ranks come to less than the weight.
    let weight = weights[parts[0]]
    let whole = max(0, bound) / weight
    if whole < cost[parts[0]] { return [(parts[0], whole)] }
    return [(parts[0], cost[parts[0]]), (parts[1], max(0, bound - weight * cost[parts[0]]))]
  }
}
