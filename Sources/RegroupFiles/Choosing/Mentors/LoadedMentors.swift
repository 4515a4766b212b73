import Choosing
import GroupingModel

/// A scenario of learners who each get a mentor, with all that was read for it.
package struct LoadedMentors: ScenarioChoice {
  package let source: ChoiceSource
  package let model: MentorModel
  let mentors: NamedPlaces
  /// Of needs and of what must match.
  let words: NumberedWords
  /// Of conflicts, by number.
  let reasons: [String]
  package let aims: [MentorAim]
  let earlier: EarlierRanks

  /// Names of aims in scenarios, in the order in which they count where it names none.
  static let aims: [(name: String, aim: MentorAim)] = [
    ("needs", .needs), ("changes", .continuity), ("wishes", .learnersTotal),
    ("worst-wishes", .learnersWorst), ("mentors-wishes", .mentorsTotal), ("load", .loads),
  ]

  /// - Throws: `InputError` naming file, row and column, without a learner's data.
  init(_ scenario: ChoiceScenario) throws(InputError) {
    var scenario = scenario
    let everybody = try scenario.learners()
    let table = try MentorTable(&scenario)
    let ranges = try table.ranges()
    let pairs = LearnerPlaces(everybody: everybody, places: table.places)
    let barred = try pairs.barred(
      "conflicts", in: &scenario, usual: "conflict of interest")
    var rules = MentorModel.Rules()
    rules.conflicts = Dictionary(
      uniqueKeysWithValues: barred.pairs.map {
        (MentorModel.Pair($0.key.learner, $0.key.place), $0.value)
      })
    rules.pins = try pairs.pins(&scenario).map { MentorModel.Pair($0.learner, $0.place) }
    rules.mustPlaceAll = try scenario.flag("everyone")
    let previous = try pairs.previous(&scenario)
    let chosen = try scenario.choices(of: everybody, among: table.places)
    let wishes = chosen?.answers.map(Self.ranks)
    let rankings = try Self.rankings(&scenario, everybody, table.places)
    let traits = try MentorTraits(scenario, everybody, table)
    earlier = try Self.earlier(&scenario, everybody, hasChoices: wishes != nil)
    do throws(ModelError) {
      model = try MentorModel(
        learners: (0..<everybody.count).map { [turns = earlier.turns] learner in
          MentorModel.Learner(
            needs: traits.needs[learner], mustMatch: traits.mustMatch[learner],
            ranks: wishes?[learner], last: previous?.mentors[learner], turn: turns[learner])
        },
        mentors: ranges.indices.map { mentor in
          MentorModel.Mentor(
            learners: ranges[mentor], expertise: traits.expertise[mentor],
            features: traits.features[mentor], ranks: rankings?[mentor])
        }, rules: rules)
    } catch {
      throw InputError(error, file: scenario.file)
    }
    let known = MentorData(
      needs: scenario.node("needs") != nil, previous: previous != nil, choices: wishes != nil,
      rankings: rankings != nil)
    aims = try known.aims(scenario)
    mentors = table.places
    words = traits.words
    reasons = barred.reasons
    source = ChoiceSource(
      scenario, everybody,
      remarks: (chosen?.remarks ?? []) + traits.remarks + (previous?.remarks ?? []))
  }

  package func solved(milliseconds: Int?, generator: String) throws -> MentorOutcome {
    try MentorOutcome(self, milliseconds: milliseconds, generator: generator)
  }

  private static func earlier(
    _ scenario: inout ChoiceScenario, _ everybody: BlockClass, hasChoices: Bool
  ) throws(InputError) -> EarlierRanks {
    if let node = scenario.node("earlier"), !hasChoices {
      throw scenario.reader.failure(
        node, "'earlier' is about ranks, and there is no table of choices",
        remedy: "add choices.csv, or take 'earlier' out")
    }
    return try EarlierRanks(&scenario, everybody, place: "mentor")
  }

  private static func rankings(
    _ scenario: inout ChoiceScenario, _ everybody: BlockClass, _ mentors: NamedPlaces
  ) throws(InputError) -> [[Int?]?]? {
    guard let table = try scenario.table("rankings") else { return nil }
    return try RankTable(
      table, who: "mentor", count: mentors.count,
      options: NamedPlaces("learner", learners: everybody)
    ) { table, row, title throws(InputError) in
      try mentors.place(table.cell(row, title), table, row, title)
    }.answers.map(ranks)
  }

  /// Who takes anybody has no wish, as who says nothing.
  private static func ranks(_ answer: RankTable.Answer) -> [Int?]? {
    if case .ranked(let ranks) = answer { ranks } else { nil }
  }
}

/// Which data there are for aims.
private struct MentorData {
  let needs: Bool
  let previous: Bool
  let choices: Bool
  let rankings: Bool

  /// The scenario's order, or else all aims that there are data for.
  func aims(_ scenario: ChoiceScenario) throws(InputError) -> [MentorAim] {
    let all = LoadedMentors.aims
    guard let order = try scenario.order(among: all.map(\.name)) else {
      return all.map(\.aim).filter { missing(for: $0) == nil }
    }
    let aims = order.compactMap { word in all.first { $0.name == word } }
    for (name, aim) in aims {
      guard let missing = missing(for: aim) else { continue }
      throw scenario.reader.failure(
        scenario.node("order"), "'\(name)' stands in 'order', and there is no \(missing)",
        remedy: "add it, or take '\(name)' out")
    }
    return aims.map(\.aim)
  }

  private func missing(for aim: MentorAim) -> String? {
    switch aim {
    case .needs: needs ? nil : "'needs: COLUMN'"
    case .continuity: previous ? nil : "'previous: FILE'"
    case .learnersTotal, .learnersWorst: choices ? nil : "table of choices"
    case .mentorsTotal: rankings ? nil : "table of rankings"
    case .loads: nil
    }
  }
}
