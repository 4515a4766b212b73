import Choosing
import GroupingModel

/// A scenario of learners who choose projects, with all that was read for it.
package struct LoadedProjects: ScenarioChoice {
  package let source: ChoiceSource
  package let model: ProjectModel
  let projects: NamedPlaces
  let supervisors: NamedPlaces?
  /// What barred learners are told of to their teacher, by number.
  let reasons: [String]
  let earlier: EarlierRanks
  package let aim: ProjectAim
  /// What counts more than ranks, and what less.
  let sides: (before: [ProjectSide], after: [ProjectSide])
  let balanced: [BalancedColumn]

  /// - Throws: `InputError` naming file, row and column, without a learner's data.
  init(_ scenario: ChoiceScenario) throws(InputError) {
    var scenario = scenario
    let everybody = try scenario.learners()
    let places = try ProjectPlaces(&scenario)
    var rules = ProjectModel.Rules(
      unranked: try scenario.word("unranked", among: ["last", "never"]) == "never" ? .never : .last)
    rules.units = Self.units(try scenario.pairs("together", of: everybody))
    rules.friends = try scenario.pairs("friends", of: everybody).map(ProjectModel.Pair.init)
    rules.apart = try scenario.pairs("apart", of: everybody).map(ProjectModel.Pair.init)
    rules.notAlone = try Self.kinds(scenario, everybody)
    let pairs = LearnerPlaces(everybody: everybody, places: places.projects)
    let barred = try pairs.barred("barred", in: &scenario, usual: "not ready")
    rules.barriers = Dictionary(
      uniqueKeysWithValues: barred.pairs.map {
        (ProjectModel.Pin($0.key.learner, $0.key.place), $0.value)
      })
    let past = try EarlierBuddies(try scenario.texts("new-teammates"), &scenario, everybody)
    rules.met = past.rounds.joined().flatMap(BuddyOutcome.pairs)
      .map { ProjectModel.Pair($0.first, $0.second) }
    balanced = try scenario.texts("balance").map { title throws(InputError) in
      try BalancedColumn(try scenario.column(title, key: "balance", of: everybody), everybody)
    }
    rules.balance = balanced.map(\.series)
    rules.pins = try pairs.pins(&scenario).map { ProjectModel.Pin($0.learner, $0.place) }
    let (answers, remarks) = try Self.answers(&scenario, everybody, places.projects)
    earlier = try EarlierRanks(&scenario, everybody, place: "project")
    do throws(ModelError) {
      model = try ProjectModel(
        learners: zip(answers, earlier.turns).map { answer, turn in
          ProjectModel.Learner(answer, turn: turn)
        }, projects: places.list, supervisors: places.supervisorList, rules: rules)
    } catch {
      throw InputError(error, file: scenario.file)
    }
    projects = places.projects
    supervisors = places.supervisors
    reasons = barred.reasons
    aim = try Self.aim(scenario)
    sides = try Self.sides(scenario)
    source = ChoiceSource(scenario, everybody, remarks: remarks + past.remarks)
  }

  package func solved(milliseconds: Int?, generator: String) throws -> ProjectOutcome {
    try ProjectOutcome(self, milliseconds: milliseconds, generator: generator)
  }

  /// Names of aims in scenarios and tables.
  static let aims: [(name: String, aim: ProjectAim)] = [
    ("fairest", .fairest), ("rank-maximal", .rankMaximal), ("least-total", .leastTotal),
    ("popular", .popular),
  ]

  private static func aim(_ scenario: ChoiceScenario) throws(InputError) -> ProjectAim {
    let name = try scenario.word("aim", among: aims.map(\.name))
    return aims.first { $0.name == name }?.aim ?? .fairest
  }

  /// Names of what counts beside ranks.
  static let sideWords: [(name: String, side: ProjectSide)] = [
    ("friends", .friends), ("new-teammates", .repeats), ("balance", .balance),
  ]

  /// What comes before `ranks` in `order`, and what after; after them in the usual order where it is not said.
  private static func sides(
    _ scenario: ChoiceScenario
  ) throws(InputError) -> (before: [ProjectSide], after: [ProjectSide]) {
    guard let order = try scenario.order(among: ["ranks"] + sideWords.map(\.name)) else {
      return ([], ProjectSide.allCases)
    }
    guard let turn = order.firstIndex(of: "ranks") else {
      throw scenario.reader.failure(
        scenario.node("order"), "'order' does not say when ranks count",
        remedy: "write, say, order: [friends, ranks, balance]")
    }
    func sides(_ words: ArraySlice<String>) -> [ProjectSide] {
      words.compactMap { word in sideWords.first { $0.name == word }?.side }
    }
    return (sides(order[..<turn]), sides(order[(turn + 1)...]))
  }

  private static func answers(
    _ scenario: inout ChoiceScenario, _ everybody: BlockClass, _ projects: NamedPlaces
  ) throws(InputError) -> (answers: [ProjectModel.Answer], remarks: [String]) {
    guard let chosen = try scenario.choices(of: everybody, among: projects) else {
      throw scenario.missing("choices")
    }
    let answers = chosen.answers.map { answer -> ProjectModel.Answer in
      switch answer {
      case .ranked(let ranks): .ranked(ranks)
      case .any: .noWish
      case .none: .notAnswered
      }
    }
    return (answers, chosen.remarks)
  }

  /// Learners who are linked by pairs apply together, however many they are.
  static func units(_ pairs: [(from: Int, to: Int)]) -> [[Int]] {
    var units: [Set<Int>] = []
    for pair in pairs {
      let touched = units.filter { $0.contains(pair.from) || $0.contains(pair.to) }
      units.removeAll { touched.contains($0) }
      units.append(touched.reduce([pair.from, pair.to]) { $0.union($1) })
    }
    return units.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }

  /// Sets of learners of whom nobody is to be the only one: `column=value`, or every value of a column.
  private static func kinds(
    _ scenario: ChoiceScenario, _ everybody: BlockClass
  ) throws(InputError) -> [[Int]] {
    var sets: [[Int]] = []
    let attributes = everybody.reading.roster.attributes
    for text in try scenario.texts("not-alone") {
      let parts = text.split(separator: "=", maxSplits: 1).map { trimmed(String($0)) }
      guard let column = attributes.first(where: { $0.name == parts.first }) else {
        throw InputError(
          .unknown("column", parts.first ?? text, among: attributes.map(\.name)),
          file: scenario.file)
      }
      let values = parts.count == 2 ? [parts[1]] : Set(column.cells).subtracting([""]).sorted()
      for value in values {
        let members = column.cells.indices.filter { column.cells[$0] == value }
        guard !members.isEmpty else {
          throw scenario.reader.failure(
            scenario.node("not-alone"), "nobody has the value after '='",
            remedy: "check how it is written")
        }
        sets.append(members)
      }
    }
    return sets
  }
}
