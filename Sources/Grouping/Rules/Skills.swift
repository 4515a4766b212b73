import GroupingModel

/// Every group has all the skills, whoever brings them.
struct Skills: Rule {
  static let name = "skills"
  static let summary = "every group has someone with each skill"
  static let unit = "per skill that nobody in a group has"
  static let subject = SubjectKind.attributes
  static let options = [
    OptionDescription(
      "needed", .list,
      "the skills: items of the one column, or names of yes/no columns; if not given, all that "
        + "occur")
  ]

  let sentence: String
  private let term: BitsTerm

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    let asked = try RuleOptions(spec, of: Self.self).distinctList("needed")
    let skills = try ItemSets.skills(of: spec, in: setting)
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
}
