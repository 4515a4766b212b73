import GroupingModel

/// Whoever had strong company meets weaker company now, and the other way round, so that over the
/// rounds everybody's team-mates are as strong as the class.
///
/// With `z` the learners' standardised scores and `C` for each learner the sum of `z` of all that it
/// is with in other rounds, a round adds to the sum of the squares of `C`, where all groups have the
/// size `s`, a constant and `2 (s - 1)` times what the pairs in its groups cost here: per pair
/// `[C_i z_j + C_j z_i + (s - 2) z_i z_j] / (s - 1)`. The last part keeps a round from
/// overshooting. Where sizes differ, `s` is the mean size of the scenario's groups.
struct ExposureBalance: Rule {
  static let name = "exposure-balance"
  static let summary =
    "over the rounds, everybody's team-mates are as strong in a number as the class"
  static let unit =
    "half of what the round adds to the squares of learners' sums of team-mates' scores (in "
    + "standard deviations), divided by the number of team-mates; less than 0 where it makes up "
    + "for earlier rounds"
  static let subject = SubjectKind.attribute

  let sentence: String
  private let term: PairTerm

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    _ = try RuleOptions(spec, of: Self.self)
    try spec.checkWeighted()
    try Lowering.checkAllPairsFit(spec, in: setting)
    let scores = try ScoreDeviations(spec, in: setting)
    let ledger = try setting.checkedLedger()
    let company = try Self.company(scores.values, ledger, spec)
    term = try Self.term(spec, scores, company, in: setting)
    sentence =
      "Over the rounds, everybody's team-mates are as strong in \(spec.subject) as the class ("
      + (ledger.withAges.isEmpty ? "there is no earlier round yet" : counted(ledger)) + ")"
  }

  func terms() -> [Term.Shape] { [.pair(term)] }

  /// Per learner, the sum of the deviations of all that it is with in other rounds, as often as it
  /// is.
  private static func company(
    _ values: [Int64], _ ledger: Ledger, _ spec: RuleSpec
  ) throws(ModelError) -> [Int64] {
    let largest = Double(values.map(\.magnitude).max() ?? 0)
    let meetings = ledger.withAges.reduce(0.0) {
      $0 + Double($1.round.groups.reduce(0) { $0 + $1.members.count })
    }
    guard largest * meetings <= 4e18 else { throw ScoreDeviations.tooLarge(spec) }
    var company = [Int64](repeating: 0, count: values.count)
    for group in ledger.withAges.flatMap(\.round.groups) {
      let sum = group.members.reduce(0) { $0 + values[$1] }
      for member in group.members { company[member] += sum - values[member] }
    }
    return company
  }

  /// With `P` the sum of the least and the largest number of groups, `s = 2 N / P`: all is
  /// multiplied with `P`, to stay whole until the price is rounded.
  private static func term(
    _ spec: RuleSpec, _ scores: ScoreDeviations, _ company: [Int64], in setting: Setting
  ) throws(ModelError) -> PairTerm {
    let learners = setting.roster.count
    let groups = Int128(setting.groupCount.lowerBound + setting.groupCount.upperBound)
    let mates = 2 * Int128(learners) - groups
    guard mates > 0, scores.variance > 0 else { return PairTerm([]) }
    let divisor = Double(mates) * Double(scores.variance)
    let values = scores.values.map { Int128($0) }
    let (value, mate) = (values.map(\.magnitude).max() ?? 0, company.map(\.magnitude).max() ?? 0)
    let most =
      Double(groups) * 2 * Double(mate) * Double(value) + 2 * Double(learners) * Double(value)
      * Double(value)
    let weight = spec.weight ?? 0
    guard most <= 1e37, most / divisor * weight <= 1e9 else { throw ScoreDeviations.tooLarge(spec) }
    return PairTerm(learners: learners) { first, second in
      let mixed =
        Int128(company[first]) * values[second] + Int128(company[second]) * values[first]
      let product = values[first] * values[second]
      let sum = groups * mixed + 2 * (Int128(learners) - groups) * product
      return Cost.units(weight * (Double(sum) / divisor))
    }
  }
}
