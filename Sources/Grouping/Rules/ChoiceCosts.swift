import GroupingModel

/// Ranked choices of labels, and what each choice costs in points.
struct ChoiceCosts {
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

  /// Per learner, labels in order of preference; ties share an inner array.
  let ranks: [[[Int]]]
  private let costs: [Double]
  private var unranked = 0.0

  /// - Throws: `ModelError` if the rule has no choices, or labels or costs that cannot be used.
  init(_ spec: RuleSpec, _ options: RuleOptions, in setting: Setting) throws(ModelError) {
    ranks = try Self.ranks(of: spec, in: setting)
    costs = try Self.costs(of: spec, options)
    unranked =
      try options.number("unranked", in: 0...1e6) ?? points(ranks.map(\.count).max() ?? 0)
  }

  /// Points for a choice counted from 0, nil for a label not ranked.
  func points(_ rank: Int?) -> Double {
    guard let rank else { return unranked }
    return costs.isEmpty ? Double(rank) * Double(rank + 1) / 2 : costs[min(rank, costs.count - 1)]
  }

  /// - Parameter price: what a learner pays for a choice counted from 0, nil for a label not
  ///   ranked. Learners without choices are not asked about.
  func term(in setting: Setting, price: (_ learner: Int, _ rank: Int?) -> Int64) -> LinearTerm {
    let unranked = ranks.enumerated().map { $1.isEmpty ? 0 : price($0, nil) }
    var prices = [[Int64]](repeating: unranked, count: setting.kinds.count)
    for (learner, ranking) in ranks.enumerated() {
      // Backwards, so that a label ranked twice counts at its best.
      for (rank, kinds) in ranking.enumerated().reversed() {
        for kind in kinds { prices[kind][learner] = price(learner, rank) }
      }
    }
    return LinearTerm(prices: prices)
  }

  private static func ranks(
    of spec: RuleSpec, in setting: Setting
  ) throws(ModelError) -> [[[Int]]] {
    guard case .ranks(let ranks) = spec.data else {
      throw ModelError(
        "rule '\(spec.kind)' has no choices", remedy: "name the columns of choices, or a file")
    }
    guard ranks.count == setting.roster.count else {
      throw ModelError(
        "rule '\(spec.kind)' has choices of \(ranks.count) learners for a roster of "
          + "\(setting.roster.count)", remedy: "give each learner a list, empty for no choice")
    }
    guard ranks.joined().joined().allSatisfy(setting.kinds.indices.contains) else {
      throw ModelError(
        "rule '\(spec.kind)' ranks a label that is not there",
        remedy: "add the label to the scenario's labels")
    }
    return ranks
  }

  private static func costs(
    of spec: RuleSpec, _ options: RuleOptions
  ) throws(ModelError) -> [Double] {
    let costs = options.list("costs").map { Double($0) ?? -1 }
    guard costs.allSatisfy((0...1e6).contains) else {
      throw ModelError(
        "option 'costs' of rule '\(spec.kind)' is not a list of numbers from 0 to a million",
        remedy: "write points for the first, second, ... choice, such as 0, 1, 3")
    }
    return costs
  }
}
