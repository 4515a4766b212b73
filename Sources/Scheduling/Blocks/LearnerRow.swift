/// A sum over the sessions of one learner's week, with limits, and what lies outside of them costs.
/// Needs, requests for any slot, attendance rules and clashes are all such rows.
struct LearnerRow {
  /// Attending one of a set of offers in the slot counts so much.
  struct Part {
    let slot: Int
    /// Position in `Week.sets`.
    let set: Int
    let weight: Int
  }

  /// What a row is about.
  enum Source: Hashable {
    case need(Int)
    case rule(Int)
    case request(Int)
    case after(offer: Int)
    case clash
  }

  let source: Source
  let learner: Int
  let parts: [Part]
  let low: Int
  let high: Int
  /// Whether any distance from the limits costs the same as 1.
  let isOnce: Bool
  /// Costs of a distance of 1, by component.
  let costs: [(component: Int, cost: Int)]

  /// How far one unit of a miss reaches in the sum.
  var reach: Int { isOnce ? max(1, farthest) : 1 }

  /// Units of a miss that there can be.
  var mostMisses: Int { isOnce ? min(1, farthest) : farthest }

  /// How far the sum can be from its limits.
  private var farthest: Int {
    let least = parts.reduce(0) { $0 + min(0, $1.weight) }
    let most = parts.reduce(0) { $0 + max(0, $1.weight) }
    return max(0, low > .min / 8 ? low - least : 0, high < .max / 8 ? most - high : 0)
  }

  /// How far the sum is from its limits, as it counts.
  func miss(_ sum: Int) -> Int {
    let distance = max(0, low - sum, sum - high)
    return isOnce ? min(1, distance) : distance
  }
}
