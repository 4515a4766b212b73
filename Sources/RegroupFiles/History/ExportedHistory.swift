import Foundation
import GroupingModel

/// The texts of an exported history.
struct ExportedHistory {
  let rounds: [RoundRecord]
  let learners: [HistoryStore.KnownLearner]
  /// Oldest first.
  let rosters: [RosterRecord]
  /// By identifier; nil where learners are told by their own.
  let pseudonyms: [String: String]?

  func files() throws -> [(name: String, text: String)] {
    let digits = max(2, "\(rounds.count)".count)
    let named = rounds.enumerated().map { index, round in
      let number = "\(index + 1)"
      let zeros = String(repeating: "0", count: digits - number.count)
      return (name: "round-\(zeros)\(number).csv", round: round)
    }
    return named.map {
      (
        $0.name,
        RoundTable.csv(pseudonyms == nil ? $0.round : $0.round.withPlainGroups, shown: shown)
      )
    } + [
      (HistoryFolder.rosterFile, roster),
      (HistoryFolder.contentsFile, try contents(named)),
    ]
  }

  private func shown(_ id: String) -> String {
    pseudonyms.map { $0[id] ?? "Learner ?" } ?? id
  }

  private func contents(_ named: [(name: String, round: RoundRecord)]) throws -> String {
    let contents = HistoryFolder.Contents(
      rounds: named.map { name, round in
        HistoryFolder.Contents.Round(
          file: name, title: round.title, date: round.date, term: round.term, edited: round.isEdited
        )
      },
      left: learners.filter { !$0.isActive }.map {
        HistoryFolder.Contents.Person(
          id: shown($0.id), name: pseudonyms == nil ? $0.name : shown($0.id))
      })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(contents), as: UTF8.self) + "\n"
  }

  /// The class of today, with the columns of the latest class list.
  private var roster: String {
    let latest = rosters.last ?? RosterRecord(columns: [], rows: [])
    let kept = latest.columns.filter { shows($0, in: latest) }
    var lines = [RoundTable.line(["id", "name"] + kept.map { Self.title(of: $0) })]
    let known = latestCells
    let order = Dictionary(
      latest.rows.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let today = learners.filter(\.isActive).enumerated().sorted {
      (order[$0.element.id] ?? Int.max, $0.offset) < (order[$1.element.id] ?? Int.max, $1.offset)
    }
    for (_, learner) in today {
      let own = [shown(learner.id), pseudonyms == nil ? learner.name : shown(learner.id)]
      let cells = kept.map { known[learner.id]?[$0.title] ?? "" }
      lines.append(
        own.map(SpreadsheetCell.written).joined(separator: ",")
          + cells.map { "," + Self.written($0) }.joined())
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// A negative number is no formula.
  private static func written(_ cell: String) -> String {
    ColumnKind.number(cell) == nil ? SpreadsheetCell.written(cell) : cell
  }

  /// Titles that stand for identifier and name already are told apart.
  private static func title(of column: RosterRecord.Column) -> String {
    ["id", "name"].contains(column.title) ? "\(column.title) (column)" : column.title
  }

  /// Per identifier and title, the cell of the latest list with that learner.
  private var latestCells: [String: [String: String]] {
    var cells: [String: [String: String]] = [:]
    for roster in rosters {
      for row in roster.rows {
        cells[row.id] = Dictionary(
          zip(roster.columns.map(\.title), row.cells), uniquingKeysWith: { first, _ in first })
      }
    }
    return cells
  }

  /// Identifiers and names have columns of their own. With pseudonyms, only figures and categories
  /// that several learners share are shown.
  private func shows(_ column: RosterRecord.Column, in roster: RosterRecord) -> Bool {
    guard column.guess != .identifier, column.guess != .name else { return false }
    guard pseudonyms != nil else { return true }
    guard !ColumnRoles.speaksOfIdentifier(column.title) else { return false }
    guard column.guess != .number else { return true }
    guard let position = roster.columns.firstIndex(of: column),
      column.guess == .category || column.guess == .set
    else { return false }
    let cells = roster.rows.map { $0.cells[position] }.filter { !$0.isEmpty }
    return Set(cells).count * 2 <= cells.count
  }
}
