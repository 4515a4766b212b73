/// Looks for the plan that is outvoted least among all that rooms may cost: exact where nothing but
/// numbers of learners in rooms matters.
///
/// For one choice of prices, the plan that they prove most of is a transport problem. Prices can be
/// whole numbers without gaps from 0 up and down (to close a gap makes no learner's regret larger),
/// so each room is at some level or above it, level by level: branch and bound, the most promising
/// first.
struct PriceSearch {
  fileprivate struct Node {
    var prices: RoomPrices
    /// The level that rooms are decided for.
    var level: Int
    /// What no plan costs less than.
    var bound = 0
  }

  private let rooms: [ClosedRange<Int>]
  /// Rooms that few want come first: they are cheap.
  private let order: [Int]
  private var plan: RoomPlan
  /// By bound.
  private var open: [[Node]] = []
  /// Columns of the best plan, and what it is outvoted by at most.
  private(set) var best: (margin: Int, columns: [Int])?
  /// No plan is outvoted by less.
  private(set) var bound = 0

  /// - Parameter plan: any.
  init(_ plan: RoomPlan) {
    self.plan = plan
    rooms = plan.market.rooms
    let wanted = plan.market.voters.reduce(into: [Int](repeating: 0, count: rooms.count)) {
      for (place, option) in $1.options.enumerated() {
        $0[option.room] += $1.options.count - place
      }
    }
    order = rooms.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
  }

  mutating func run(_ deadline: Deadline) {
    let levels = rooms.count - 1
    let prices = RoomPrices(
      least: rooms.map { $0.lowerBound > 0 ? -levels : 0 },
      most: [Int](repeating: levels, count: rooms.count))
    add(Node(prices: prices, level: prices.least.min() ?? 0))
    while let node = take() {
      if node.bound >= best?.margin ?? .max { break }
      bound = node.bound
      if deadline.isOver { return }
      tryOut(node)
      branch(node)
    }
    bound = best?.margin ?? bound
  }

  /// The prices at their least are a choice, too.
  private mutating func tryOut(_ node: Node) {
    let prices = RoomPrices(least: node.prices.least, most: node.prices.least)
    let margin = plan.settle(at: prices)
    if margin < best?.margin ?? .max { best = (margin, plan.columns) }
  }

  private mutating func branch(_ node: Node) {
    var node = node
    while node.prices.least != node.prices.most {
      let isOpen = rooms.indices.map {
        node.prices.least[$0] == node.level && node.prices.most[$0] > node.level
      }
      if let room = order.first(where: { isOpen[$0] }) {
        var here = node
        here.prices.most[room] = node.level
        add(here)
        node.prices.least[room] += 1
        add(node)
        return
      }
      // The level is done. It has a room, unless it comes before all that have one.
      if !node.hasRoom(at: node.level), node.level >= 0 || node.hasRoom(below: node.level) {
        return
      }
      node.level += 1
    }
  }

  private mutating func add(_ node: Node) {
    var node = node
    node.closeGaps()
    node.bound = max(node.bound, plan.settle(at: node.prices))
    if node.bound >= best?.margin ?? .max { return }
    while open.count <= node.bound { open.append([]) }
    open[node.bound].append(node)
  }

  private mutating func take() -> Node? {
    open.firstIndex { !$0.isEmpty }.flatMap { open[$0].popLast() }
  }
}

extension PriceSearch.Node {
  func hasRoom(at level: Int) -> Bool {
    zip(prices.least, prices.most).contains { $0 == level && $1 == level }
  }

  func hasRoom(below level: Int) -> Bool {
    zip(prices.least, prices.most).contains { $0 == $1 && $0 < level }
  }

  /// Rooms that are not decided are at most as many levels up as they are.
  mutating func closeGaps() {
    let isOccupied = hasRoom(at: level)
    guard level >= 0 || isOccupied || hasRoom(below: level) else { return }
    let undecided = prices.least.indices.filter { prices.least[$0] < prices.most[$0] }
    let top = level + undecided.count - (isOccupied ? 0 : 1)
    for room in undecided {
      prices.most[room] = min(prices.most[room], max(prices.least[room], top))
    }
  }
}
