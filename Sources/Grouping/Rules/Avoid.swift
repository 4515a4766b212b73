import GroupingModel

/// Requests not to work with someone. A pair who ask it of each other counts twice.
struct Avoid: Rule {
  static let name = "avoid"
  static let summary = "learners are not with those they asked to avoid"
  static let unit = "per request not kept"
  static let subject = SubjectKind.learners

  let sentence: String
  private let shapes: [Term.Shape]

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    _ = try RuleOptions(spec, of: Self.self)
    let requests = try NamedLearners.requests(of: spec, in: setting)
    shapes = Lowering.met(requests, price: spec.price)
    sentence =
      "Nobody is with someone they asked to avoid (\(counted(requests.count, "request")))"
  }

  static func pieces(of spec: RuleSpec) -> Pieces { .pairs }

  func terms() -> [Term.Shape] { shapes }
}
