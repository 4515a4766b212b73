import Choosing

/// Who has mastered what, and who wants help in what.
///
/// * a row for each learner and skill, with `level`: `mastered`, `wants help`, or nothing;
/// * a row for each learner and a column for each skill, with the same words in its cells.
struct MasteryTable {
  /// Skills in the order in which the table has them.
  private(set) var skills: [String] = []
  /// By learner, then by skill.
  private(set) var levels: [[TutoringModel.Standing]]
  private var table: TitledTable

  /// - Throws: `InputError` naming row and column.
  init(_ table: Table, of learners: BlockClass) throws(InputError) {
    self.table = try TitledTable(table, required: ["learner"], optional: nil)
    levels = [[TutoringModel.Standing]](repeating: [], count: learners.count)
    try self.table.checkRows(atMost: 200_000)
    if self.table.has("skill") { try readRows(learners) } else { try readColumns(learners) }
  }

  // MARK: a row for each learner and skill

  private mutating func readRows(_ learners: BlockClass) throws(InputError) {
    table = try TitledTable(
      table.table, required: ["learner", "skill", "level"], optional: ["name"])
    var places: [String: Int] = [:]
    for row in table.rows {
      let skill = table.cell(row, "skill")
      guard !skill.isEmpty else {
        throw table.bad(row, "skill", "the cell is empty", remedy: "name a skill")
      }
      if places[skill.lowercased()] == nil {
        places[skill.lowercased()] = skills.count
        skills.append(skill)
      }
    }
    try checkSkills()
    var seen: Set<[Int]> = []
    for row in table.rows {
      let learner = try learners.position(table, row, "learner")
      let skill = places[table.cell(row, "skill").lowercased()] ?? 0
      guard seen.insert([learner, skill]).inserted else {
        throw table.bad(
          row, "skill", "this skill of the same learner stands in an earlier row, too",
          remedy: "delete one of the rows")
      }
      levels[learner][skill] = try level(row, "level")
    }
  }

  // MARK: a row for each learner

  private mutating func readColumns(_ learners: BlockClass) throws(InputError) {
    skills = table.columns(except: ["learner", "name", "note", "notes"]).map(\.title)
    guard !skills.isEmpty else {
      throw InputError(
        file: table.table.file, row: 1, "no column is about a skill",
        remedy: "have the columns 'learner', 'skill' and 'level', or one for each skill")
    }
    try checkSkills()
    var seen: [Int: Int] = [:]
    for row in table.rows {
      let learner = try learners.position(table, row, "learner")
      if let first = seen.updateValue(row, forKey: learner) {
        throw table.bad(
          row, "learner", "the same as in row \(table.table.rowNumbers[first])",
          remedy: "give each learner one row")
      }
      for (place, skill) in skills.enumerated() {
        levels[learner][place] = try level(row, skill.lowercased())
      }
    }
  }

  // MARK: both

  /// Makes room for levels.
  ///
  /// - Throws: `InputError` for two skills of one name, and for too many.
  private mutating func checkSkills() throws(InputError) {
    guard skills.count <= 200 else {
      throw InputError(
        file: table.table.file, "the table has \(skills.count) skills",
        remedy: "up to 200 can be planned at a time")
    }
    guard Set(skills.map { $0.lowercased() }).count == skills.count else {
      throw InputError(
        file: table.table.file, row: 1, "two columns have the same title but for capitals",
        remedy: "give each skill a name of its own")
    }
    levels = levels.map { _ in [TutoringModel.Standing](repeating: .neither, count: skills.count) }
  }

  private func level(_ row: Int, _ title: String) throws(InputError) -> TutoringModel.Standing {
    switch table.cell(row, title).lowercased() {
    case "mastered", "can help": return .mastered
    case "wants help", "help": return .wantsHelp
    case "", "neither": return .neither
    default:
      throw table.bad(
        row, title, "neither mastered nor wants help",
        remedy: "write mastered, or wants help, or leave the cell empty")
    }
  }
}
