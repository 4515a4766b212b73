import GroupingModel

/// Pairs who have met in earlier rounds part; recent meetings weigh more.
struct NewTeammates: Rule {
  static let name = "new-teammates"
  static let summary = "learners meet others than in earlier rounds; recent rounds weigh more"
  static let unit = "per pair that meets again after the latest round"
  static let subject = SubjectKind.none
  static let options = [
    Fading.option("a meeting"),
    OptionDescription(
      "cap", .wholeNumber,
      "when required: number of meetings after which a pair must not meet again; 1 if not given"),
  ]

  let sentence: String
  private let term: PairTerm

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    let options = try RuleOptions(spec, of: Self.self)
    let required = spec.strength == .required
    try Fading.checkIdle(spec)
    let ledger = try setting.checkedLedger()
    let cap = try options.wholeNumber("cap", default: 1, least: 1)
    let fading = try Fading(options)
    term = PairTerm(
      ledger.meetings.map { pair, ages in
        let price: Int64 =
          if let weight = spec.weight {
            Cost.units(weight * ages.reduce(0) { $0 + fading.weight(ofAge: $1) })
          } else { ages.count >= cap ? 1 : 0 }
        return (pair.from, pair.to, price)
      })
    guard !ledger.withAges.isEmpty else {
      sentence = "Learners meet new team-mates (there is no earlier round yet)"
      return
    }
    let rounds = counted(ledger)
    sentence =
      required
      ? "No pair meets again after \(counted(cap, "meeting")) in \(rounds)"
      : "Learners meet new team-mates after \(rounds)"
  }

  func terms() -> [Term.Shape] { [.pair(term)] }
}
