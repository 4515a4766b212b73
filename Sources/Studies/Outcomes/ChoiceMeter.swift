/// Which of their choices learners got. A policy that gives out no topics has them given to its groups
/// so that ranks add up to the least.
struct ChoiceMeter {
  private let ranks: [[Int]]
  private var sums: [Int]
  private var rounds = 0
  private(set) var mean = Double.nan

  init(_ room: Classroom) {
    ranks = room.choices.map { choices in
      var ranks = [Int](repeating: choices.count, count: choices.count)
      for (rank, topic) in choices.enumerated() { ranks[topic] = rank + 1 }
      return ranks
    }
    sums = [Int](repeating: 0, count: ranks.count)
  }

  /// Highest mean rank of any learner.
  var worst: Double {
    guard let most = sums.max() else { return .nan }
    return Double(most) / Double(rounds)
  }

  mutating func add(_ seating: Seating) {
    guard let topics = ranks.first?.count, topics >= seating.groupCount else { return }
    let given = seating.topics ?? cheapest(seating, topics: topics)
    var total = 0
    for learner in ranks.indices {
      let rank = ranks[learner][given[seating.groupOf[learner]]]
      sums[learner] += rank
      total += rank
    }
    rounds += 1
    mean = Double(total) / Double(ranks.count)
  }

  private func cheapest(_ seating: Seating, topics: Int) -> [Int] {
    Assignment.cheapest(
      (0..<seating.groupCount).map { group in
        (0..<topics).map { topic in
          seating.range(of: group).reduce(0) { $0 + ranks[seating.members[$1]][topic] }
        }
      })
  }
}

/// Rows to different columns at least cost, by shortest augmenting paths with prices (Kuhn 1955;
/// Jonker and Volgenant 1987).
enum Assignment {
  /// - Parameter costs: rows x columns, with at least as many columns as rows.
  /// - Returns: the column of each row.
  /// - Complexity: O(rows squared x columns).
  static func cheapest(_ costs: [[Int]]) -> [Int] {
    let columns = costs.first?.count ?? 0
    var (rowPrices, prices) = (
      [Int](repeating: 0, count: costs.count), [Int](repeating: 0, count: columns)
    )
    var rowOf = [Int](repeating: -1, count: columns)
    for row in costs.indices {
      var least = [Int](repeating: .max, count: columns)
      var from = [Int](repeating: -1, count: columns)
      var isDone = [Bool](repeating: false, count: columns)
      var (current, last) = (row, -1)
      while true {
        var (step, next) = (Int.max, 0)
        for column in 0..<columns where !isDone[column] {
          let reduced = costs[current][column] - rowPrices[current] - prices[column]
          if reduced < least[column] { (least[column], from[column]) = (reduced, last) }
          if least[column] < step { (step, next) = (least[column], column) }
        }
        rowPrices[row] += step
        for column in 0..<columns {
          if isDone[column] {
            rowPrices[rowOf[column]] += step
            prices[column] -= step
          } else if least[column] < .max {
            least[column] -= step
          }
        }
        isDone[next] = true
        last = next
        guard rowOf[next] >= 0 else { break }
        current = rowOf[next]
      }
      while last >= 0 {
        let before = from[last]
        rowOf[last] = before >= 0 ? rowOf[before] : row
        last = before
      }
    }
    var columnOf = [Int](repeating: 0, count: costs.count)
    for column in 0..<columns where rowOf[column] >= 0 { columnOf[rowOf[column]] = column }
    return columnOf
  }
}
