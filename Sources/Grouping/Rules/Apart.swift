import GroupingModel

/// Learners who must not be in one group.
struct Apart: Rule {
  static let name = "apart"
  static let summary = "the learners listed are in different groups"
  static let unit = "per pair together"
  static let subject = SubjectKind.learners
  static let requiredByDefault = true

  let sentence: String
  private let shapes: [Term.Shape]

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    _ = try RuleOptions(spec, of: Self.self)
    let pairs = try NamedLearners.pairs(of: spec, in: setting)
    shapes = Lowering.met(pairs, price: spec.price)
    let whom =
      spec.subject == RuleSpec.earlierProposals
      ? "Team-mates of earlier proposals" : "Listed learners"
    sentence = "\(whom) are in different groups (\(counted(pairs.count, "pair")))"
  }

  static func pieces(of spec: RuleSpec) -> Pieces { .pairs }

  func terms() -> [Term.Shape] { shapes }
}
