import GroupingModel

/// Members of a group differ from each other over several columns.
struct Mix: Rule {
  static let name = "mix"
  static let summary = "members of a group differ from each other over the listed columns"
  static let unit = "per pair of learners who are alike in every column"
  static let subject = SubjectKind.attributes

  let sentence: String
  private let term: PairTerm

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    _ = try RuleOptions(spec, of: Self.self)
    try spec.checkWeighted()
    try Lowering.checkAllPairsFit(spec, in: setting)
    let attributes = try setting.attributes(spec.subject)
    let distance = GowerDistance(attributes)
    let weight = spec.weight ?? 0
    term = PairTerm(learners: setting.roster.count) { first, second in
      Cost.units(weight * (1 - distance.between(first, second)))
    }
    sentence = "Members of a group differ in \(listed(attributes.map(\.name)))"
  }

  func terms() -> [Term.Shape] { [.pair(term)] }
}
