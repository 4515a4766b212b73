import GroupingModel

/// Reads what rules say about learners: columns, files and lists of them.
struct ReferenceReader {
  let roster: RosterReading
  var folder: InputFolder

  /// Each learner of a column of the roster to those that the cell names, in file order.
  func links(inColumn title: String) throws(InputError) -> [Link] {
    var links: [Link] = []
    for (position, cell) in try cells(title).enumerated() {
      for match in roster.index.matches(inCell: cell) {
        let other = try learner(
          match, file: roster.file, row: roster.rowNumbers[position], column: title)
        if other != position { links.append(Link(from: position, to: other)) }
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
  func blocks(_ lists: [[String]], rule: String) throws(InputError) -> [[Int]] {
    var blocks: [[Int]] = []
    for (position, list) in lists.enumerated() {
      var block: [Int] = []
      for name in list {
        block.append(try listed(name, rule: rule, entry: position + 1))
      }
      blocks.append(block)
    }
    return blocks
  }

  /// A learner named in place.
  func listed(_ name: String, rule: String, entry: Int) throws(InputError) -> Int {
    switch roster.index.match(name) {
    case .found(let position): return position
    case .unknown:
      throw InputError(
        "rule '\(rule)', entry \(entry): someone is not in the roster",
        remedy: "use an identifier or the name as the roster has it")
    case .ambiguous:
      throw InputError(
        "rule '\(rule)', entry \(entry): a name is that of several learners",
        remedy: "use identifiers")
    }
  }

  /// The learners and groups of a file such as our `groups.csv`, and how many entries name someone
  /// who is not in the roster.
  mutating func groups(inFile file: String) throws(InputError) -> (groups: [[Int]], unknown: Int) {
    let table = try Table(try folder.text(file), file: file)
    guard table.header.count >= 2 else {
      throw InputError(
        file: file, "a file of groups needs two columns", remedy: "give it group and id")
    }
    let (group, learner) = groupColumns(table)
    var (order, members, unknown): ([String], [String: [Int]], Int) = ([], [:], 0)
    for (row, number) in zip(table.rows, table.rowNumbers) where !row[learner].isEmpty {
      let match = roster.index.match(row[learner])
      if match == .unknown {
        unknown += 1
        continue
      }
      let position = try self.learner(
        match, file: file, row: number, column: table.header[learner])
      guard !row[group].isEmpty else { continue }
      if members[row[group]] == nil { order.append(row[group]) }
      members[row[group], default: []].append(position)
    }
    return (order.map { members[$0] ?? [] }, unknown)
  }

  /// The cells of a column of the roster.
  private func cells(_ title: String) throws(InputError) -> [String] {
    do { return try roster.roster.attribute(title).cells } catch {
      throw InputError(error, file: roster.file)
    }
  }

  /// The learner that a cell of a file names.
  func learner(
    _ match: LearnerIndex.Match, file: String, row: Int, column: String
  ) throws(InputError) -> Int {
    switch match {
    case .found(let position): return position
    case .unknown:
      throw InputError(
        file: file, row: row, column: column, "names someone who is not in the roster",
        remedy: "write an identifier, or the name as the roster has it; names in one cell are "
          + "separated by ';'")
    case .ambiguous:
      throw InputError(
        file: file, row: row, column: column, "the name is that of several learners",
        remedy: "write identifiers")
    }
  }

  /// By title; otherwise the column with more learners holds them, the second on a tie.
  private func groupColumns(_ table: Table) -> (group: Int, learner: Int) {
    let titles = table.header.map { $0.lowercased() }
    let groups = [
      "group", "team", "groups", "teams", "group id", "team id", "group number", "table",
    ]
    let learners = ["id", "learner", "student", "pupil", "name", "email", "member"]
    let group = titles.firstIndex(where: groups.contains)
    let learner = learners.lazy.compactMap { titles.firstIndex(of: $0) }.first
    if let group, let learner { return (group, learner) }
    func known(_ position: Int) -> Int {
      table.rows.count { roster.index.match($0[position]) != .unknown }
    }
    if let group { return (group, group == 0 ? 1 : 0) }
    if let learner { return (learner == 0 ? 1 : 0, learner) }
    return known(0) > known(1) ? (1, 0) : (0, 1)
  }
}
