import GroupingModel

/// What was read, in a few lines, so that a wrong guess is seen.
package enum Recognition {
  /// Columns of a kind that are listed.
  private static let mostShown = 40

  package static func lines(_ loaded: LoadedScenario) -> [String] {
    let roster = loaded.scenario.roster
    var lines = [
      "Read \(Wording.count(roster.count, "learner")) from \(printable(loaded.document.roster))."
    ]
    let kinds: [(ColumnKind, String)] = [
      (.identifier, "identifier"), (.name, "name"), (.number, "numbers"),
      (.category, "categories"), (.set, "sets"), (.learners, "learners"), (.text, "text"),
    ]
    let parts = kinds.compactMap { kind, word -> String? in
      let columns = loaded.guesses.filter { $0.kind == kind }
      guard !columns.isEmpty else { return nil }
      let more = columns.count > mostShown ? ["and \(columns.count - mostShown) more"] : []
      let list = columns.prefix(mostShown).map { "'\(printable($0.column))'" } + more
      return "  \(word): \(list.joined(separator: ", "))"
    }
    lines += parts
    if !parts.isEmpty {
      lines.append("  (change with --id, --name, --as column=category|number|set)")
    }
    let rounds = loaded.scenario.ledger.rounds.count
    if rounds > 0 { lines.append("Read \(Wording.count(rounds, "earlier round")).") }
    if let earlier = loaded.earlier { lines.append(earlier.summary) }
    return lines + loaded.remarks.map { "Note: \(printable($0))" }
  }
}
