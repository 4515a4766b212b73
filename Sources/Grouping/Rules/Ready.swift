import GroupingModel

/// A label only for learners whose number lies in a range.
struct Ready: Rule {
  static let name = "ready"
  static let summary = "a label only goes to learners whose number lies in a range"
  static let unit = "per learner out of the range"
  static let subject = SubjectKind.attribute
  static let options = [
    OptionDescription("label", .text, "the label"),
    OptionDescription("from", .number, "smallest number that is ready"),
    OptionDescription("to", .number, "largest number that is ready"),
  ]
  static let requiredByDefault = true

  let sentence: String
  private let term: LinearTerm

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    let options = try RuleOptions(spec, of: Self.self)
    let label = try Self.label(options, in: setting)
    let from = try options.number("from", in: -1e9...1e9)
    let to = try options.number("to", in: -1e9...1e9)
    guard from != nil || to != nil, from ?? to ?? 0 <= to ?? from ?? 0 else {
      throw ModelError(
        "rule 'ready' has no range, or an empty one",
        remedy: "add 'from', 'to' or both, with 'from' not above 'to'")
    }
    let numbers = try setting.roster.attribute(spec.subject).numbers()
    let prices = numbers.mantissas.map { mantissa -> Int64 in
      guard let mantissa else { return 0 }
      let value = Double(mantissa) / Double(numbers.scale)
      return value < from ?? value || value > to ?? value ? spec.price : 0
    }
    let free = [Int64](repeating: 0, count: prices.count)
    term = LinearTerm(prices: setting.kinds.map { $0.label == label ? prices : free })
    let range = [from.map { "at least \(plain($0))" }, to.map { "at most \(plain($0))" }]
    sentence =
      "\(label) is for learners with \(spec.subject) of \(listed(range.compactMap { $0 }))"
  }

  func terms() -> [Term.Shape] { [.linear(term)] }

  private static func label(
    _ options: RuleOptions, in setting: Setting
  ) throws(ModelError) -> String {
    let labels = setting.kinds.compactMap(\.label)
    guard let label = options.text("label") else {
      throw ModelError("rule 'ready' names no label", remedy: "add 'label' with one of the labels")
    }
    guard !labels.isEmpty else {
      throw ModelError("rule 'ready' needs labels", remedy: "give the scenario labels")
    }
    guard labels.contains(label) else { throw .unknown("label", label, among: labels) }
    return label
  }
}
