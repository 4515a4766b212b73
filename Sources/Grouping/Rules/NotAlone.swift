import GroupingModel

/// Nobody is the only one of their kind in a group: none, or at least two.
struct NotAlone: Rule {
  static let name = "not-alone"
  static let summary = "nobody is the only one of their kind in a group: none or at least two"
  static let unit = "per learner alone"
  static let subject = SubjectKind.attributeMaybeValue

  let sentence: String
  private let counts: [CountTerm]

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    _ = try RuleOptions(spec, of: Self.self)
    let price = spec.weight.map(Cost.units) ?? 1
    counts = try Categories(spec.subject, in: setting).sets.map { belongs in
      CountTerm(belongs: belongs, largestSize: setting.largestSize) { count, size in
        count == 1 && size > 1 ? price : 0
      }
    }
    sentence = "Nobody is the only one with \(spec.subject) in a group"
  }

  func terms() -> [Term.Shape] { counts.map { .count($0) } }
}
