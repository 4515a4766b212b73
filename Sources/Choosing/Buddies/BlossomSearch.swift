/// Perfect matching of least cost in a graph, by prices in whole numbers.
///
/// Edmonds's method in O(n^3), in the form of Galil ("Efficient algorithms for finding maximum
/// matching in graphs", ACM Computing Surveys 18, 1986): every vertex has a price, every odd set
/// that was shrunk (a blossom) a price from 0 on; 4 x cost - prices of both ends + prices of the
/// sets around both is an edge's slack, never negative. All exposed vertices grow alternating trees
/// of edges without slack at once. Prices start even and exposed ones move together, so that half a
/// slack between two trees is whole.
///
/// Vertices are 0..<n, blossoms n..<used. "Top" is the outermost blossom around a vertex.
struct BlossomSearch {
  /// Where a top stands in the trees of a stage.
  enum Side: UInt8 { case free, outer, inner }

  /// The edge of least slack between two tops, by its true ends; `from` below 0 for none.
  struct Edge {
    var from: Int32
    var to: Int32

    var reversed: Edge { Edge(from: to, to: from) }
  }

  let n: Int
  /// Vertices and blossoms there is room for.
  let room: Int
  let costs: [Int]
  var used: Int
  var edges: [Edge]
  var price: [Int]
  /// The true vertex at the other end of the matched edge; below 0 while exposed.
  var mate: [Int]
  var top: [Int]
  var side: [Side]
  /// The true vertex from which an inner top was reached.
  var parent: [Int]
  /// The outer vertex of least slack to a top; below 0 for none.
  var nearest: [Int]
  /// Per blossom, what it was made of, around the odd cycle from its base.
  var petals: [[Int]]
  /// Per blossom and vertex, the petal that holds it; below 0 for none.
  var holder: [Int32]
  var seen: [Int]
  var visit = 0
  var queue: [Int] = []

  /// - Parameter costs: n x n, symmetric; `PairCosts.forbidden` for no edge.
  init(n: Int, costs: [Int]) {
    self.n = n
    self.costs = costs
    room = n + n / 2 + 1
    used = n
    edges = [Edge](repeating: Edge(from: -1, to: -1), count: room * room)
    for u in 0..<n {
      for v in 0..<n where costs[u * n + v] != PairCosts.forbidden {
        edges[u * room + v] = Edge(from: Int32(u), to: Int32(v))
      }
    }
    price = [Int](repeating: 0, count: room)
    mate = [Int](repeating: -1, count: room)
    top = Array(0..<n) + [Int](repeating: -1, count: room - n)
    side = [Side](repeating: .free, count: room)
    parent = [Int](repeating: -1, count: room)
    nearest = parent
    petals = [[Int]](repeating: [], count: room)
    holder = [Int32](repeating: -1, count: room * n)
    for v in 0..<n { holder[v * n + v] = Int32(v) }
    seen = [Int](repeating: 0, count: room)
  }

  /// Matches all, or as far as it goes: then `odds` says why.
  ///
  /// - Complexity: O(n cubed).
  mutating func run() -> Bool {
    priceCheapest()
    while mate[..<n].contains(where: { $0 < 0 }) {
      if !grow() { return false }
    }
    return true
  }

  /// 4 x cost less both prices: the slack where no blossom holds both ends.
  func slack(_ edge: Edge) -> Int {
    let (u, v) = (Int(edge.from), Int(edge.to))
    return 4 * costs[u * n + v] - price[u] - price[v]
  }

  func edge(_ a: Int, _ b: Int) -> Edge { edges[a * room + b] }

  /// Prices as high as the edges allow one vertex after the other, and a first matching.
  private mutating func priceCheapest() {
    for u in 0..<n {
      let least = (0..<n).reduce(PairCosts.forbidden) { min($0, costs[u * n + $1]) }
      price[u] = least == PairCosts.forbidden ? 0 : 2 * least
    }
    for u in 0..<n where mate[u] < 0 {
      var (least, best) = (Int.max, -1)
      for v in 0..<n where costs[u * n + v] != PairCosts.forbidden {
        let slack = 4 * costs[u * n + v] - price[u] - price[v]
        if slack < least || slack == least && best >= 0 && mate[best] >= 0 && mate[v] < 0 {
          (least, best) = (slack, v)
        }
      }
      guard best >= 0 else { continue }
      price[u] += least
      if mate[best] < 0 { (mate[u], mate[best]) = (best, u) }
    }
  }
}
