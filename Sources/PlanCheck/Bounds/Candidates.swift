import GroupingModel

/// A group that may be part of a plan cheaper than what is claimed.
struct Candidate: Sendable {
  let kind: Int
  let members: [Int]
  /// Cost units by level.
  let costs: [Int64]
  /// In price units.
  let reduced: Int128
  /// Reduced cost above the least of its kind, size and mark; never negative.
  let excess: Int128
}

/// Collects the groups whose reduced cost leaves room for the cheapest filling of the rest.
struct CandidateCollector: GroupVisitor {
  private let pricing: Pricing
  private let sizes: Int
  /// Per kind, size and mark, the least reduced cost and the largest that still leaves room.
  private let window: [(least: Int128, most: Int128)?]
  private let marks: Marks
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
      let rest = filling.rest(beside: kind)
      for size in 0..<sizes {
        for mark in 0...least.marks.total {
          let value = least[kind, size, mark]
          let left = value == nil ? nil : rest(size, mark)
          window.append(value.flatMap { value in left.map { (value, room - $0) } })
        }
      }
    }
    self.window = window
    marks = least.marks
  }

  private func index(_ kind: Int, _ members: [Int]) -> Int {
    (kind * sizes + members.count) * (marks.total + 1) + marks.mark(of: members)
  }

  /// Whether there were more than the limit.
  var isFull: Bool { found.count > limit }

  mutating func visit(_ members: [Int], kind: Int, costs: [Int64]) {
    guard !isFull, let window = window[index(kind, members)],
      let reduced = pricing.reducedCost(of: members, costs: costs), reduced <= window.most
    else { return }
    found.append(
      Candidate(
        kind: kind, members: members, costs: costs, reduced: reduced,
        excess: reduced - window.least))
  }
}
