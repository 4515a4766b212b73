import GroupingModel

/// Earlier groups that stay as they are; others may join them.
struct Keep: Rule {
  static let name = "keep"
  static let summary = "the groups listed stay together"
  static let unit = "per pair of a kept group that is split"
  static let subject = SubjectKind.learners

  let sentence: String
  private let shapes: [Term.Shape]

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    _ = try RuleOptions(spec, of: Self.self)
    let pairs = try NamedLearners.pairs(of: spec, in: setting)
    shapes = Lowering.missing(pairs, price: spec.price, in: setting)
    let learners = Set(pairs.flatMap { [$0.from, $0.to] }).count
    sentence = "The groups to keep (\(counted(learners, "learner"))) stay together"
  }

  static func pieces(of spec: RuleSpec) -> Pieces { .pairs }

  func terms() -> [Term.Shape] { shapes }
}
