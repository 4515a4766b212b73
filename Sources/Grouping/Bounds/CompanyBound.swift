import GroupingModel

/// What prices of single learners and of pairs add up to at least: for each learner its own price and
/// half of those of the company that suits it best, as many as a group has, then the cheapest choice
/// of kinds that have room for all.
struct CompanyBound {
  private let requirements: Requirements
  private let room: Room
  /// Prices of learners, `kinds x learners`.
  private var own: [[Int64]]
  /// Prices of pairs by learner, ascending.
  private var company: [[Int64]]

  /// Pairs up to which it is looked up whether they may be together at all.
  private static let mostLookedUp = 500_000

  init(_ shapes: [Term.Shape], _ requirements: Requirements, _ room: Room) {
    self.requirements = requirements
    self.room = room
    let free = [Int64](repeating: 0, count: room.learners)
    own = [[Int64]](repeating: free, count: room.kinds.count)
    var pairs: [PairTerm] = []
    for shape in shapes {
      switch shape {
      case .linear(let term):
        for kind in own.indices {
          for learner in free.indices { own[kind][learner] += term.prices[kind][learner] }
        }
      case .pair(let term): pairs.append(term)
      default: break
      }
    }
    company = Self.company(pairs, requirements, learners: room.learners)
  }

  /// Rounded up from halves of units.
  var least: Int64 {
    var costs: [[Int64]] = []
    var known: [ClosedRange<Int>: [Int64]] = [:]
    for (kind, group) in room.kinds.enumerated() {
      let halves = known[group.sizes] ?? company.map { best($0, sizes: group.sizes) }
      known[group.sizes] = halves
      costs.append(
        zip(own[kind], halves).enumerated().map { learner, prices in
          requirements.excluded[kind][learner]
            ? PlacementBound.barred : 2 * prices.0 + prices.1
        })
    }
    let total = PlacementBound(costs: costs, room: room).least
    return total > 0 ? (total + 1) / 2 : total / 2
  }

  /// The least sum of prices of the company in a group of one of the sizes.
  private func best(_ prices: [Int64], sizes: ClosedRange<Int>) -> Int64 {
    // Pairs without a price come between those below and above nothing.
    let below = prices.prefix { $0 < 0 }
    let above = prices.dropFirst(below.count)
    let free = max(0, room.learners - 1 - prices.count)
    func sum(_ others: Int) -> Int64 {
      below.prefix(others).reduce(0, +)
        + above.prefix(max(0, others - below.count - free)).reduce(0, +)
    }
    let sizes = sizes.clamped(to: 1...max(1, room.learners))
    // The sum falls, stays, then rises with the number.
    let turn = min(max(below.count, sizes.lowerBound - 1), sizes.upperBound - 1)
    return sum(turn)
  }

  private static func company(
    _ terms: [PairTerm], _ requirements: Requirements, learners: Int
  ) -> [[Int64]] {
    var lists = [[(other: Int, price: Int64)]](repeating: [], count: learners)
    let count = terms.reduce(0) { $0 + $1.entries.count }
    for entry in terms.lazy.flatMap(\.entries) {
      lists[entry.first].append((entry.second, entry.price))
      lists[entry.second].append((entry.first, entry.price))
    }
    return lists.enumerated().map { learner, list in
      var list = terms.count > 1 ? merged(list) : list
      if count <= mostLookedUp {
        list.removeAll { $0.price < 0 && requirements.clash(learner, $0.other) }
      }
      return list.map(\.price).sorted()
    }
  }

  /// One price per pair.
  private static func merged(
    _ list: [(other: Int, price: Int64)]
  ) -> [(other: Int, price: Int64)] {
    var merged: [(other: Int, price: Int64)] = []
    for entry in list.sorted(by: { ($0.other, $0.price) < ($1.other, $1.price) }) {
      if let last = merged.last, last.other == entry.other {
        merged[merged.count - 1].price += entry.price
      } else {
        merged.append(entry)
      }
    }
    return merged
  }
}
