import GroupingModel

/// What groups of a term have to do with scores: T, exposure to peers, tiers and the moves between them.
/// The definitions are the audit's; a test holds them against it.
struct SortingMeter {
  private let scores: [Double]
  private let mean: Double
  private let squares: Double
  private let deviation: Double
  private var sum = 0.0
  private var rounds = 0
  private var peerSums: [Double]
  private var peerCounts: [Double]
  private var tiers: [Int]
  /// Row-major, from tier x to tier.
  private var moves = [Double](repeating: 0, count: 9)
  private var streaks: [Int]
  private var longest = 0

  /// T of the latest round.
  private(set) var index = Double.nan

  init(_ scores: [Double]) {
    self.scores = scores
    let number = Double(scores.count)
    let mean = scores.reduce(0, +) / number
    squares = Self.squares(scores, around: mean)
    self.mean = mean
    deviation = (squares / number).squareRoot()
    peerSums = [Double](repeating: 0, count: scores.count)
    peerCounts = peerSums
    tiers = [Int](repeating: -1, count: scores.count)
    streaks = [Int](repeating: 0, count: scores.count)
  }

  /// Sum of squared deviations; exactly 0 where all are equal, whatever rounding makes of their mean.
  static func squares(_ scores: [Double], around mean: Double) -> Double {
    guard scores.contains(where: { $0 != scores[0] }) else { return 0 }
    return scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }

  /// Mean T of the rounds so far. Rounds of one form weigh the same.
  var term: Double { sum / Double(rounds) }
  var lowStreak: Double { Double(longest) }

  /// - Complexity: O(learners).
  mutating func add(_ seating: Seating) {
    var between = 0.0
    for group in 0..<seating.groupCount {
      let range = seating.range(of: group)
      guard !range.isEmpty else { continue }
      let total = range.reduce(0.0) { $0 + scores[seating.members[$1]] }
      let size = Double(range.count)
      between += size * (total / size - mean) * (total / size - mean)
      let tier = tier(total, size: range.count)
      for place in range { add(seating.members[place], total: total, size: size, tier: tier) }
    }
    index = Self.index(
      between: between, squares: squares, learners: scores.count, groups: seating.groupCount)
    sum += index
    rounds += 1
  }

  /// T = 1 - (1 - R2)(N - 1)/(N - G); not a number where nothing can be told.
  static func index(between: Double, squares: Double, learners: Int, groups: Int) -> Double {
    guard groups > 1, learners > groups, squares > 0 else { return .nan }
    return 1 - (1 - between / squares) * Double(learners - 1) / Double(learners - groups)
  }

  private func tier(_ total: Double, size: Int) -> Int {
    func isLow(_ sign: Double) -> Bool {
      LowGroups.isLow(
        sum: sign * total, size: size, mean: sign * mean, deviation: deviation,
        learners: scores.count)
    }
    return isLow(1) ? 0 : isLow(-1) ? 2 : 1
  }

  private mutating func add(_ learner: Int, total: Double, size: Double, tier: Int) {
    if size > 1 {
      peerSums[learner] += total - scores[learner]
      peerCounts[learner] += size - 1
    }
    if tiers[learner] >= 0 { moves[tiers[learner] * 3 + tier] += 1 }
    tiers[learner] = tier
    streaks[learner] = tier == 0 ? streaks[learner] + 1 : 0
    longest = max(longest, streaks[learner])
  }

  /// Slope of the mean score of all peers so far on the own score, plus 1/(N - 1).
  var exposure: Double {
    let company = scores.indices.filter { peerCounts[$0] > 0 }
    guard company.count > 1, squares > 0 else { return .nan }
    let number = Double(company.count)
    let own = company.reduce(0.0) { $0 + scores[$1] } / number
    var (top, bottom) = (0.0, 0.0)
    for learner in company {
      let away = scores[learner] - own
      top += away * peerSums[learner] / peerCounts[learner]
      bottom += away * away
    }
    return bottom > 0 ? top / bottom + 1 / (number - 1) : .nan
  }

  /// Shorrocks' index over all rounds so far; not a number where moves start from fewer than two
  /// tiers.
  var mobility: Double {
    var (used, trace) = (0.0, 0.0)
    for tier in 0..<3 {
      let all = moves[tier * 3] + moves[tier * 3 + 1] + moves[tier * 3 + 2]
      guard all > 0 else { continue }
      used += 1
      trace += moves[tier * 4] / all
    }
    return used > 1 ? (used - trace) / (used - 1) : .nan
  }
}
