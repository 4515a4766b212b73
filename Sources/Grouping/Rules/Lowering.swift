import GroupingModel

/// Patterns that several rules lower to.
enum Lowering {
  /// A price per link whose two learners are not in one group.
  ///
  /// Group-additive and never negative: the learner who asks always pays, and a pair in one group
  /// pays back.
  static func missing(
    _ links: [Link], price: Int64, learners: Int, kinds: Int
  ) -> [Term.Shape] {
    var owed = [Int64](repeating: 0, count: learners)
    for link in links { owed[link.from] += price }
    return [
      .linear(LinearTerm(prices: owed, kinds: kinds)),
      .pair(PairTerm(links.map { ($0.from, $0.to, -price) })),
    ]
  }
}
