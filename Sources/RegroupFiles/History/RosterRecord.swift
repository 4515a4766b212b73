import GroupingModel

/// A class list as it was.
struct RosterRecord: Sendable, Hashable {
  struct Column: Sendable, Hashable, Codable {
    var title: String
    /// What it was taken for; nil where nothing was guessed.
    var kind: String?

    var guess: ColumnKind? { kind.flatMap(ColumnKind.init(rawValue:)) }
  }

  struct Row: Sendable, Hashable {
    var id: String
    var name: String
    /// One per column.
    var cells: [String]
  }

  var columns: [Column]
  var rows: [Row]

  init(columns: [Column], rows: [Row]) {
    self.columns = columns
    self.rows = rows
  }

  init(_ roster: Roster, guesses: [ColumnGuess]) {
    let kinds = Dictionary(guesses.map { ($0.column, $0.kind.rawValue) }) { first, _ in first }
    columns = roster.attributes.map { Column(title: $0.name, kind: kinds[$0.name]) }
    rows = roster.learners.enumerated().map { position, learner in
      Row(
        id: learner.id, name: learner.name, cells: roster.attributes.map { $0.cells[position] })
    }
  }

  var learners: [Learner] { rows.map { Learner(id: $0.id, name: $0.name) } }
}
