/// What was made of names that are not as the roster has them, by rows, never by names. One object
/// for a whole scenario, so that each is noted once.
final class MatchNotes {
  /// Whether a name that means nobody is left out with a remark, not an error.
  let isLenient: Bool
  private var order: [Heading] = []
  private var entries: [Heading: [String]] = [:]

  init(isLenient: Bool) {
    self.isLenient = isLenient
  }

  /// Where names stand and what they have in common.
  private struct Heading: Hashable {
    let place: String
    let phrase: String
  }

  /// A name that was matched although it is not exact.
  func matched(_ difference: NameMatcher.Difference, at place: Place, rosterRow: Int) {
    let phrase =
      switch difference {
      case .form: "names in other capitals, accents or order, taken for the learner of"
      case .nickname: "nicknames, taken for the learner of"
      case .misspelling: "misspelt names, taken for the learner of"
      }
    add("\(place.spot)row \(rosterRow)", under: Heading(place: place.heading, phrase: phrase))
  }

  /// A name that was left out.
  func left(out problem: String, at place: Place) {
    add(place.spot + "left out", under: Heading(place: place.heading, phrase: problem))
  }

  private func add(_ entry: String, under heading: Heading) {
    if entries[heading] == nil { order.append(heading) }
    guard entries[heading]?.contains(entry) != true else { return }
    entries[heading, default: []].append(entry)
  }

  /// A remark for each place and kind of difference.
  var remarks: [String] {
    order.map { heading in
      "\(heading.place): \(heading.phrase): \((entries[heading] ?? []).joined(separator: ", "))"
    }
  }
}

/// Where a learner is named: a cell of a file, or an entry of a rule.
struct Place {
  var file: String?
  var row: Int?
  var column: String?
  /// "rule 'apart', entry 2".
  var entry: String?

  /// What all cells of a column share.
  var heading: String {
    [entry, file, column.map { "column '\($0)'" }].compactMap { $0 }.joined(separator: ", ")
  }

  /// "row 3 -> ", empty for an entry of a rule.
  var spot: String { row.map { "row \($0) -> " } ?? "" }

  func error(_ problem: String, remedy: String) -> InputError {
    InputError(
      file: file, row: row, column: column, entry.map { "\($0): \(problem)" } ?? problem,
      remedy: remedy)
  }
}
