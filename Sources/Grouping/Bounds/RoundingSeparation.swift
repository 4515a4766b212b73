/// Looks for rounding cuts that a matrix X breaks, from random learners by taking in, letting go or
/// turning round one learner at a time while that breaks the cut more.
struct RoundingSeparation {
  private let matrix: SquareMatrix
  private let groups: Int
  private var source: RandomSource
  /// r (G - r) / G by sums of signs from -n to n.
  private let floors: [Double]

  private var signs: [Int]
  /// The matrix times the signs.
  private var image: [Double]
  private var sum = 0
  /// How far the signs' cut is kept; broken where negative.
  private var slack = 0.0

  /// Cuts broken by less than this are not worth their work.
  private static let least = 0.01

  init(_ matrix: SquareMatrix, groups: Int, seed: UInt64) {
    self.matrix = matrix
    self.groups = groups
    source = RandomSource(seed: seed)
    let order = matrix.order
    floors = (-order - 1...order + 1).map {
      Double(RoundingCut.roundness(ofSum: $0, groups: groups)) / Double(groups)
    }
    signs = [Int](repeating: 0, count: order)
    image = [Double](repeating: 0, count: order)
  }

  /// Different cuts that are broken most, at most `limit`, after so many tries.
  ///
  /// - Complexity: O(tries x learners of a cut x learners).
  mutating func cuts(tries: Int, limit: Int) -> [RoundingCut] {
    var seen: Set<[Int]> = []
    var found: [(depth: Double, signs: [Int])] = []
    for _ in 0..<tries {
      start()
      while improve() {}
      let members = signs.reduce(0) { $0 + ($1 == 0 ? 0 : 1) }
      guard slack < -Self.least, members > 1, seen.insert(signs).inserted else { continue }
      found.append((slack / Double(members), signs))
    }
    // A stable order, however the sort treats equal depths.
    let order = found.indices.sorted { (found[$0].depth, $0) < (found[$1].depth, $1) }
    return order.prefix(limit).map { index in
      RoundingCut(
        found[index].signs.enumerated().compactMap { $1 == 0 ? nil : ($0, $1) }, groups: groups)
    }
  }

  /// Two to four random learners.
  private mutating func start() {
    let order = matrix.order
    for index in 0..<order {
      signs[index] = 0
      image[index] = 0
    }
    sum = 0
    slack = 0
    for _ in 0..<2 + source.below(3) {
      let learner = source.below(order)
      if signs[learner] == 0 { turn(learner, by: 1) }
    }
  }

  /// The one change of a sign that breaks the cut most; false if none does.
  private mutating func improve() -> Bool {
    let floor = floors[sum + signs.count + 1]
    let gainUp = floor - floors[sum + signs.count + 2]
    let gainDown = floor - floors[sum + signs.count]
    var best = (change: -1e-9, learner: -1, by: 0)
    for learner in signs.indices {
      let own = matrix[learner, learner]
      let up = own + 2 * image[learner] + gainUp
      if up < best.change, signs[learner] < 1 { best = (up, learner, 1) }
      let down = own - 2 * image[learner] + gainDown
      if down < best.change, signs[learner] > -1 { best = (down, learner, -1) }
    }
    guard best.learner >= 0 else { return false }
    turn(best.learner, by: best.by)
    return true
  }

  private mutating func turn(_ learner: Int, by step: Int) {
    let row = matrix.row(learner)
    slack += floors[sum + signs.count + 1] - floors[sum + signs.count + 1 + step]
    slack += row[learner] + Double(2 * step) * image[learner]
    signs[learner] += step
    sum += step
    for index in image.indices { image[index] += Double(step) * row[index] }
  }
}
