import Grouping
import GroupingModel

/// What an audit is asked for; paths are relative to the working folder.
package struct AuditRequest: Sendable {
  /// A history, a folder of rounds, the folder or the `plan.json` of one run, or one round's table.
  package var rounds: String
  /// The class list; nil for that which the history holds: a database, or a folder with its `roster.csv`.
  package var roster: String?
  /// Columns that tracking is judged by; several are taken together.
  package var attributes: [String]
  /// Columns that are judged beside, each by itself.
  package var also: [String]
  /// What learners had ranked: a column, several, or a PrefLib file.
  package var choices: String?
  package var columns: ColumnChoice?
  package var format: String?
  package var isLenient = false
  package var seed: UInt64 = 1
  package var draws = 999

  package init(rounds: String, roster: String?, attributes: [String], also: [String] = []) {
    self.rounds = rounds
    self.roster = roster
    self.attributes = attributes
    self.also = also
  }
}

/// What was read for an audit.
package struct AuditInput: Sendable {
  package let request: AuditRequest
  package let roster: Roster
  package let ledger: Ledger
  package let traits: [AuditTrait]
  /// How many of the traits are judged.
  package let judged: Int
  /// Changes with every cell of the class list, so that nobody who knows only its names can find
  /// out who is meant by a made-up label.
  let salt: UInt64
  /// Those of the database that the rounds come from; nil where they stand in tables.
  let pseudonyms: Pseudonyms?
  /// What the user should know about the reading.
  package let remarks: [String]

  /// More learners would take more memory for pairs than a computer has to spare.
  private static let mostLearners = 5_000

  /// - Throws: `InputError` naming file, row and column, without a learner's data.
  package init(_ request: AuditRequest) throws(InputError) {
    var folder = InputFolder(path: ".", confined: false)
    let list = try AuditRoster(request, &folder)
    let imported =
      request.format == "csv" ? Import(list.table) : try Importers.read(list.table)
    var document = ScenarioDocument(roster: list.table.file)
    document.columns = list.columns
    document = imported.adapted(document, usesSuggestedRules: false)
    let reading = try RosterReader.read(imported.table, columns: document.columns)
    guard reading.roster.count <= Self.mostLearners else {
      throw InputError(
        file: list.table.file, "an audit is for at most \(Self.mostLearners) learners",
        remedy: "audit each class by itself, with a class list of its own")
    }
    salt = UInt64(list.hash.prefix(16), radix: 16) ?? 0
    var reader = ReferenceReader(roster: reading, folder: folder, isLenient: request.isLenient)
    let history = try RoundsReader.read(request.rounds, with: &reader)
    ledger =
      try request.choices.map { choices throws(InputError) in
        try ChoiceLists(choices, with: &reader).ledger(history.ledger)
      } ?? history.ledger
    let news = Dictionary(imported.titles.map { ($1, $0) }, uniquingKeysWith: { one, _ in one })
    let titles = AuditColumns(reading, news: news)
    (traits, judged) = try titles.traits(request.attributes, also: request.also)
    roster = reading.roster
    let isDatabase = (history.rounds ?? 0) > 0
    pseudonyms =
      try isDatabase
      ? Pseudonyms(history: request.rounds, for: roster.learners.map(\.id)) : nil
    self.request = request
    self.remarks =
      imported.table.remarks + imported.remarks + reading.remarks + history.remarks
      + reader.notes.remarks
  }

  /// Takes all figures.
  package func audit() -> Audit {
    Audit(
      TermRecord(ledger, learners: roster.count), traits: traits, judged: judged,
      seed: request.seed, draws: request.draws)
  }
}
