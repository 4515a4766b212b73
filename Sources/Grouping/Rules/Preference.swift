import GroupingModel

/// Ranked choices of labels: topics, projects, activities.
struct Preference: Rule {
  static let name = "preference"
  static let summary = "learners get a label (topic, project) that they ranked high"
  static let unit = "per learner with the second choice (third: 3, fourth: 6, fifth: 10, ...)"
  static let subject = SubjectKind.choices
  static let options = ChoiceCosts.options

  let sentence: String
  private let term: LinearTerm

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    let options = try RuleOptions(spec, of: Self.self)
    let choices = try ChoiceCosts(spec, options, in: setting)
    term = choices.term(in: setting) { _, rank in
      guard let weight = spec.weight else { return rank == nil ? 1 : 0 }
      return Cost.units(weight * choices.points(rank))
    }
    let rankers = counted(choices.ranks.count { !$0.isEmpty }, "learner")
    sentence =
      spec.strength == .required
      ? "Everyone with choices (\(rankers)) gets one of them"
      : "Everyone with choices (\(rankers)) gets one as high on their list as can be"
  }

  func terms() -> [Term.Shape] { [.linear(term)] }
}
