import Choosing
import GroupingModel

/// A scenario of communities that learners may join, with all that was read for it.
package struct LoadedCommunities: ScenarioChoice {
  package let source: ChoiceSource
  package let model: CommunityModel
  let communities: NamedPlaces
  /// When they meet, as it is written; empty where that is not told.
  let meets: [String]
  /// Communities of which all may know who is a member.
  let isOpen: [Bool]
  package let aims: [CommunityAim]
  let earlier: EarlierRanks

  /// Names of aims in scenarios, in the order in which they count where it names none.
  static let aims: [(name: String, aim: CommunityAim)] = [
    ("fair", .fair), ("granted", .granted), ("ranks", .ranks), ("mixed", .mixed),
  ]

  /// What learners have who have no limit.
  private static let unlimited = 1_000_000

  /// - Throws: `InputError` naming file, row and column, without a learner's data.
  init(_ scenario: ChoiceScenario) throws(InputError) {
    var scenario = scenario
    let everybody = try scenario.learners()
    let table = try CommunityTable(&scenario)
    let optIns = try OptIns(&scenario, everybody, table.places)
    let budgets = try Self.limits("budget", scenario, everybody)
    let most = try Self.limits("most", scenario, everybody)
    let classes = try Self.classes(scenario, everybody)
    earlier = try EarlierRanks(&scenario, everybody, place: "community")
    do throws(ModelError) {
      model = try CommunityModel(
        learners: (0..<everybody.count).map { [turns = earlier.turns] learner in
          CommunityModel.Learner(
            minutes: budgets?[learner] ?? Self.unlimited, most: most?[learner] ?? Self.unlimited,
            group: classes?[learner], turn: turns[learner])
        }, communities: table.list, clashes: table.clashes, optIns: optIns.list)
    } catch {
      throw InputError(error, file: scenario.path(of: "opt-ins"))
    }
    aims = try Self.aims(scenario, hasRanks: optIns.areRanked, hasClasses: classes != nil)
    communities = table.places
    meets = table.meets
    isOpen = table.isOpen
    source = ChoiceSource(
      scenario, everybody,
      remarks: optIns.remarks
        + (table.takesMinutes && budgets == nil
          ? ["\(table.places.file): 'minutes' are not used, as the scenario has no 'budget'"] : []))
  }

  package func solved(milliseconds: Int?, generator: String) throws -> CommunityOutcome {
    try CommunityOutcome(self, milliseconds: milliseconds, generator: generator)
  }

  /// A number for all, or the column that has each learner's; nil where there is no such key.
  private static func limits(
    _ key: String, _ scenario: ChoiceScenario, _ everybody: BlockClass
  ) throws(InputError) -> [Int]? {
    guard let node = scenario.node(key), let text = try scenario.text(key) else { return nil }
    if Int(text) != nil {
      let number = try scenario.reader.whole(node, key, in: 0...unlimited)
      return [Int](repeating: number, count: everybody.count)
    }
    let column = try scenario.column(text, key: key, of: everybody)
    var numbers: [Int] = []
    for (learner, cell) in column.cells.enumerated() {
      guard let number = Int(cell), (0...unlimited).contains(number) else {
        throw everybody.bad(
          learner, column, cell.isEmpty ? "the cell is empty" : "not a whole number from 0",
          remedy: "write, say, \(key == "most" ? 2 : 60)")
      }
      numbers.append(number)
    }
    return numbers
  }

  /// Classes by number; nil where the scenario names no column of them.
  private static func classes(
    _ scenario: ChoiceScenario, _ everybody: BlockClass
  ) throws(InputError) -> [Int?]? {
    guard let title = try scenario.text("class") else { return nil }
    let column = try scenario.column(title, key: "class", of: everybody)
    let known = column.distinctCategories
    return column.categories.map { $0.flatMap(known.firstIndex) }
  }

  /// The scenario's order, or else all aims that there are data for.
  private static func aims(
    _ scenario: ChoiceScenario, hasRanks: Bool, hasClasses: Bool
  ) throws(InputError) -> [CommunityAim] {
    let open = aims.filter { ($0.aim != .ranks || hasRanks) && ($0.aim != .mixed || hasClasses) }
    guard let order = try scenario.order(among: aims.map(\.name)) else { return open.map(\.aim) }
    for word in order where !open.contains(where: { $0.name == word }) {
      throw scenario.reader.failure(
        scenario.node("order"),
        "'\(word)' stands in 'order', and there is no "
          + (word == "mixed" ? "'class: COLUMN'" : "rank in the table of opt-ins"),
        remedy: "add it, or take '\(word)' out")
    }
    return order.compactMap { word in open.first { $0.name == word }?.aim }
  }
}
