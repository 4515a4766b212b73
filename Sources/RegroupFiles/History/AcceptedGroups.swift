import GroupingModel

/// The groups of a plan on their way into a history.
struct AcceptedGroups {
  struct Group {
    var name: String
    var label: String?
    var section: String?
    /// Position of its kind in the scenario; nil where there is no scenario.
    var kind: Int?
    /// Positions in `learners`.
    var members: [Int]
  }

  /// The class list's, or the plan's where that cannot be read.
  let learners: [Learner]
  private(set) var groups: [Group]
  private(set) var absent: [Int] = []
  private(set) var isEdited = false
  /// What the edited table tells of learners.
  private var told: [Int: Turn] = [:]
  private let index: LearnerIndex

  /// - Parameters:
  ///   - loaded: what the plan was made from; nil where that is not there any more.
  ///   - file: what the plan was read from.
  /// - Throws: `InputError` unless the groups are a division of the class.
  init(_ plan: PlanDocument, of loaded: LoadedScenario?, file: String) throws(InputError) {
    if let loaded {
      learners = loaded.scenario.roster.learners
      let placed = try PlacedPlan(plan, in: loaded.scenario, file: file)
      groups = zip(plan.groups, placed.groups).map {
        Group(
          name: $0.name, label: $0.label, section: $0.section, kind: $1.kind, members: $1.members)
      }
    } else {
      (learners, groups) = try Self.bare(plan, file: file)
    }
    index = LearnerIndex(learners)
    try checkNames(file)
  }

  private static func bare(
    _ plan: PlanDocument, file: String
  ) throws(InputError) -> ([Learner], [Group]) {
    var learners: [Learner] = []
    var seen: Set<String> = []
    var groups: [Group] = []
    for (number, group) in plan.groups.enumerated() {
      let first = learners.count
      for (place, id) in group.members.enumerated() {
        guard !id.isEmpty, !id.unicodeScalars.contains("\0"), seen.insert(id).inserted else {
          throw InputError(
            file: file, "group \(number + 1), member \(place + 1) is nobody or placed twice",
            remedy: "make the plan anew with regroup teams")
        }
        learners.append(Learner(id: id, name: id))
      }
      groups.append(
        Group(
          name: group.name, label: group.label, section: group.section,
          members: Array(first..<learners.count)))
    }
    return (learners, groups)
  }

  /// Groups are told apart by their names from now on.
  private func checkNames(_ file: String) throws(InputError) {
    var seen: Set<String> = []
    for (number, group) in groups.enumerated()
    where group.name.isEmpty || !seen.insert(group.name).inserted {
      throw InputError(
        file: file, "group \(number + 1) has no name, or that of another group",
        remedy: "make the plan anew with regroup teams")
    }
  }

  /// Notes who was away.
  ///
  /// - Throws: `InputError` if a name means nobody.
  mutating func miss(_ names: [String]) throws(InputError) {
    for learner in try positions(names, flag: "--absent") { miss(learner) }
  }

  private mutating func miss(_ learner: Int) {
    if !absent.contains(learner) { absent.append(learner) }
  }

  /// Takes those who were away out of their groups.
  ///
  /// - Throws: `InputError` if nobody is left.
  mutating func takeOutAbsent() throws(InputError) {
    let away = Set(absent)
    for group in groups.indices { groups[group].members.removeAll(where: away.contains) }
    groups.removeAll(where: \.members.isEmpty)
    guard !groups.isEmpty else {
      throw InputError(
        "--absent: nobody is left in any group", remedy: "accept a plan that took place")
    }
  }

  /// The round, with what is known of each learner's turn.
  ///
  /// - Parameter scenario: nil where it is not there any more.
  /// - Throws: `InputError` if a name of those who led means nobody in a group.
  func round(
    _ options: Acceptance.Options, in scenario: Scenario?
  ) throws(InputError) -> RoundRecord {
    var turns = scenario.map { Turns(of: groups, in: $0).byLearner } ?? [:]
    for (learner, turn) in told { turns[learner, default: Turn()].take(turn) }
    let away = Set(absent)
    for (entry, learner) in try positions(options.led, flag: "--led").enumerated() {
      guard !away.contains(learner) else {
        throw InputError(
          "--led, entry \(entry + 1): the learner was absent", remedy: "name those who were there")
      }
      turns[learner, default: Turn()].led = true
    }
    return RoundRecord(
      title: Self.told(options.title), date: options.date, term: Self.told(options.term),
      isEdited: isEdited,
      placements: groups.flatMap { group in
        group.members.map { member in
          Placement(
            learner: learners[member].id, group: group.name, label: group.label,
            section: group.section, turn: turns[member] ?? Turn())
        }
      }, absent: absent.map { learners[$0].id })
  }

  /// A text that says nothing is none.
  private static func told(_ text: String?) -> String? {
    text.map(trimmed).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// - Parameter flag: for the message, which does not repeat what was written.
  private func positions(_ names: [String], flag: String) throws(InputError) -> [Int] {
    var positions: [Int] = []
    for (entry, name) in names.enumerated() {
      guard case .found(let learner) = index.match(name) else {
        throw InputError(
          "\(flag), entry \(entry + 1): this is nobody of the class, or several",
          remedy: "write identifiers as the class list has them, separated by commas")
      }
      positions.append(learner)
    }
    return positions
  }
}

// Edits by hand.
extension AcceptedGroups {
  /// Puts the groups of a table in the place of the plan's.
  ///
  /// - Parameter file: path, from the working folder.
  /// - Throws: `InputError` if the table names strangers, somebody twice, or not the whole class.
  mutating func edit(byTable file: String, _ loaded: LoadedScenario?) throws(InputError) {
    var folder = InputFolder(path: ".", confined: false)
    let table = try Table(try folder.text(file), file: file)
    let edited = try GroupsFile(table, index: index)
    if let finding = edited.findings.first {
      throw InputError(
        file: file, finding, remedy: "mend the row; identifiers are those of the class list")
    }
    let sections = try told(by: table)
    isEdited = true
    groups = edited.entries.map { entry in
      var ignored: [String] = []
      let kind = loaded.map { HandMadeGroups.kind(of: entry, in: $0.scenario, &ignored) }
      let label = entry.label ?? kind.flatMap { loaded?.scenario.kinds[$0].label }
      return Group(
        name: entry.name, label: label, section: sections[entry.members[0]], kind: kind,
        members: entry.members)
    }
    try checkAllArePlaced(file, loaded)
  }

  /// Reads who was away and what else rows tell; returns sections by learner.
  private mutating func told(by table: Table) throws(InputError) -> [Int: String] {
    let group = try GroupsFile.column(GroupsFile.groupColumns, of: table)
    let learner = try GroupsFile.column(GroupsFile.learnerColumns, of: table)
    let section = table.header.firstIndex { $0.lowercased() == "section" }
    let turns = TurnColumns(table)
    var sections: [Int: String] = [:]
    var rows: [Int: Int] = [:]
    for (row, number) in zip(table.rows, table.rowNumbers) where !row[learner].isEmpty {
      guard case .found(let member) = index.match(row[learner]) else {
        throw InputError(
          file: table.file, row: number, column: table.header[learner],
          "names someone who is not in the class list", remedy: "write an identifier of it")
      }
      if let first = rows.updateValue(number, forKey: member) {
        throw InputError(
          file: table.file, row: number, column: table.header[learner],
          "it names the same learner as row \(first)", remedy: "leave one of the rows out")
      }
      if row[group].isEmpty { miss(member) }
      told[member] = try turns.turn(in: row, number)
      if let section, !row[section].isEmpty {
        sections[member] = SpreadsheetCell.unescaped(row[section])
      }
    }
    return sections
  }

  private func checkAllArePlaced(_ file: String, _ loaded: LoadedScenario?) throws(InputError) {
    let placed = Set(groups.flatMap(\.members) + absent)
    let missing = learners.indices.filter { !placed.contains($0) }
    guard !missing.isEmpty else { return }
    let rows = loaded?.scenario.roster.attributes.first?.rows
    let places = missing.prefix(8).map { "\(rows?[$0] ?? $0 + 2)" }.joined(separator: ", ")
    let more = missing.count > 8 ? " and \(missing.count - 8) more" : ""
    throw InputError(
      file: file,
      loaded == nil
        ? "\(Wording.count(missing.count, "learner")) of the plan are in no group"
        : "\(missing.count == 1 ? "row" : "rows") \(places)\(more) of the class list are in no group",
      remedy: "put them into a group; those who were away have a row with an empty group")
  }
}

extension Turn {
  /// Adds what another source tells of the same turn.
  fileprivate mutating func take(_ other: Turn) {
    choice = choice ?? other.choice
    led = led || other.led
    pinned = pinned || other.pinned
    alone = alone || other.alone
  }
}
