import GroupingModel

/// OneRoster's `users.csv`.
enum OneRosterImporter: Importer {
  static let format = "OneRoster users"

  static func recognises(_ header: [String]) -> Bool {
    Set(["sourcedid", "givenname", "familyname"]).isSubset(of: header.map { $0.lowercased() })
  }

  static func read(_ table: Table) throws(InputError) -> Import {
    var result = Import(table)
    keepStudents(&result)
    if let given = result.column("givenName"), let family = result.column("familyName") {
      result.joinNames(first: given, last: family)
    }
    if let id = result.column("sourcedId") { result.id = result.table.header[id] }
    let dropped = unneeded.compactMap { result.column($0) }
    result.remove(dropped)
    if result.isUsed("grades") { result.kinds["grades"] = "category" }
    return result
  }

  /// What groups need not know: it would only be copied around.
  private static let unneeded = [
    "password", "sms", "phone", "metadata", "dateLastModified", "status", "enabledUser", "role",
  ]

  private static func keepStudents(_ result: inout Import) {
    let role = result.column("role") ?? result.column("roles")
    let (status, enabled) = (result.column("status"), result.column("enabledUser"))
    let kept = result.table.rows.indices.filter { index in
      let row = result.table.rows[index]
      func cell(_ column: Int?) -> String { column.map { row[$0].lowercased() } ?? "" }
      return ["student", ""].contains(cell(role)) && cell(status) != "tobedeleted"
        && cell(enabled) != "false"
    }
    let count = result.table.rows.count - kept.count
    guard count > 0 else { return }
    result.keepRows(kept)
    result.remarks.append(
      "\(Wording.count(count, "row")) left out: other roles than student, disabled or deleted")
  }
}
