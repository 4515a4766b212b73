import GroupingModel

/// Which labels a learner may have; learners who are not listed may have any.
struct Eligible: Rule {
  static let name = "eligible"
  static let summary = "listed learners only get labels that are open to them"
  static let unit = "per learner with a label not open to them"
  static let subject = SubjectKind.pins
  static let requiredByDefault = true

  let sentence: String
  private let shape: Term.Shape

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    _ = try RuleOptions(spec, of: Self.self)
    let pins = try NamedPins.pins(of: spec, in: setting)
    shape = NamedPins.elsewhere(pins, price: spec.price, in: setting)
    let learners = Set(pins.map(\.learner)).count
    sentence = "Listed learners (\(learners)) only get labels that are open to them"
  }

  static func pieces(of spec: RuleSpec) -> Pieces { .learners }

  func terms() -> [Term.Shape] { [shape] }
}
