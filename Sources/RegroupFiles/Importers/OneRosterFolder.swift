import GroupingModel

/// A OneRoster 1.1 or 1.2 CSV folder: `users.csv`, and, where they are there, `roles.csv`,
/// `enrollments.csv` and `classes.csv`.
///
/// Version 1.2 tells roles in `roles.csv`, 1.1 in `users.csv`; where neither does, enrollments do.
struct OneRosterFolder {
  /// Students with the columns of `users.csv` and, from their enrollments, `classes`.
  let learners: Import
  let teachers: BlockAdults

  init(_ path: String, in folder: inout InputFolder) throws(InputError) {
    let base = path.hasSuffix("/") ? path : path + "/"
    guard folder.hasFile(base + "users.csv") else {
      throw InputError(
        file: path, "this is neither a table nor a folder with a users.csv",
        remedy: "name a CSV file with a row for each learner, or a folder of OneRoster files")
    }
    var users = try Table(try folder.text(base + "users.csv"), file: base + "users.csv")
    guard OneRosterImporter.recognises(users.header) else {
      throw InputError(
        file: users.file, row: 1, "there are no columns sourcedId, givenName and familyName",
        remedy: "give users.csv as OneRoster has it")
    }
    let membership = try Membership(base, in: &folder)
    let ids = OneRosterRows(users, columns: ["sourcedId"]).cells("sourcedId")
    let roles = Self.roles(OneRosterRows(users, columns: ["role"]), ids, membership)
    teachers = Self.teachers(users, roles)
    if !users.header.contains(where: { $0.lowercased() == "role" }) {
      users.header.append("role")
      for row in users.rows.indices { users.rows[row].append(roles[row]) }
    }
    var learners = try OneRosterImporter.read(users)
    guard !learners.table.rows.isEmpty else {
      throw InputError(
        file: users.file, "no student is in the folder",
        remedy: "add roles.csv or enrollments.csv, which say who is a student")
    }
    if let id = learners.column("sourcedId") {
      let classes = learners.table.rows.map { membership.classes(of: $0[id]) }
      if classes.contains(where: { !$0.isEmpty }) { learners.append("classes", classes) }
    }
    learners.remarks.insert("\(path) is read as OneRoster", at: 0)
    self.learners = learners
  }

  /// Each user's role, in the order of the users.
  private static func roles(
    _ users: OneRosterRows, _ ids: [String], _ membership: Membership
  ) -> [String] {
    let own = users.cells("role")
    return ids.indices.map { own[$0].isEmpty ? membership.role(of: ids[$0]) : own[$0] }
  }

  private static func teachers(_ users: Table, _ roles: [String]) -> BlockAdults {
    let rows = OneRosterRows(users, columns: ["sourcedId", "givenName", "familyName"])
    let (ids, given, family) = (
      rows.cells("sourcedId"), rows.cells("givenName"), rows.cells("familyName")
    )
    var seen: Set<String> = []
    let kept = ids.indices.filter {
      ["teacher", "aide"].contains(roles[$0].lowercased()) && rows.isActive($0)
        && seen.insert(ids[$0]).inserted
    }
    return BlockAdults(
      identifiers: kept.map { ids[$0] }, names: kept.map { trimmed("\(given[$0]) \(family[$0])") })
  }
}

/// Who is what in which class.
private struct Membership {
  private var roles: [String: String] = [:]
  private var enrolled: [String: String] = [:]
  private var classes: [String: [String]] = [:]

  init(_ base: String, in folder: inout InputFolder) throws(InputError) {
    if let rows = try Self.rows("roles.csv", ["userSourcedId", "role"], base, &folder) {
      for (user, role) in zip(rows.cells("userSourcedId"), rows.cells("role")) {
        roles[user] = roles[user] ?? role
      }
    }
    var titles: [String: String] = [:]
    if let rows = try Self.rows("classes.csv", ["sourcedId", "title"], base, &folder) {
      for (id, title) in zip(rows.cells("sourcedId"), rows.cells("title")) { titles[id] = title }
    }
    let columns = ["classSourcedId", "userSourcedId", "role"]
    guard let rows = try Self.rows("enrollments.csv", columns, base, &folder) else { return }
    let (inClass, users, roles) = (
      rows.cells("classSourcedId"), rows.cells("userSourcedId"), rows.cells("role")
    )
    for row in users.indices where rows.isActive(row) {
      enrolled[users[row]] = enrolled[users[row]] ?? roles[row]
      let title = titles[inClass[row]] ?? inClass[row]
      if !classes[users[row], default: []].contains(title) {
        classes[users[row], default: []].append(title)
      }
    }
  }

  func role(of user: String) -> String { roles[user] ?? enrolled[user] ?? "" }

  /// "Math 7; Science 7".
  func classes(of user: String) -> String { classes[user, default: []].joined(separator: "; ") }

  private static func rows(
    _ name: String, _ columns: [String], _ base: String, _ folder: inout InputFolder
  ) throws(InputError) -> OneRosterRows? {
    guard folder.hasFile(base + name) else { return nil }
    let table = try Table(try folder.text(base + name), file: base + name)
    let titles = table.header.map { $0.lowercased() }
    for column in columns where !titles.contains(column.lowercased()) {
      throw InputError(
        file: table.file, row: 1, "there is no column '\(column)'",
        remedy: "give \(name) as OneRoster has it, or take it out of the folder")
    }
    return OneRosterRows(table, columns: columns)
  }
}

/// Rows of a OneRoster file by the titles of its columns.
private struct OneRosterRows {
  private let cellsByTitle: [String: [String]]
  private let isKept: [Bool]

  init(_ table: Table, columns: [String]) {
    func column(_ title: String) -> [String] {
      table.header.firstIndex { $0.lowercased() == title.lowercased() }.map(table.column)
        ?? [String](repeating: "", count: table.rows.count)
    }
    var cells: [String: [String]] = [:]
    for title in columns { cells[title] = column(title) }
    cellsByTitle = cells
    isKept = zip(column("status"), column("enabledUser")).map {
      $0.lowercased() != "tobedeleted" && $1.lowercased() != "false"
    }
  }

  func cells(_ title: String) -> [String] { cellsByTitle[title] ?? [] }

  func isActive(_ row: Int) -> Bool { isKept[row] }
}
