import GroupingModel

/// Whoever lost the choice before weighs more now.
///
/// Beside `preference`, which weighs everybody alike: a learner who never lost is free here.
struct FairTurns: Rule {
  static let name = "fair-turns"
  static let summary =
    "learners who got a low choice in earlier rounds get a higher one now (beside `preference`)"
  static let unit =
    "per point that the choice costs under `preference`, for each such point lost in the latest "
    + "round"
  static let subject = SubjectKind.choices
  static let options = ChoiceCosts.options + [Fading.option("a loss")]

  let sentence: String
  private let term: LinearTerm

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    let options = try RuleOptions(spec, of: Self.self)
    try spec.checkWeighted()
    let choices = try ChoiceCosts(spec, options, in: setting)
    let losses = try Self.losses(choices, try Fading(options), in: setting)
    let weight = spec.weight ?? 0
    let ranks = (choices.ranks.map(\.count).max() ?? 0) + 1
    let dearest = (0..<ranks).map { choices.points($0) } + [choices.points(nil)]
    guard (losses.max() ?? 0) * (dearest.max() ?? 0) * weight <= 1e12 else {
      throw ModelError(
        "rule 'fair-turns' makes prices that are too large",
        remedy: "use smaller costs of choices, or a smaller weight")
    }
    term = choices.term(in: setting) { learner, rank in
      Cost.units(weight * (choices.points(rank) * losses[learner]))
    }
    let losers = losses.indices.count { losses[$0] > 0 && !choices.ranks[$0].isEmpty }
    sentence =
      "Learners who lost the choice before (\(counted(losers, "learner"))) get one high on their "
      + "list"
  }

  func terms() -> [Term.Shape] { [.linear(term)] }

  /// Per learner, what the choices of other rounds cost, faded.
  private static func losses(
    _ choices: ChoiceCosts, _ fading: Fading, in setting: Setting
  ) throws(ModelError) -> [Double] {
    var losses = [Double](repeating: 0, count: setting.roster.count)
    for (age, round) in try setting.checkedLedger().withAges {
      for (learner, turn) in round.turns {
        guard let choice = turn.choice else { continue }
        losses[learner] += choices.points(max(0, choice - 1)) * fading.weight(ofAge: age)
      }
    }
    return losses
  }
}
