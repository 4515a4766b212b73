import GroupingModel

/// Every category is spread evenly: each group has its share, rounded down or up.
struct Spread: Rule {
  static let name = "spread"
  static let summary = "each value of a column is spread evenly over the groups"
  static let unit = "per learner above or below a group's share of a value"
  static let subject = SubjectKind.attribute

  let sentence: String
  private let counts: [Term.Shape]

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    _ = try RuleOptions(spec, of: Self.self)
    let sets = try setting.categories(of: spec.subject)
    let learners = setting.roster.count
    counts = sets.map { belongs in
      let total = belongs.count { $0 }
      return Lowering.count(of: belongs, in: setting) { count, size in
        let floor = total * size / learners
        let ceiling = (total * size + learners - 1) / learners
        return spec.price * Int64(max(0, floor - count, count - ceiling))
      }
    }
    sentence =
      "Every group has its even share of each \(spec.subject) (\(counted(sets.count, "value")))"
  }

  func terms() -> [Term.Shape] { counts }
}
