import GroupingModel

/// Groups of an earlier plan that stay exactly as they are.
struct Lock: Rule {
  static let name = "lock"
  static let summary = "groups of an earlier plan stay exactly as they are"
  static let unit = "per learner who leaves or joins a locked group"
  static let subject = SubjectKind.pins
  static let requiredByDefault = true

  static func pieces(of spec: RuleSpec) -> Pieces { .kinds }

  let sentence: String
  private let shapes: [Term.Shape]

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    _ = try RuleOptions(spec, of: Self.self)
    let pins = try NamedPins.pins(of: spec, in: setting)
    var home = [Int?](repeating: nil, count: setting.roster.count)
    for pin in pins { home[pin.learner] = pin.kind }
    let locked = Set(pins.map(\.kind)).sorted()
    let names = locked.compactMap { setting.kinds[$0].name }
    let prices = setting.kinds.indices.map { kind in
      home.map { own in
        own == kind || own == nil && !locked.contains(kind) ? 0 : spec.price
      }
    }
    shapes = [.linear(LinearTerm(prices: prices))] + Self.crossings(home, locked, spec)
    sentence =
      "\(locked.count == 1 ? "The locked group" : "Locked groups") (\(listed(names))) "
      + (locked.count == 1 ? "stays as it is" : "stay as they are")
  }

  func terms() -> [Term.Shape] { shapes }

  /// Members beside others, once more as pairs: pairs that may not be keep such groups from being
  /// listed at all.
  private static func crossings(
    _ home: [Int?], _ locked: [Int], _ spec: RuleSpec
  ) -> [Term.Shape] {
    guard spec.strength == .required, home.count <= PairPrices.mostDense else { return [] }
    return [
      .pair(PairTerm(learners: home.count) { home[$0] == home[$1] ? 0 : spec.price })
    ]
  }
}
