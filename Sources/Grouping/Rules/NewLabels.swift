import GroupingModel

/// Not the same station or topic again.
///
/// Labels of other rounds are matched by their text as written; those that no group has any more
/// count nothing.
struct NewLabels: Rule {
  static let name = "new-labels"
  static let summary =
    "learners get other labels (topics, stations) than in earlier rounds; recent rounds weigh more"
  static let unit = "per learner with the label of the latest round again"
  static let subject = SubjectKind.none
  static let options = [
    Fading.option("a label"),
    OptionDescription(
      "cap", .wholeNumber,
      "when required: number of times after which a learner must not get a label again; 1 if not "
        + "given"),
  ]

  let sentence: String
  private let term: LinearTerm

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    let options = try RuleOptions(spec, of: Self.self)
    try Fading.checkIdle(spec)
    guard setting.kinds.contains(where: { $0.label != nil }) else {
      throw ModelError("rule 'new-labels' needs labels", remedy: "give the scenario labels")
    }
    let cap = try options.wholeNumber("cap", default: 1, least: 1)
    let fading = try Fading(options)
    let ages = Self.ages(try setting.checkedLedger(), learners: setting.roster.count)
    term = LinearTerm(
      prices: setting.kinds.map { kind in
        ages.map { had in
          guard let label = kind.label, let ages = had[label] else { return 0 }
          guard let weight = spec.weight else { return ages.count >= cap ? 1 : 0 }
          return Cost.units(weight * ages.reduce(0) { $0 + fading.weight(ofAge: $1) })
        }
      })
    let rounds = counted(setting.ledger)
    sentence =
      spec.strength == .required
      ? "Nobody gets a label again after \(counted(cap, "time")) in \(rounds)"
      : "Learners get new labels after \(rounds)"
  }

  func terms() -> [Term.Shape] { [.linear(term)] }

  /// Per learner, the ages of the rounds in which it had each label.
  private static func ages(_ ledger: Ledger, learners: Int) -> [[String: [Int]]] {
    var ages = [[String: [Int]]](repeating: [:], count: learners)
    for (age, round) in ledger.withAges {
      for group in round.groups {
        guard let label = group.label else { continue }
        for member in group.members { ages[member][label, default: []].append(age) }
      }
    }
    return ages
  }
}
