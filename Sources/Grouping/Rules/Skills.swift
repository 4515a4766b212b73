import GroupingModel

/// Every group has all the skills, whoever brings them.
struct Skills: Rule {
  static let name = "skills"
  static let summary = "every group has someone with each skill"
  static let unit = "per skill that nobody in a group has"
  static let subject = SubjectKind.attributes
  static let options = [
    OptionDescription(
      "skills", .list,
      "the skills: items of the one column, or names of yes/no columns; if not given, all that "
        + "occur")
  ]

  let sentence: String
  private let term: BitsTerm

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    let asked = try RuleOptions(spec, of: Self.self).distinctList("skills")
    let columns = try setting.attributes(spec.subject)
    let owned =
      columns.count == 1 ? columns[0].sets : Self.yes(in: columns, learners: setting.roster.count)
    for skill in asked where !owned.contains(where: { $0.contains(skill) }) {
      throw ModelError(
        "no learner has the skill '\(skill)'",
        remedy: "write skills as they stand in the column, or as the titles of yes/no columns")
    }
    let skills = ItemSets(owned, among: asked.isEmpty ? nil : asked)
    let count = skills.items.count
    guard count > 0 else {
      throw ModelError("rule 'skills' finds no skill", remedy: "choose other columns")
    }
    term = BitsTerm(items: count, sets: skills.sets, combination: .union) {
      spec.price * Int64(count - $0)
    }
    sentence =
      asked.isEmpty
      ? "Every group has each of the \(counted(count, "skill")) of the class"
      : "Every group has someone for \(listed(asked))"
  }

  func terms() -> [Term.Shape] { [.bits(term)] }

  /// Per learner, the titles of the columns that say yes.
  private static func yes(in columns: [Attribute], learners: Int) -> [Set<String>] {
    let words: Set = ["y", "yes", "true", "1", "x"]
    return (0..<learners).map { learner in
      Set(columns.filter { words.contains($0.cells[learner].lowercased()) }.map(\.name))
    }
  }
}
