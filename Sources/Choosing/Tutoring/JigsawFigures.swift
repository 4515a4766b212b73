/// How good a jigsaw is, in figures.
package struct JigsawFigures: Sendable {
  /// Members, ascending, by home group and by group of experts.
  package let homes: [[Int]]
  package let experts: [[Int]]
  /// By group of experts.
  package let topicOfExperts: [Int]
  /// Sums of scores.
  package let sumsOfHomes: [Int]
  package let sumsOfExperts: [Int]
  /// By home group, topics that nobody there is an expert for: there are some where a home group is
  /// smaller than the number of topics.
  package let missingTopics: [[Int]]
  /// Learners who are the only ones in their group of experts.
  package let aloneAsExperts: [Int]
  /// Pairs that should be apart and are not.
  package let together: [JigsawModel.Pair]
  /// Of learners with wishes; the last rank is that of a topic not ranked.
  package let ranks: RankFigures

  /// - Complexity: O(learners x groups).
  package init(_ plan: JigsawPlan, of model: JigsawModel) {
    func groups(_ places: [Int]) -> [[Int]] {
      (0...(places.max() ?? 0)).map { group in
        places.indices.filter { places[$0] == group }
      }
    }
    func sums(_ groups: [[Int]]) -> [Int] {
      groups.map { $0.reduce(0) { $0 + model.learners[$1].score } }
    }
    homes = groups(plan.homes)
    experts = groups(plan.experts)
    topicOfExperts = experts.map { $0.first.map { plan.topics[$0] } ?? 0 }
    sumsOfHomes = sums(homes)
    sumsOfExperts = sums(experts)
    missingTopics = homes.map { members in
      let here = Set(members.map { plan.topics[$0] })
      return (0..<model.topicCount).filter { !here.contains($0) }
    }
    aloneAsExperts = experts.filter { $0.count == 1 }.flatMap { $0 }.sorted()
    together = model.apart.filter {
      plan.homes[$0.first] == plan.homes[$0.second]
        || plan.experts[$0.first] == plan.experts[$0.second]
    }
    ranks = RankFigures(
      plan.topics.enumerated().map { learner, topic in
        model.learners[learner].ranks == nil ? nil : model.rank(learner, topic)
      }, to: model.lastRank)
  }
}
