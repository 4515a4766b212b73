import GroupingModel

/// Learners who are fixed to a label.
struct PinRule: Rule {
  static let name = "pin"
  static let summary = "listed learners get the label they are fixed to"
  static let unit = "per learner elsewhere"
  static let subject = SubjectKind.pins
  static let requiredByDefault = true

  let sentence: String
  private let shape: Term.Shape

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    _ = try RuleOptions(spec, of: Self.self)
    let pins = try NamedPins.pins(of: spec, in: setting)
    // Where groups have names, a label has several kinds, and a learner with that label all of them.
    var pinned: [Int: Int] = [:]
    for pin in pins
    where !setting.areAlike(pinned.updateValue(pin.kind, forKey: pin.learner) ?? pin.kind, pin.kind)
    {
      throw ModelError(
        "rule 'pin' fixes the learner of row \(pin.learner + 2) of the roster to two labels",
        remedy: "keep one, or use 'eligible' to allow several")
    }
    shape = NamedPins.elsewhere(pins, price: spec.price, in: setting)
    sentence = "Pinned learners (\(counted(pinned.count, "learner"))) are where they were put"
  }

  static func pieces(of spec: RuleSpec) -> Pieces { .learners }

  func terms() -> [Term.Shape] { [shape] }
}
