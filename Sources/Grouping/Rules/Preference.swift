import GroupingModel

/// Ranked choices of labels: topics, projects, activities.
struct Preference: Rule {
  static let name = "preference"
  static let summary = "learners get a label (topic, project) that they ranked high"
  static let unit = "per learner with the second choice (third: 3, fourth: 6, fifth: 10, ...)"
  static let subject = SubjectKind.choices
  static let options = [
    OptionDescription(
      "costs", .list,
      "points for each choice from the first; later ones cost as the last; 0, 1, 3, 6, 10, ... if "
        + "not given"),
    OptionDescription(
      "unranked", .number,
      "points for a label that the learner did not rank; if not given, as one choice beyond the "
        + "longest list"),
  ]

  let sentence: String
  private let term: LinearTerm

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    let options = try RuleOptions(spec, of: Self.self)
    let ranks = try Self.ranks(of: spec, in: setting)
    let longest = ranks.map(\.count).max() ?? 0
    let costs = try Self.costs(options)
    /// Points for a choice, counted from 0.
    func points(_ rank: Int) -> Double {
      costs.isEmpty ? Double(rank * (rank + 1) / 2) : costs[min(rank, costs.count - 1)]
    }
    let unranked = try options.number("unranked", in: 0...1e6) ?? points(longest)
    term = Self.prices(ranks, in: setting) { rank in
      guard let weight = spec.weight else { return rank == nil ? 1 : 0 }
      return Cost.units(weight * (rank.map(points) ?? unranked))
    }
    let rankers = counted(ranks.count { !$0.isEmpty }, "learner")
    sentence =
      spec.strength == .required
      ? "Everyone with choices (\(rankers)) gets one of them"
      : "Everyone with choices (\(rankers)) gets one as high on their list as can be"
  }

  func terms() -> [Term.Shape] { [.linear(term)] }

  /// - Parameter price: the price of a choice counted from 0, nil for a label not ranked.
  private static func prices(
    _ ranks: [[[Int]]], in setting: Setting, price: (_ rank: Int?) -> Int64
  ) -> LinearTerm {
    let unranked = ranks.map { $0.isEmpty ? 0 : price(nil) }
    var prices = [[Int64]](repeating: unranked, count: setting.kinds.count)
    for (learner, ranking) in ranks.enumerated() {
      // Backwards, so that a label ranked twice counts at its best.
      for (rank, kinds) in ranking.enumerated().reversed() {
        for kind in kinds { prices[kind][learner] = price(rank) }
      }
    }
    return LinearTerm(prices: prices)
  }

  private static func ranks(
    of spec: RuleSpec, in setting: Setting
  ) throws(ModelError) -> [[[Int]]] {
    guard case .ranks(let ranks) = spec.data else {
      throw ModelError(
        "rule 'preference' has no choices", remedy: "name the columns of choices, or a file")
    }
    guard ranks.count == setting.roster.count else {
      throw ModelError(
        "rule 'preference' has choices of \(ranks.count) learners for a roster of "
          + "\(setting.roster.count)", remedy: "give each learner a list, empty for no choice")
    }
    guard ranks.joined().joined().allSatisfy(setting.kinds.indices.contains) else {
      throw ModelError(
        "rule 'preference' ranks a label that is not there",
        remedy: "add the label to the scenario's labels")
    }
    return ranks
  }

  private static func costs(_ options: RuleOptions) throws(ModelError) -> [Double] {
    let costs = options.list("costs").map { Double($0) ?? -1 }
    guard costs.allSatisfy((0...1e6).contains) else {
      throw ModelError(
        "option 'costs' of rule 'preference' is not a list of numbers from 0 to a million",
        remedy: "write points for the first, second, ... choice, such as 0, 1, 3")
    }
    return costs
  }
}
