import GroupingModel

/// The roster of harvard-hbs' team formation: hours as numbers, and team numbers of earlier terms.
enum HBSImporter: Importer {
  static let format = "a roster of harvard-hbs' team formation"

  static func recognises(_ header: [String]) -> Bool {
    header.contains("id")
      && (header.contains("working_hour_list") || header.contains { term($0) != nil })
  }

  static func read(_ table: Table) throws(InputError) -> Import {
    var result = Import(table)
    result.id = "id"
    let terms = table.header.compactMap { title in term(title).map { ($0, title) } }
    result.rounds = terms.sorted { $0.0 < $1.0 }.map(\.1)
    for title in result.rounds { result.kinds[title] = "category" }
    if !result.rounds.isEmpty {
      result.rules.append(RuleDocument(rule: "new-teammates", weight: 1))
      let list = result.rounds.map { "'\($0)'" }.joined(separator: ", ")
      result.remarks.append("earlier rounds of teams, oldest first: \(list); -1 is no team")
    }
    if result.isUsed("working_hour_list") {
      result.kinds["working_hour_list"] = "set"
      result.rules.append(
        RuleDocument(rule: "common-hours", subject: "working_hour_list", weight: 1))
    }
    if let gender = result.column("gender"), result.isVaried(table.header[gender]) {
      result.rules.append(RuleDocument(rule: "spread", subject: table.header[gender], weight: 1))
    }
    return result
  }

  /// The number in "term_2_team_num".
  private static func term(_ title: String) -> Int? {
    let parts = title.lowercased().split(separator: "_")
    guard parts.count == 4, parts[0] == "term", parts[2] == "team", parts[3] == "num" else {
      return nil
    }
    return Int(parts[1])
  }
}
