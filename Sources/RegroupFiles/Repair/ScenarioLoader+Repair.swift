import Grouping
import GroupingModel

extension ScenarioLoader {
  /// Whom names on the command line mean, and how many learners the class list itself has.
  ///
  /// - Throws: `InputError` if the class list, or that of guests, cannot be read.
  static func reader(
    of document: ScenarioDocument, folder: String, confined: Bool
  ) throws(InputError) -> (reader: ReferenceReader, listed: Int) {
    var folder = InputFolder(path: folder, confined: confined)
    let (imported, listed) = try classList(document, in: &folder)
    let adapted = imported.adapted(document, usesSuggestedRules: false)
    let reading: RosterReading
    do { reading = try RosterReader.read(imported.table, columns: adapted.columns) } catch {
      // Rows below the class list are those of guests, whatever file they come from.
      let last = listed > 0 ? imported.table.rowNumbers[listed - 1] : 1
      guard let row = error.row, row > last else { throw error }
      throw InputError(
        column: error.column, "--add, learner \(row - last) of the tables: " + error.problem,
        remedy: error.remedy)
    }
    return (ReferenceReader(roster: reading, folder: folder), listed)
  }

  /// The class list with the guests of a repair below it, and how many rows are its own.
  static func classList(
    _ document: ScenarioDocument, in folder: inout InputFolder
  ) throws(InputError) -> (Import, listed: Int) {
    let text = try folder.text(document.roster)
    var list = try imported(text, file: document.roster, format: document.format)
    let listed = list.table.rows.count
    for file in document.from?.repair?.guests ?? [] {
      let guests = try imported(try folder.text(file), file: file, format: document.format)
      try list.table.append(guests.table)
    }
    return (list, listed)
  }

  /// The scenario of a day: everything is read of the whole class, then told of those who are there.
  static func load(
    _ document: ScenarioDocument, _ imported: Import, repairing from: EarlierDocument,
    _ repair: RepairDocument, in folder: InputFolder
  ) throws(InputError) -> LoadedScenario {
    let reading = try RosterReader.read(imported.table, columns: document.columns)
    let base = labels(of: document, learners: reading.roster.count)
    var reader = ReferenceReader(
      roster: reading, folder: folder, isLenient: document.lenient == true)
    let history = try history(document, imported, with: &reader)
    var document = document
    document.historyRounds = history.rounds
    var resolver = RuleResolver(reader: reader, kinds: base, distances: nil)
    let rules = try specifications(document, with: &resolver)
    let away = Set(repair.absent)
    let attendance = Attendance(
      learners: reading.roster.count,
      absent: Set(
        reading.roster.learners.indices.filter { away.contains(reading.roster.learners[$0].id) }))
    let present = try self.present(attendance, of: reading)
    let earlier = try EarlierPlan(
      from, with: ReferenceReader(roster: present, folder: resolver.reader.folder))
    let carried = CarriedKinds(repair, of: earlier, learners: present.roster.count, among: base)
    let own = rules.map { carried.carried(attendance.rule($0)) }
    let start = try start(repair, present.roster, own, earlier, carried)
    let scenario = try scenario(
      document, roster: start?.roster ?? present.roster, kinds: carried.kinds,
      groupCount: carried.groupCount, ledger: attendance.ledger(history.ledger),
      rules: own + (start?.rules ?? []) + (try earlier.rules(carried)))
    let gone = reading.roster.count - present.roster.count
    return LoadedScenario(
      document: document, scenario: scenario, inputs: resolver.reader.folder.hashes,
      guesses: reading.guesses,
      remarks: imported.table.remarks + imported.remarks + reading.remarks + history.remarks
        + resolver.reader.notes.remarks
        + (gone > 0 ? ["\(Wording.count(gone, "learner")) of the class list left out today"] : [])
        + carried.remarks(repair, earlier),
      instance: nil, earlier: earlier, titles: imported.titles)
  }

  /// Kinds that stand for what rules may name; sizes come from the earlier groups.
  private static func labels(of document: ScenarioDocument, learners: Int) -> [GroupKind] {
    let labels = (document.labels ?? []).map { Optional($0.name) }
    return (labels.isEmpty ? [nil] : labels).map {
      GroupKind(label: $0, sizes: 1...max(1, learners), count: 0...max(1, learners))
    }
  }

  /// What groups need to start without those who are late; nil where nobody is, or groups wait.
  private static func start(
    _ repair: RepairDocument, _ roster: Roster, _ rules: [RuleSpec], _ earlier: EarlierPlan,
    _ carried: CarriedKinds
  ) throws(InputError) -> LateStart? {
    let ids = Set(repair.late)
    let late = Set(roster.learners.indices.filter { ids.contains(roster.learners[$0].id) })
    guard !late.isEmpty, repair.waits != true else { return nil }
    let homes = carried.kindOfGroup.enumerated().flatMap { group, kind in
      kind.map { kind in
        earlier.members[group].filter(late.contains).map { Pin(learner: $0, kind: kind) }
      } ?? []
    }
    do {
      return try LateStart(late, roster: roster, rules: rules, kinds: carried.kinds, homes: homes)
    } catch { throw InputError(error) }
  }

  private static func present(
    _ attendance: Attendance, of reading: RosterReading
  ) throws(InputError) -> RosterReading {
    guard !attendance.present.isEmpty else {
      throw InputError("everybody is absent", remedy: "leave somebody to be grouped")
    }
    let roster: Roster
    do { roster = try attendance.roster(reading.roster) } catch {
      throw InputError(error, file: reading.file)
    }
    return RosterReading(
      roster: roster, index: LearnerIndex(roster.learners), guesses: reading.guesses,
      rowNumbers: attendance.present.map { reading.rowNumbers[$0] }, file: reading.file)
  }
}
