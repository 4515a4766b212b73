import Choosing

/// Why no jigsaw keeps all pairs apart, where that is plain to see. More is not looked for.
enum JigsawConflict: Sendable, Hashable {
  /// Each apart from each other, and more than there are home groups.
  case mutual([Int])
  /// A learner with fewer others to be with than the smallest home group needs.
  case lonely(Int, others: Int)

  /// - Complexity: O(learners^3).
  init?(_ model: JigsawModel) {
    var apart = [Set<Int>](repeating: [], count: model.learners.count)
    for pair in model.apart {
      apart[pair.first].insert(pair.second)
      apart[pair.second].insert(pair.first)
    }
    let smallest = model.homeSizes.min() ?? 0
    for (learner, own) in apart.enumerated() {
      let others = apart.count - 1 - own.count
      if others < smallest - 1 {
        self = .lonely(learner, others: others)
        return
      }
    }
    // From each learner on, whoever has most such pairs comes first.
    let order = apart.indices.sorted { (-apart[$0].count, $0) < (-apart[$1].count, $1) }
    for start in order {
      var clique = [start]
      for other in order where clique.allSatisfy({ apart[$0].contains(other) }) {
        clique.append(other)
      }
      if clique.count > model.homeSizes.count {
        self = .mutual(clique.sorted())
        return
      }
    }
    return nil
  }
}
