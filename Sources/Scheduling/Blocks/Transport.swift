/// Learners into sessions at least cost: a transportation problem with few sinks, in whole numbers.
///
/// The residual graph is one over the sinks alone: an edge from a to b is the learner of a whose move to
/// b costs least, and a hub joins all sinks by what another member, or one less, costs them. Learners
/// enter one by one along shortest paths, and after a change negative cycles are cancelled until there is
/// none, which proves the optimum (Ahuja, Magnanti and Orlin, Network Flows, 1993, chapter 9).
struct Transport {
  /// The cost of what is not allowed; sums of costs stay far below.
  static let forbidden: Int128 = 1 << 122

  let learners: Int
  let sinks: Int
  /// Per learner and sink.
  private(set) var costs: [Int128]
  /// Members that a sink shall have at least, at a price for each missing, and has at most.
  private(set) var least: [Int]
  private(set) var most: [Int]
  private let shortage: Int128
  /// Per learner, the sink; -1 before they have entered.
  private(set) var place: [Int]
  private(set) var members: [[Int]]
  /// Per pair of sinks, what the cheapest move costs, and whose it is.
  private var hop: [Int128]
  private var mover: [Int]

  /// - Parameters:
  ///   - costs: learners x sinks. The last sink takes everybody.
  ///   - shortage: price of each member below the least.
  ///
  /// - Complexity: O(learners x sinks squared) for the usual few steps of each path.
  init(learners: Int, sinks: Int, costs: [Int128], least: [Int], most: [Int], shortage: Int128) {
    self.learners = learners
    self.sinks = sinks
    self.costs = costs
    self.least = least
    self.most = most
    self.shortage = shortage
    place = [Int](repeating: -1, count: learners)
    members = [[Int]](repeating: [], count: sinks)
    hop = [Int128](repeating: Self.forbidden, count: sinks * sinks)
    mover = [Int](repeating: -1, count: sinks * sinks)
  }

  func cost(_ learner: Int, _ sink: Int) -> Int128 { costs[learner * sinks + sink] }

  /// What all cost, shortages included; forbidden places count as such.
  var total: Int128 {
    var sum: Int128 = 0
    for learner in 0..<learners where place[learner] >= 0 { sum += cost(learner, place[learner]) }
    for sink in 0..<sinks { sum += Int128(max(0, least[sink] - members[sink].count)) * shortage }
    return sum
  }
}

// MARK: - Changing

extension Transport {
  /// Puts learners where they may be, before `improve` makes the best of it.
  mutating func start(_ places: [Int]) {
    for learner in 0..<learners where place[learner] < 0 {
      let wanted = places[learner]
      let fits = wanted >= 0 && cost(learner, wanted) < Self.forbidden
      enter(learner, fits && members[wanted].count < most[wanted] ? wanted : sinks - 1)
    }
  }

  mutating func forbid(_ learner: Int, _ sink: Int) {
    let isThere = place[learner] == sink
    if isThere { leave(learner) }
    costs[learner * sinks + sink] = Self.forbidden
    if isThere {
      enter(learner, sinks - 1)
    } else {
      refresh(row: place[learner], to: sink, without: learner)
    }
  }

  /// Changes how many members a sink has; who is too many goes to the last sink.
  mutating func bound(_ sink: Int, least: Int, most: Int) {
    self.least[sink] = least
    self.most[sink] = most
    while members[sink].count > most, let last = members[sink].last {
      leave(last)
      enter(last, sinks - 1)
    }
  }

  /// Lets everybody enter who has not, each along a shortest path.
  mutating func fill() {
    var walk = Walk(nodes: sinks + 1)
    for learner in 0..<learners where place[learner] < 0 {
      for sink in 0..<sinks { walk.begin(at: sink, cost(learner, sink)) }
      walk.begin(at: sinks, Self.forbidden)
      while relax(&walk, withHubOut: false) {}
      let path = walk.path(to: sinks)
      guard let first = path.first, first < sinks else { continue }
      let hops = zip(path, path.dropFirst()).filter { $0.1 < sinks }
        .map { (who: mover[$0.0 * sinks + $0.1], to: $0.1) }
      enter(learner, first)
      for hop in hops { move(hop.who, to: hop.to) }
    }
  }

  /// Cancels negative cycles until there is none.
  mutating func improve() {
    var walk = Walk(nodes: sinks + 1)
    while true {
      for node in 0...sinks { walk.begin(at: node, 0) }
      var cycle: [Int]?
      while relax(&walk, withHubOut: true) {
        cycle = walk.cycle()
        if cycle != nil { break }
      }
      guard let cycle else { return }
      let next = Array(cycle.dropFirst()) + [cycle[0]]
      let hops = zip(cycle, next).filter { $0.0 < sinks && $0.1 < sinks }
        .map { (who: mover[$0.0 * sinks + $0.1], to: $0.1) }
      for hop in hops { move(hop.who, to: hop.to) }
    }
  }

  private mutating func move(_ learner: Int, to sink: Int) {
    leave(learner)
    enter(learner, sink)
  }

  private mutating func leave(_ learner: Int) {
    let sink = place[learner]
    guard let index = members[sink].firstIndex(of: learner) else { return }
    members[sink].remove(at: index)
    place[learner] = -1
    for other in 0..<sinks where mover[sink * sinks + other] == learner {
      refresh(row: sink, to: other, without: learner)
    }
  }

  private mutating func enter(_ learner: Int, _ sink: Int) {
    place[learner] = sink
    members[sink].append(learner)
    let own = cost(learner, sink)
    for other in 0..<sinks where other != sink {
      let target = cost(learner, other)
      guard target < Self.forbidden else { continue }
      // Who must leave a forbidden place goes first.
      let price = target - own
      if price < hop[sink * sinks + other] {
        hop[sink * sinks + other] = price
        mover[sink * sinks + other] = learner
      }
    }
  }

  /// Finds the cheapest move from a sink to another anew, if it was this learner's.
  private mutating func refresh(row sink: Int, to other: Int, without learner: Int) {
    let index = sink * sinks + other
    guard sink >= 0, mover[index] == learner else { return }
    hop[index] = Self.forbidden
    mover[index] = -1
    for member in members[sink] where cost(member, other) < Self.forbidden {
      let price = cost(member, other) - cost(member, sink)
      if price < hop[index] {
        hop[index] = price
        mover[index] = member
      }
    }
  }
}

// MARK: - Paths

extension Transport {
  /// What one member more costs the sink.
  private func adding(_ sink: Int) -> Int128 {
    let count = members[sink].count
    return count >= most[sink] ? Self.forbidden : count < least[sink] ? -shortage : 0
  }

  /// What one member less costs it.
  private func removing(_ sink: Int) -> Int128 {
    members[sink].count <= least[sink] ? shortage : 0
  }

  /// One pass over all edges (Bellman and Ford); whether anything became cheaper.
  private func relax(_ walk: inout Walk, withHubOut: Bool) -> Bool {
    var changed = false
    hop.withUnsafeBufferPointer { hop in
      for from in 0..<sinks where !members[from].isEmpty {
        let distance = walk.distance[from]
        guard distance < Self.forbidden else { continue }
        for to in 0..<sinks {
          let edge = hop[from * sinks + to]
          if edge < Self.forbidden, distance + edge < walk.distance[to] {
            walk.set(to, distance + edge, from: from)
            changed = true
          }
        }
      }
    }
    for sink in 0..<sinks {
      let price = adding(sink)
      if price < Self.forbidden, walk.distance[sink] < Self.forbidden,
        walk.distance[sink] + price < walk.distance[sinks]
      {
        walk.set(sinks, walk.distance[sink] + price, from: sink)
        changed = true
      }
    }
    guard withHubOut else { return changed }
    for sink in 0..<sinks where !members[sink].isEmpty {
      let distance = walk.distance[sinks] + removing(sink)
      if distance < walk.distance[sink] {
        walk.set(sink, distance, from: sinks)
        changed = true
      }
    }
    return changed
  }

  /// Shortest ways from every node to every other in the residual graph of an optimum; node `sinks` is
  /// the hub. What putting a learner into a sink costs more than the optimum is the cost of their move
  /// there, and of the cheapest way from it back to where they were.
  ///
  /// - Complexity: O(sinks cubed); Floyd and Warshall.
  func distances() -> [Int128] {
    let nodes = sinks + 1
    var table = [Int128](repeating: Self.forbidden, count: nodes * nodes)
    for from in 0..<sinks {
      for to in 0..<sinks { table[from * nodes + to] = hop[from * sinks + to] }
      table[from * nodes + sinks] = adding(from)
      table[sinks * nodes + from] = members[from].isEmpty ? Self.forbidden : removing(from)
    }
    for node in 0..<nodes { table[node * nodes + node] = 0 }
    for via in 0..<nodes {
      for from in 0..<nodes where table[from * nodes + via] < Self.forbidden {
        let first = table[from * nodes + via]
        for to in 0..<nodes where table[via * nodes + to] < Self.forbidden {
          let sum = first + table[via * nodes + to]
          if sum < table[from * nodes + to] { table[from * nodes + to] = sum }
        }
      }
    }
    return table
  }
}

/// Distances and parents of shortest paths.
private struct Walk {
  private(set) var distance: [Int128]
  private var parent: [Int]
  private var mark: [Int]

  init(nodes: Int) {
    distance = [Int128](repeating: 0, count: nodes)
    parent = [Int](repeating: -1, count: nodes)
    mark = parent
  }

  mutating func begin(at node: Int, _ distance: Int128) {
    self.distance[node] = distance
    parent[node] = -1
  }

  mutating func set(_ node: Int, _ distance: Int128, from other: Int) {
    self.distance[node] = distance
    parent[node] = other
  }

  /// Nodes from the start to this one.
  func path(to node: Int) -> [Int] {
    var path: [Int] = []
    var node = node
    while node >= 0, path.count < parent.count {
      path.append(node)
      node = parent[node]
    }
    return path.reversed()
  }

  /// A cycle of parents, in the direction of its edges; nil if there is none.
  mutating func cycle() -> [Int]? {
    for node in mark.indices { mark[node] = -1 }
    for start in parent.indices where mark[start] < 0 {
      var node = start
      while node >= 0, mark[node] < 0 {
        mark[node] = start
        node = parent[node]
      }
      guard node >= 0, mark[node] == start else { continue }
      var cycle = [node]
      var other = parent[node]
      while other != node {
        cycle.append(other)
        other = parent[other]
      }
      return cycle.reversed()
    }
    return nil
  }
}
