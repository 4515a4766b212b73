import GroupingModel

/// GroupEng's class list: `ID`, `GPA`, skills as `y` and `-`, and further columns.
enum GroupEngImporter: Importer {
  static let format = "a GroupEng class list"

  static func recognises(_ header: [String]) -> Bool {
    header.contains("ID") && header.contains("GPA") && header.contains(where: isSkill)
  }

  static func read(_ table: Table) throws(InputError) -> Import {
    var result = Import(table)
    result.id = "ID"
    for position in table.header.indices where !isSkill(table.header[position]) {
      result.setCells(position) { $0 == "-" ? "" : $0 }
    }
    result.remarks.append("a dash means unknown, and no in columns of skills")
    let skills = table.header.filter(isSkill)
    let hasYes = skills.contains { title in
      table.header.firstIndex(of: title).map { table.column($0).contains("y") } ?? false
    }
    var rules = [RuleDocument(rule: "balance", subject: "GPA", weight: 1)]
    if hasYes, skills.count > 1 {
      rules.append(RuleDocument(rule: "skills", columns: skills, weight: 1))
    }
    if result.isVaried("Gender") {
      rules.append(RuleDocument(rule: "not-alone", subject: "Gender", weight: 1))
    }
    result.rules = rules
    return result
  }

  /// "Skill1", "Skill 2".
  private static func isSkill(_ title: String) -> Bool {
    guard title.lowercased().hasPrefix("skill") else { return false }
    return title.dropFirst(5).allSatisfy { $0.isNumber || $0 == " " }
  }
}
