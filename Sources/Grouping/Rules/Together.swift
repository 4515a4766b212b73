import GroupingModel

/// Learners who stay together.
struct Together: Rule {
  static let name = "together"
  static let summary = "the learners listed together are in one group"
  static let unit = "per pair apart"
  static let subject = SubjectKind.learners

  let sentence: String
  private let shapes: [Term.Shape]

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    _ = try RuleOptions(spec, of: Self.self)
    let pairs = try NamedLearners.pairs(of: spec, in: setting)
    shapes = Lowering.missing(pairs, price: spec.price, in: setting)
    sentence = "Listed learners are in one group (\(counted(pairs.count, "pair")))"
  }

  static func pieces(of spec: RuleSpec) -> Pieces { .pairs }

  func terms() -> [Term.Shape] { shapes }
}
