import GroupingModel

/// A group has at most so many of a kind.
struct AtMost: Rule {
  static let name = "at-most"
  static let summary = "no group has more than so many learners of a kind"
  static let unit = "per learner too many"
  static let subject = SubjectKind.attributeValue
  static let options = [OptionDescription("count", .wholeNumber, "how many; 1 if not given")]

  let sentence: String
  private let counts: [Term.Shape]

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    let count = try RuleOptions(spec, of: Self.self).wholeNumber("count", default: 1)
    counts = try setting.sets(of: spec.subject).map { belongs in
      Lowering.count(of: belongs, in: setting) { had, _ in spec.price * Int64(max(0, had - count)) }
    }
    sentence = "Every group has at most \(counted(count, "learner")) with \(spec.subject)"
  }

  func terms() -> [Term.Shape] { counts }
}
