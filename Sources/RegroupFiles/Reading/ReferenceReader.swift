import GroupingModel

/// Reads what rules say about learners: columns, files and lists of them.
struct ReferenceReader {
  let roster: RosterReading
  var folder: InputFolder
  let matcher: NameMatcher
  let notes: MatchNotes

  /// - Parameter isLenient: whether names that mean nobody are left out with a remark.
  init(roster: RosterReading, folder: InputFolder, isLenient: Bool = false) {
    self.roster = roster
    self.folder = folder
    matcher = NameMatcher(roster.roster.learners, index: roster.index)
    notes = MatchNotes(isLenient: isLenient)
  }

  /// Each learner of a column of the roster to those that the cell names, in file order.
  func links(inColumn title: String) throws(InputError) -> [Link] {
    var links: [Link] = []
    for (position, cell) in try cells(title).enumerated() where !cell.isEmpty {
      let place = Place(file: roster.file, row: roster.rowNumbers[position], column: title)
      links += try self.links(from: position, toCell: cell, at: place)
    }
    return links
  }

  /// A learner to those that a cell names.
  ///
  /// - Parameter isPair: whether the cell stands in a list of pairs. Collected sociometric data pairs
  ///   some with themselves, which says nothing; in a class list it is a slip to be mended.
  func links(
    from: Int, toCell cell: String, at place: Place, isPair: Bool = false
  ) throws(InputError) -> [Link] {
    var links: [Link] = []
    for finding in matcher.findAll(inCell: cell) {
      guard let to = try learner(finding, at: place) else { continue }
      if to != from {
        links.append(Link(from: from, to: to))
      } else if isPair {
        notes.left(out: "pairs a learner with themselves", at: place)
      } else {
        try refuse(
          "names the learner whose own row it is", at: place,
          remedy: "take the learner's own name out; --lenient (lenient: true) leaves it out")
      }
    }
    return links
  }

  /// Learners with the same text in a column, for example a table number.
  func blocks(inColumn title: String) throws(InputError) -> [[Int]] {
    var members: [String: [Int]] = [:]
    for (position, cell) in try cells(title).enumerated() where !cell.isEmpty {
      members[cell, default: []].append(position)
    }
    return members.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }

  /// Learners listed in place.
  ///
  /// - Parameter areRequests: whether the first of a list asks for the others, so that without it
  ///   nothing is left.
  func blocks(
    _ lists: [[String]], rule: String, areRequests: Bool
  ) throws(InputError) -> [[Int]] {
    var blocks: [[Int]] = []
    for (position, list) in lists.enumerated() {
      var block: [Int] = []
      var seen: Set<Int> = []
      for (item, name) in list.enumerated() {
        let learner = try listed(name, rule: rule, entry: position + 1)
        if learner == nil, item == 0, areRequests { break }
        if let learner, seen.insert(learner).inserted { block.append(learner) }
      }
      blocks.append(block)
    }
    return blocks
  }

  /// A learner named in place; nil if nobody and that is allowed.
  func listed(_ name: String, rule: String, entry: Int) throws(InputError) -> Int? {
    try learner(name, at: Place(entry: "rule '\(rule)', entry \(entry)"))
  }

  /// - Throws: `InputError` if the first row is one of learners, not of titles.
  func checkHeader(_ table: Table) throws(InputError) {
    try HeaderRow.check(table) { roster.index.match($0) != .unknown }
  }

  /// The cells of a column of the roster.
  private func cells(_ title: String) throws(InputError) -> [String] {
    do { return try roster.roster.attribute(title).cells } catch {
      throw InputError(error, file: roster.file)
    }
  }

  /// The learner that a text names; nil if nobody and that is allowed.
  func learner(_ name: String, at place: Place) throws(InputError) -> Int? {
    try learner(matcher.find(name), at: place)
  }

  func learner(_ finding: NameMatcher.Finding, at place: Place) throws(InputError) -> Int? {
    switch finding {
    case .found(let position, let difference):
      if let difference {
        notes.matched(difference, at: place, rosterRow: row(of: position))
      }
      return position
    case .unknown(let near):
      let hint = near.isEmpty ? "" : "; \(rows(near)) of the class list may be meant"
      try refuse(
        "names someone who is not in the roster" + hint, at: place,
        remedy: "write an identifier, or the name as the roster has it; names in one cell are "
          + "separated by ';'; --lenient (lenient: true) leaves such names out")
    case .ambiguous(let several):
      try refuse(
        "the name may be that of several learners: \(rows(several)) of the class list", at: place,
        remedy: "write identifiers; --lenient (lenient: true) leaves such names out")
    }
    return nil
  }

  /// An error, or a remark where names may be left out.
  private func refuse(_ problem: String, at place: Place, remedy: String) throws(InputError) {
    guard notes.isLenient else { throw place.error(problem, remedy: remedy) }
    notes.left(out: problem, at: place)
  }

  private func row(of learner: Int) -> Int {
    roster.rowNumbers.indices.contains(learner) ? roster.rowNumbers[learner] : learner + 1
  }

  /// "rows 3, 9", at most eight of them.
  private func rows(_ learners: [Int]) -> String {
    let all = learners.prefix(8).map { "\(row(of: $0))" }
    let more = learners.count > all.count ? " and \(learners.count - all.count) more" : ""
    return (all.count == 1 ? "row " : "rows ") + all.joined(separator: ", ") + more
  }
}
