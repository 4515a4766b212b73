import GroupingModel

/// A CATME class list: first, last, email, id and perhaps school, section and team.
enum CATMEImporter: Importer {
  static let format = "a CATME class list"

  static func recognises(_ header: [String]) -> Bool {
    let titles = Set(header.map { $0.lowercased() })
    return titles.isSuperset(of: ["first", "last", "email", "id"])
      || titles.isSuperset(of: ["first name", "last name", "email", "id", "team"])
  }

  static func read(_ table: Table) throws(InputError) -> Import {
    var result = Import(table)
    let first = result.column("first") ?? result.column("first name")
    let last = result.column("last") ?? result.column("last name")
    if let first, let last { result.joinNames(first: first, last: last) }
    for title in ["school", "section"] {
      guard let position = result.column(title) else { continue }
      result.kinds[result.table.header[position]] = "category"
    }
    if let team = result.column("team"), result.isUsed(result.table.header[team]) {
      let title = result.table.header[team]
      result.kinds[title] = "category"
      result.rounds = [title]
      result.rules = [RuleDocument(rule: "new-teammates", weight: 1)]
      result.remarks.append("column '\(title)' counts as an earlier round of teams")
    }
    return result
  }
}
