import Choosing
import GroupingModel

/// A scenario of learners and teams that rank each other, with all that was read for it.
package struct LoadedInterviews: ScenarioChoice {
  package let source: ChoiceSource
  package let model: Interviews
  let teams: NamedPlaces
  /// The solution that is delivered; the others are told beside it.
  let delivered: InterviewSolution.Name
  let prefersEnvyFree: Bool
  let seed: UInt64
  let earlier: EarlierRanks

  /// Names of solutions in scenarios.
  static let solutions: [(word: String, name: InterviewSolution.Name)] = [
    ("fairest", .fairest), ("learner-best", .learnerBest), ("team-best", .teamBest),
  ]

  /// - Throws: `InputError` naming file, row and column, without a learner's data.
  init(_ scenario: ChoiceScenario) throws(InputError) {
    var scenario = scenario
    let everybody = try scenario.learners()
    guard
      let table = try scenario.titledTable(
        "teams", required: ["team", "max"], optional: ["name", "min"])
    else { throw scenario.missing("teams") }
    let ids = try table.identifiers("team")
    let titles = table.rows.map {
      table.cell($0, "name").isEmpty ? ids[$0] : table.cell($0, "name")
    }
    teams = try NamedPlaces("team", ids: ids, names: titles, file: table.table.file)
    var (least, most) = ([Int](), [Int]())
    for row in table.rows {
      most.append(try table.number(row, "max", in: 1...100_000))
      least.append(try table.whole(row, "min", in: 0...100_000) ?? 0)
      guard least[row] <= most[row] else {
        throw table.bad(row, "min", "more than the maximum", remedy: "let min be max or less")
      }
    }
    let (own, said) = try Self.wishes(&scenario, everybody, teams)
    let (theirs, saidByTeams) = try Self.rankings(&scenario, everybody, teams)
    let pairs = try scenario.pairs("together", of: everybody, areDisjoint: true)
    do throws(ModelError) {
      model = try Interviews(
        learnerRanks: own, teamRanks: theirs, most: most, least: least,
        pairs: pairs.map { Interviews.Pair($0.from, $0.to) },
        everyone: try Self.flag("everyone", scenario))
    } catch {
      throw InputError(error, file: scenario.file)
    }
    let word = try scenario.word("solution", among: Self.solutions.map(\.word))
    delivered = Self.solutions.first { $0.word == word }?.name ?? .fairest
    prefersEnvyFree =
      try scenario.word("prefer", among: ["fewest-blocking", "fewest-envy"]) == "fewest-envy"
    seed = try scenario.seed()
    earlier = try EarlierRanks(&scenario, everybody, place: "team")
    source = ChoiceSource(scenario, everybody, remarks: said + saidByTeams)
  }

  package func solved(milliseconds: Int?, generator: String) throws -> InterviewOutcome {
    try InterviewOutcome(self, milliseconds: milliseconds, generator: generator)
  }

  private static func flag(_ key: String, _ scenario: ChoiceScenario) throws(ModelError) -> Bool {
    do throws(InputError) { return try scenario.flag(key) } catch {
      throw ModelError(error.problem, remedy: error.remedy)
    }
  }

  /// What learners rank, and what the user should know of it. Who takes any team likes all the same.
  private static func wishes(
    _ scenario: inout ChoiceScenario, _ everybody: BlockClass, _ teams: NamedPlaces
  ) throws(InputError) -> (ranks: [[Int?]], remarks: [String]) {
    guard let (answers, remarks) = try scenario.choices(of: everybody, among: teams) else {
      throw scenario.missing("choices")
    }
    let silent = answers.count { $0 == .none }
    return (
      answers.map { ranks($0, of: teams.count) },
      remarks
        + (silent == 0
          ? []
          : [
            "\(Wording.count(silent, "learner")) without a ranking: no team is acceptable to them"
          ])
    )
  }

  /// What teams rank, and what the user should know of it. A team that said nothing takes any learner.
  private static func rankings(
    _ scenario: inout ChoiceScenario, _ everybody: BlockClass, _ teams: NamedPlaces
  ) throws(InputError) -> (ranks: [[Int?]], remarks: [String]) {
    guard let table = try scenario.table("rankings") else { throw scenario.missing("rankings") }
    let answers = try RankTable(
      table, who: "team", count: teams.count,
      options: NamedPlaces("learner", learners: everybody)
    ) { table, row, title throws(InputError) in
      try teams.place(table.cell(row, title), table, row, title)
    }.answers
    let silent = teams.names.indices.filter { answers[$0] == .none }.map { teams.names[$0] }
    return (
      answers.map { ranks($0 == .none ? .any : $0, of: everybody.count) },
      silent.isEmpty
        ? []
        : [
          "\(table.file): \(Wording.list(silent)) ranked nobody; all learners count as rank 1 there"
        ]
    )
  }

  private static func ranks(_ answer: RankTable.Answer, of count: Int) -> [Int?] {
    switch answer {
    case .ranked(let ranks): ranks
    case .any: [Int?](repeating: 1, count: count)
    case .none: [Int?](repeating: nil, count: count)
    }
  }
}
