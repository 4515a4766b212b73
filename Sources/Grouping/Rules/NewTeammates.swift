import GroupingModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Pairs who have met in earlier rounds part; recent meetings weigh more.
struct NewTeammates: Rule {
  static let name = "new-teammates"
  static let summary = "learners meet others than in earlier rounds; recent rounds weigh more"
  static let unit = "per pair that meets again after the latest round"
  static let subject = SubjectKind.none
  static let options = [
    OptionDescription(
      "half-life", .number, "rounds after which a meeting weighs half as much; 4 if not given"),
    OptionDescription(
      "cap", .wholeNumber,
      "when required: number of meetings after which a pair must not meet again; 1 if not given"),
  ]

  let sentence: String
  private let term: PairTerm

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    let options = try RuleOptions(spec, of: Self.self)
    let required = spec.strength == .required
    try Self.check(spec, setting)
    let cap = try options.wholeNumber("cap", default: 1, least: 1)
    let halfLife = try options.number("half-life", in: 0.01...1000) ?? 4
    term = PairTerm(
      setting.ledger.meetings.map { pair, ages in
        let price: Int64 =
          if let weight = spec.weight {
            Cost.units(weight * Self.memory(ages, halfLife: halfLife))
          } else { ages.count >= cap ? 1 : 0 }
        return (pair.from, pair.to, price)
      })
    guard !setting.ledger.withAges.isEmpty else {
      sentence = "Learners meet new team-mates (there is no earlier round yet)"
      return
    }
    let rounds = counted(setting.ledger)
    sentence =
      required
      ? "No pair meets again after \(counted(cap, "meeting")) in \(rounds)"
      : "Learners meet new team-mates after \(rounds)"
  }

  func terms() -> [Term.Shape] { [.pair(term)] }

  /// What past meetings still weigh: 1 for the latest round, half of it every `halfLife` rounds.
  private static func memory(_ ages: [Int], halfLife: Double) -> Double {
    ages.reduce(0) { $0 + pow(0.5, Double($1 - 1) / halfLife) }
  }

  private static func check(_ spec: RuleSpec, _ setting: Setting) throws(ModelError) {
    let idle = spec.strength == .required ? "half-life" : "cap"
    guard spec.options[idle] == nil else {
      let other = spec.strength == .required ? "a weight" : "'required: true'"
      throw ModelError(
        "option '\(idle)' of rule 'new-teammates' only works with \(other)",
        remedy: "leave it out, or write the rule twice: once required, once with a weight")
    }
    let learners = setting.ledger.withAges.flatMap { $0.round.groups.flatMap(\.members) }
    guard learners.allSatisfy({ (0..<setting.roster.count).contains($0) }) else {
      throw ModelError(
        "the history names a learner who is not in the roster",
        remedy: "drop learners who have left from the history")
    }
  }
}
