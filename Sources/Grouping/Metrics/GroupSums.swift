/// Sums of a column of numbers by group.
struct GroupSums {
  let sizes: [Int]
  private(set) var sums: [Int64]
  let learners: Int
  /// Of all learners; no exchange changes it.
  let total: Double
  /// Sum of squares of all learners; no exchange changes it.
  let squares: Double

  init(_ round: TraitRound, numbers: [Int64]) {
    sizes = round.sizes
    learners = round.learners
    sums = [Int64](repeating: 0, count: sizes.count)
    total = Double(round.places.reduce(Int64(0)) { $0 + numbers[$1] })
    squares = round.places.reduce(0.0) { $0 + Double(numbers[$1]) * Double(numbers[$1]) }
  }

  /// - Parameter sources: the learner in each place of the round.
  mutating func fill(_ round: TraitRound, sources: [Int], numbers: [Int64]) {
    for group in sums.indices { sums[group] = 0 }
    for (place, group) in round.groups.enumerated() { sums[group] += numbers[sources[place]] }
  }

  var mean: Double { learners > 0 ? total / Double(learners) : 0 }

  /// Population standard deviation of all learners.
  var deviation: Double {
    learners > 0 ? max(0, squares / Double(learners) - mean * mean).squareRoot() : 0
  }
}
