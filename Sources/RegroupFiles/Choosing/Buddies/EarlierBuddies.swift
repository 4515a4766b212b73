/// Who was with whom in earlier rounds. Learners who have left are passed over.
///
/// A table has two columns of learners (`learner,with`), or one of pairs or groups and one of
/// learners (`group,id`), as `groups.csv`, `buddies.csv` and `assignments.csv` of earlier plans have
/// them; a column `round` parts it into rounds.
struct EarlierBuddies {
  /// Groups of two or more of each round, the earliest round first.
  private(set) var rounds: [[[Int]]] = []
  /// Per round, who had no partner.
  private(set) var alone: [[Int]] = []
  private(set) var remarks: [String] = []
  private let everybody: BlockClass

  /// A group of a round.
  private struct Group {
    /// Those who are still there.
    var members: [Int] = []
    var size = 0
  }

  /// Groups by their names, by the names of their rounds.
  private typealias Rounds = [String: [[String]: Group]]

  /// - Parameter files: the earliest first.
  /// - Throws: `InputError` naming file, row and column, without a learner's data.
  init(
    _ files: [String], _ scenario: inout ChoiceScenario, _ everybody: BlockClass
  ) throws(InputError) {
    self.everybody = everybody
    for file in files {
      let table = try Table(try scenario.contents(of: file), file: file)
      let index = everybody.reading.index
      try HeaderRow.check(table) { index.match($0) != .unknown }
      let titled = try TitledTable(table, required: [], optional: nil)
      try titled.checkRows(atMost: 200_000)
      if let (from, to) = LearnerPairs.columns(of: table) {
        keep(try pairs(titled, from, to), file, arePairs: true)
      } else {
        keep(try groups(titled), file, arePairs: false)
      }
      guard rounds.last?.isEmpty == false || alone.last?.isEmpty == false else {
        throw InputError(
          file: file, "nobody of \(everybody.reading.file) was with anybody else here",
          remedy: "use the same identifiers, in a column titled id")
      }
    }
  }

  /// Every row a group of its own.
  private func pairs(
    _ table: TitledTable, _ from: String, _ to: String
  ) throws(InputError) -> Rounds {
    var rounds: Rounds = [:]
    for row in table.rows {
      var group = Group()
      for (title, text) in [(from, table.cell(row, from))] + table.list(row, to).map({ (to, $0) }) {
        try add(text, to: &group, table, row, title)
      }
      rounds[table.cell(row, "round"), default: [:]][["\(row)"]] = group
    }
    return rounds
  }

  private func groups(_ table: TitledTable) throws(InputError) -> Rounds {
    let group = ["pair", "group", "team", "table", "project"].first(where: table.has)
    let learner = ["id", "learner", "student", "name"].first(where: table.has)
    guard let group, let learner else {
      throw InputError(
        file: table.table.file, row: 1, "this does not tell who was with whom",
        remedy: "title the columns pair and id, or learner and with")
    }
    var rounds: Rounds = [:]
    for row in table.rows where !table.cell(row, group).isEmpty {
      let name = [table.cell(row, "section"), table.cell(row, group)]
      try add(
        table.cell(row, learner),
        to: &rounds[table.cell(row, "round"), default: [:]][
          name, default: Group()], table, row, learner)
    }
    return rounds
  }

  private func add(
    _ text: String, to group: inout Group, _ table: TitledTable, _ row: Int, _ title: String
  ) throws(InputError) {
    guard !text.isEmpty else { return }
    group.size += 1
    switch everybody.reading.index.match(text) {
    case .found(let learner):
      guard !group.members.contains(learner) else {
        throw table.bad(
          row, title, "a learner is with themselves", remedy: "name each learner once")
      }
      group.members.append(learner)
    case .unknown: break
    case .ambiguous:
      throw table.bad(
        row, title, "several learners have this name", remedy: "write the identifier")
    }
  }

  /// Rounds in the natural order of their names; all of a file is one round where it names none.
  private mutating func keep(_ read: Rounds, _ file: String, arePairs: Bool) {
    for (_, named) in read.sorted(by: { naturallyPrecedes($0.key, $1.key) }) {
      let groups = named.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
      let members = groups.map(\.members).filter { $0.count > 1 }
      rounds.append(arePairs ? Self.once(members) : members)
      alone.append(arePairs ? [] : groups.filter { $0.size == 1 }.flatMap(\.members))
    }
    let unknown = read.values.joined().reduce(0) { $0 + $1.value.size - $1.value.members.count }
    if unknown > 0 {
      remarks.append(
        "\(file): \(unknown) entries of people not in \(everybody.reading.file) were left out")
    }
  }

  /// All pairs of some groups, each once: many tables name a pair in the rows of both.
  private static func once(_ groups: [[Int]]) -> [[Int]] {
    Set(groups.flatMap(BuddyOutcome.pairs)).sorted().map { [$0.first, $0.second] }
  }
}
