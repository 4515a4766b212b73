/// What mean T chance gives in a class over a term: groups of the same sizes, filled at random in each
/// round. It depends on nothing that policies do, so one draw of it serves all.
struct SortingNull {
  private static let draws = 199

  /// The value that chance exceeds in one term of twenty: with one observation at or above it,
  /// (1 + number at least as large) / (1 + draws) is at most 0.05.
  let limit: Double

  /// - Complexity: O(draws x rounds x learners).
  init(_ room: Classroom, sizes: [Int], rounds: Int, draws: Draws) {
    let mean = room.scores.reduce(0, +) / Double(room.count)
    let away = room.scores.map { $0 - mean }
    let squares = SortingMeter.squares(room.scores, around: mean)
    var random = draws.source(.null)
    var order = Array(room.scores.indices)
    var terms: [Double] = []
    for _ in 0..<Self.draws {
      var sum = 0.0
      for _ in 0..<rounds {
        random.shuffle(&order)
        sum += SortingMeter.index(
          between: Self.between(away, order, sizes), squares: squares, learners: room.count,
          groups: sizes.count)
      }
      terms.append(sum / Double(rounds))
    }
    let known = terms.filter { !$0.isNaN }.sorted()
    limit = known.isEmpty ? .nan : known[known.count * 19 / 20]
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

  /// Not a number where T cannot be told.
  func isTracked(_ term: Double) -> Double {
    term.isNaN || limit.isNaN ? .nan : term > limit ? 1 : 0
  }
}
