import GroupingModel

/// Learners who stay in their groups of an earlier plan, all but so many.
struct Stay: Rule {
  static let name = "stay"
  static let summary = "learners stay in the groups that they were in before, all but so many"
  static let unit = "per learner elsewhere"
  static let subject = SubjectKind.pins
  static let options = [
    OptionDescription("moves", .wholeNumber, "learners who may be elsewhere; 0 if not given")
  ]
  static let requiredByDefault = true

  let sentence: String
  let ration: Ration?
  private let shape: Term.Shape

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    let options = try RuleOptions(spec, of: Self.self)
    let moves = try options.wholeNumber("moves", default: 0)
    let pins = try NamedPins.pins(of: spec, in: setting)
    shape = NamedPins.elsewhere(pins, price: spec.price, in: setting)
    if spec.strength == .required, moves > 0, case .linear(let charges) = shape {
      ration = Ration(charges: charges, most: Int64(moves))
    } else {
      ration = nil
    }
    let learners = counted(Set(pins.map(\.learner)).count, "learner")
    let origin = spec.subject.isEmpty ? "the earlier plan" : spec.subject
    sentence =
      moves == 0
      ? "Everyone from \(origin) (\(learners)) stays in their group"
      : "At most \(moves) of \(learners) from \(origin) change their group"
  }

  func terms() -> [Term.Shape] { ration == nil ? [shape] : [] }
}
