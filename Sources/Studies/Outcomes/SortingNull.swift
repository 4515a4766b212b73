/// What mean T chance gives in a class over a term: groups of the same sizes, filled at random in each
/// round. It depends on nothing that policies do, so one draw of it serves all.
struct SortingNull {
  private static let draws = 199

  /// Per round, the mean T so far that chance exceeds in one term of twenty: with one observation at or above
  /// it, (1 + number at least as large) / (1 + draws) is at most 0.05. Few rounds vary more than many.
  private let limits: [Double]

  /// - Complexity: O(draws x rounds x learners).
  init(_ room: Classroom, sizes: [Int], rounds: Int, draws: Draws) {
    let mean = room.scores.reduce(0, +) / Double(room.count)
    let away = room.scores.map { $0 - mean }
    let squares = SortingMeter.squares(room.scores, around: mean)
    var random = draws.source(.null)
    var order = Array(room.scores.indices)
    var sums = [Double](repeating: 0, count: Self.draws)
    limits = (0..<rounds).map { round in
      for draw in sums.indices {
        random.shuffle(&order)
        sums[draw] += SortingMeter.index(
          between: Self.between(away, order, sizes), squares: squares, learners: room.count,
          groups: sizes.count)
      }
      let known = sums.filter { !$0.isNaN }.sorted()
      return known.isEmpty ? .nan : known[known.count * 19 / 20] / Double(round + 1)
    }
  }

  private static func between(_ away: [Double], _ order: [Int], _ sizes: [Int]) -> Double {
    var (begin, between) = (0, 0.0)
    for size in sizes {
      var total = 0.0
      for place in begin..<(begin + size) { total += away[order[place]] }
      between += total * total / Double(size)
      begin += size
    }
    return between
  }

  /// - Parameters:
  ///   - term: mean T of the rounds so far.
  ///   - rounds: how many they are, from 1.
  /// - Returns: 1 or 0; not a number where T cannot be told.
  func isTracked(_ term: Double, rounds: Int) -> Double {
    let limit = limits[rounds - 1]
    return term.isNaN || limit.isNaN ? .nan : term > limit ? 1 : 0
  }
}
