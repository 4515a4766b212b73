import GLPK

/// SplitMix64: the same numbers for the same seed, everywhere.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// The example of GLPK's manual: three products, three resources.
///
/// Optimum 733 1/3 at (33 1/3, 66 2/3, 0); the third resource is left over, so its dual is 0.
func manualExample() throws(GLPKError) -> Problem {
  var problem = try Problem(.maximize)
  for bound in [100.0, 600, 300] { try problem.addRow(.atMost(bound)) }
  try problem.addColumns(
    costs: [10, 6, 4], starts: [0, 3, 6, 9], rows: [0, 1, 2, 0, 1, 2, 0, 1, 2],
    values: [1, 10, 2, 1, 4, 2, 1, 5, 6])
  return problem
}

/// Jeroslow's: minimise y with 2 (x1 + ... + xn) + y = n odd. The optimum is 1, the relaxation
/// 0, and branching needs about 2^(n/2) nodes to see that.
func endlessProblem(_ n: Int = 51) throws(GLPKError) -> Problem {
  var problem = try Problem(.minimize)
  try problem.addRow(.fixed(Double(n)))
  try problem.addColumns(
    costs: [Double](repeating: 0, count: n), kind: .binary, starts: Array(0...n),
    rows: [Int32](repeating: 0, count: n), values: [Double](repeating: 2, count: n))
  try problem.addColumn(cost: 1, kind: .binary, entries: [(0, 1)])
  return problem
}

/// A knapsack: integer prices, weights and room.
struct Knapsack {
  var prices: [Int]
  var weights: [Int]
  var room: Int

  init(items: Int, seed: Int) {
    var generator = SeededGenerator(seed)
    weights = (0..<items).map { _ in Int.random(in: 5...40, using: &generator) }
    prices = weights.map { $0 + Int.random(in: -4...4, using: &generator) }
    room = weights.reduce(0, +) / 2
  }

  func problem() throws(GLPKError) -> Problem {
    var problem = try Problem(.maximize)
    try problem.addRow(.atMost(Double(room)))
    for (price, weight) in zip(prices, weights) {
      try problem.addColumn(cost: Double(price), kind: .binary, entries: [(0, Double(weight))])
    }
    return problem
  }

  /// By trying all subsets.
  var best: Int {
    (0..<1 << prices.count).map { set in
      var (price, weight) = (0, 0)
      for item in prices.indices where set >> item & 1 == 1 {
        price += prices[item]
        weight += weights[item]
      }
      return weight <= room ? price : .min
    }.max() ?? 0
  }
}

/// Points to be covered exactly once by sets that cost something.
struct Partitioning {
  var points: Int
  var sets: [[Int32]]
  var costs: [Int]

  init(points: Int, sets count: Int, seed: Int) {
    var generator = SeededGenerator(seed)
    self.points = points
    sets = (0..<count).map { _ in
      let size = Int.random(in: 1...4, using: &generator)
      return Array((0..<Int32(points)).shuffled(using: &generator).prefix(size)).sorted()
    }
    costs = sets.map { _ in Int.random(in: 1...30, using: &generator) }
  }

  func problem(kind: Kind) throws(GLPKError) -> Problem {
    var problem = try Problem(.minimize)
    try problem.addRows(points, .fixed(1))
    var starts = [0]
    for set in sets { starts.append(starts[starts.count - 1] + set.count) }
    let rows = sets.flatMap { $0 }
    try problem.addColumns(
      costs: costs.map(Double.init), kind: kind, starts: starts, rows: rows,
      values: [Double](repeating: 1, count: rows.count))
    return problem
  }

  /// By covering the first open point in every way; nil when there is none.
  var best: Int? {
    let masks = sets.map { $0.reduce(0) { $0 | 1 << Int($1) } }
    func cover(_ covered: Int) -> Int? {
      guard let open = (0..<points).first(where: { covered >> $0 & 1 == 0 }) else { return 0 }
      return masks.indices.compactMap { index -> Int? in
        guard masks[index] >> open & 1 == 1, masks[index] & covered == 0 else { return nil }
        return cover(covered | masks[index]).map { $0 + costs[index] }
      }.min()
    }
    return cover(0)
  }
}

func isClose(_ a: Double, _ b: Double, _ tolerance: Double = 1e-7) -> Bool {
  abs(a - b) <= tolerance * max(1, abs(a), abs(b))
}
