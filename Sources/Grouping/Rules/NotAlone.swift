import GroupingModel

/// Nobody is the only one of their kind in a group: none, or at least two.
struct NotAlone: Rule {
  static let name = "not-alone"
  static let summary = "nobody is the only one of their kind in a group: none or at least two"
  static let unit = "per learner alone"
  static let subject = SubjectKind.attributeMaybeValue

  let sentence: String
  private let counts: [Term.Shape]

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    _ = try RuleOptions(spec, of: Self.self)
    counts = try setting.sets(of: spec.subject).map { belongs in
      Lowering.count(of: belongs, in: setting) { count, size in
        count == 1 && size > 1 ? spec.price : 0
      }
    }
    let whom = spec.subject.contains("=") ? "with \(spec.subject)" : "of their \(spec.subject)"
    sentence = "Nobody is the only one \(whom) in a group"
  }

  func terms() -> [Term.Shape] { counts }
}
