/// How many of each class are in each group.
struct GroupCounts {
  let sizes: [Int]
  /// Of each class in all groups.
  private(set) var all: [Int]
  /// Row-major, group x class.
  private(set) var counts: [Int]

  /// - Parameter count: of classes.
  init(_ round: TraitRound, count: Int) {
    sizes = round.sizes
    counts = [Int](repeating: 0, count: sizes.count * count)
    all = [Int](repeating: 0, count: count)
  }

  /// - Parameter sources: the learner in each place of the round.
  mutating func fill(_ round: TraitRound, sources: [Int], classes: [Int]) {
    for index in counts.indices { counts[index] = 0 }
    for index in all.indices { all[index] = 0 }
    for (place, group) in round.groups.enumerated() {
      all[classes[sources[place]]] += 1
      counts[group * all.count + classes[sources[place]]] += 1
    }
  }

  var learners: Int { sizes.reduce(0, +) }

  /// Pairs in a group that are of two classes, over its size.
  func unlikePairs(inGroup group: Int) -> Double {
    unlike(counts[(group * all.count)..<((group + 1) * all.count)], of: sizes[group])
  }

  /// Pairs among all that are of two classes, over their number.
  var unlikePairs: Double { unlike(all[...], of: learners) }

  private func unlike(_ counts: ArraySlice<Int>, of size: Int) -> Double {
    let alike = counts.reduce(0) { $0 + $1 * $1 }
    return size > 0 ? Double(size * size - alike) / Double(2 * size) : 0
  }
}
