import GroupingModel

/// A group that may be part of a plan cheaper than what is claimed.
struct Candidate: Sendable {
  let kind: Int
  let members: [Int]
  /// Cost units by level.
  let costs: [Int64]
  /// In price units.
  let reduced: Int128
  /// Reduced cost above the least of its kind and size; never negative.
  let excess: Int128
}

/// Collects the groups whose reduced cost leaves room for the cheapest filling of the rest.
struct CandidateCollector: GroupVisitor {
  private let pricing: Pricing
  private let sizes: Int
  /// Per kind and size, the least reduced cost and the largest that still leaves room.
  private let window: [(least: Int128, most: Int128)?]
  private let limit: Int
  private(set) var found: [Candidate] = []

  /// - Parameters:
  ///   - room: what all groups of a plan may sum to.
  ///   - limit: stops collecting beyond that many.
  init(
    _ pricing: Pricing, table: CostTable, least: LeastCosts, filling: Filling, room: Int128,
    limit: Int
  ) {
    self.pricing = pricing
    self.limit = limit
    sizes = table.largest + 1
    var window: [(least: Int128, most: Int128)?] = []
    for kind in table.kinds.indices {
      for size in 0..<sizes {
        guard let value = least[kind, size],
          let rest = filling.least(least, forced: (kind, size))
        else {
          window.append(nil)
          continue
        }
        window.append((value, room - rest))
      }
    }
    self.window = window
  }

  /// Whether there were more than the limit.
  var isFull: Bool { found.count > limit }

  mutating func visit(_ members: [Int], kind: Int, costs: [Int64]) {
    guard !isFull, let window = window[kind * sizes + members.count],
      let reduced = pricing.reducedCost(of: members, costs: costs), reduced <= window.most
    else { return }
    found.append(
      Candidate(
        kind: kind, members: members, costs: costs, reduced: reduced,
        excess: reduced - window.least))
  }
}
