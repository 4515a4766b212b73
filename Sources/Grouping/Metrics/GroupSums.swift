/// Sums of a column of numbers by group.
struct GroupSums {
  let sizes: [Int]
  private(set) var sums: [Int64]
  let learners: Int
  /// Sum and sum of squares of all learners.
  private(set) var total = 0.0
  private(set) var squares = 0.0

  init(_ round: TraitRound) {
    sizes = round.sizes
    learners = round.learners
    sums = [Int64](repeating: 0, count: sizes.count)
  }

  /// - Parameter sources: the learner in each place of the round.
  mutating func fill(_ round: TraitRound, sources: [Int], numbers: [Int64]) {
    for group in sums.indices { sums[group] = 0 }
    squares = 0
    for (place, group) in round.groups.enumerated() {
      let number = numbers[sources[place]]
      sums[group] += number
      squares += Double(number) * Double(number)
    }
    total = Double(sums.reduce(0, +))
  }

  var mean: Double { learners > 0 ? total / Double(learners) : 0 }

  /// Population standard deviation of all learners.
  var deviation: Double {
    learners > 0 ? max(0, squares / Double(learners) - mean * mean).squareRoot() : 0
  }
}
