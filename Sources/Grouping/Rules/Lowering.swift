import GroupingModel

/// Patterns that several rules lower to.
enum Lowering {
  /// A price per link whose two learners are not in one group.
  ///
  /// Group-additive and never negative: the learner who asks always pays, and a pair in one group
  /// pays back.
  static func missing(
    _ links: [Link], price: Int64, in setting: Setting
  ) -> [Term.Shape] {
    var owed = [Int64](repeating: 0, count: setting.roster.count)
    for link in links { owed[link.from] += price }
    return [
      .linear(LinearTerm(prices: owed, kinds: setting.kinds.count)),
      .pair(PairTerm(links.map { ($0.from, $0.to, -price) })),
    ]
  }

  /// A price per link whose two learners are in one group.
  static func met(_ links: [Link], price: Int64) -> [Term.Shape] {
    [.pair(PairTerm(links.map { ($0.from, $0.to, price) }))]
  }

  /// A price looked up by how many members of a group belong to a set.
  static func count(
    of belongs: [Bool], in setting: Setting, price: (_ count: Int, _ size: Int) -> Int64
  ) -> Term.Shape {
    .count(CountTerm(belongs: belongs, largestSize: setting.largestSize, price: price))
  }

  /// A price per pair of members of `whole` that do not share one of the disjoint `parts`.
  ///
  /// A required rule forbids the pairs one by one, because forbidden pairs cut the search; a
  /// weighted one, and any in a class too large to list groups, counts all pairs less those within
  /// a part, which stays small however large the class.
  static func crossings(
    of whole: [Bool], parts: [[Bool]], for spec: RuleSpec, in setting: Setting
  ) -> [Term.Shape] {
    let price = spec.price
    guard spec.strength == .required, setting.roster.count <= PairPrices.mostDense else {
      return [pairs(of: whole, price: price, in: setting)]
        + parts.map { pairs(of: $0, price: -price, in: setting) }
    }
    let part = whole.indices.map { learner in parts.firstIndex { $0[learner] } }
    return [
      .pair(
        PairTerm(learners: whole.count) { first, second in
          let apart = part[first] == nil || part[first] != part[second]
          return whole[first] && whole[second] && apart ? price : 0
        })
    ]
  }

  /// Makes sure that a price for each pair of learners fits into memory.
  ///
  /// - Throws: `ModelError` if the class is too large.
  static func checkAllPairsFit(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    guard setting.roster.count <= PairPrices.mostDense else {
      throw ModelError(
        "rule '\(spec.kind)' compares every two learners, too many for \(setting.roster.count)",
        remedy: "use at most \(PairPrices.mostDense) learners, for example class by class, or "
          + "another rule such as 'spread'")
    }
  }

  /// A price per pair of members that both belong to a set.
  private static func pairs(
    of belongs: [Bool], price: Int64, in setting: Setting
  ) -> Term.Shape {
    count(of: belongs, in: setting) { count, _ in price * Int64(count * (count - 1) / 2) }
  }
}

extension RuleSpec {
  /// Cost units of one unit of the rule's measure; 1, a violation, where it is required.
  var price: Int64 { weight.map(Cost.units) ?? 1 }

  /// - Throws: `ModelError` if the rule is required, for rules that only make sense as a cost.
  func checkWeighted() throws(ModelError) {
    guard strength != .required else {
      throw ModelError("rule '\(kind)' cannot be required", remedy: "give it a weight")
    }
  }
}
