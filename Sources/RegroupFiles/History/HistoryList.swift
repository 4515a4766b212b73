import GroupingModel

/// What a history holds, for the terminal.
package enum HistoryList {
  /// A line per round, also of those that were undone.
  ///
  /// - Throws: `InputError`.
  package static func text(of file: String) throws(InputError) -> String {
    let rounds = try HistoryDatabase(reading: file).read { try $0.rounds() }
    guard !rounds.isEmpty else { return "No round yet.\n" }
    let header = ["Round", "Date", "Term", "Learners", "Groups", "Absent", "Title"]
    let rows = rounds.map { round in
      let record = round.record
      let notes = (record.isEdited ? ["edited by hand"] : []) + (round.isUndone ? ["undone"] : [])
      let title = [record.title ?? "", notes.isEmpty ? "" : "(\(notes.joined(separator: ", ")))"]
      return [
        "\(round.number)", record.date, record.term ?? "", "\(record.placements.count)",
        "\(record.groups.count)", "\(record.absent.count)",
        title.filter { !$0.isEmpty }.joined(separator: " "),
      ]
    }
    return columns([header] + rows)
  }

  /// A round with its groups.
  ///
  /// - Parameter usesPseudonyms: whether learners are told by their pseudonyms.
  /// - Throws: `InputError` if there is no such round.
  package static func text(
    ofRound number: Int, in file: String, usesPseudonyms: Bool
  ) throws(InputError) -> String {
    let (rounds, learners, pseudonyms) = try HistoryDatabase(reading: file).read {
      (try $0.rounds(), try $0.learners(), try $0.pseudonyms())
    }
    guard let round = rounds.first(where: { $0.number == number }) else {
      let known =
        rounds.isEmpty ? "there is none yet" : "regroup history list shows those there are"
      throw InputError(file: file, "there is no round \(number)", remedy: known)
    }
    let names =
      usesPseudonyms
      ? pseudonyms
      : telling(learners.map { Learner(id: $0.id, name: $0.name) })
    let record = usesPseudonyms ? round.record.withPlainGroups : round.record
    return TerminalLines.text([heading(round)] + [""])
      + TerminalLines.groups(groups(of: record, names)).map { $0 + "\n" }.joined()
      + TerminalLines.text(lists(of: record, names))
  }

  private static func telling(_ learners: [Learner]) -> [String: String] {
    (try? Roster(learners: learners, attributes: []).tellingNamesByID) ?? [:]
  }

  private static func heading(_ round: NumberedRound) -> String {
    let record = round.record
    let parts =
      ["Round \(round.number)", record.date] + [record.term, record.title].compactMap { $0 }
    let notes =
      (record.isEdited ? [" (edited by hand)"] : []) + (round.isUndone ? [" (undone)"] : [])
    return parts.joined(separator: ", ") + notes.joined()
  }

  private static func groups(
    of record: RoundRecord, _ names: [String: String]
  ) -> [(name: String, members: [String], points: String)] {
    record.groups.map { group in
      let members = record.placements.filter { $0.group == group }
      let label = members.first?.label.flatMap { group.hasPrefix($0) ? nil : " (\($0))" } ?? ""
      return (group + label, members.map { names[$0.learner] ?? "?" }, "")
    }
  }

  private static func lists(of record: RoundRecord, _ names: [String: String]) -> [String] {
    func line(_ title: String, _ ids: [String]) -> [String] {
      ids.isEmpty ? [] : ["\(title): " + ids.map { names[$0] ?? "?" }.joined(separator: ", ")]
    }
    func having(_ has: (Turn) -> Bool) -> [String] {
      record.placements.filter { has($0.turn) }.map(\.learner)
    }
    let lists =
      line("Absent", record.absent) + line("Led", having(\.led)) + line("Pinned", having(\.pinned))
      + line("Alone of their kind", having(\.alone))
    return lists.isEmpty ? [] : [""] + lists
  }

  /// Columns two blanks apart; numbers to the right.
  private static func columns(_ rows: [[String]]) -> String {
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { printable($0[column]).count }.max() ?? 0
    }
    return rows.map { row in
      let cells = zip(row, widths).map { cell, width in
        let blanks = String(repeating: " ", count: width - printable(cell).count)
        return Int(cell) == nil ? printable(cell) + blanks : blanks + printable(cell)
      }
      return trimmedEnd(cells.joined(separator: "  ")) + "\n"
    }.joined()
  }

  private static func trimmedEnd(_ line: String) -> String {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
