import GroupingModel

/// Given distances between learners: as large as possible within groups, or as small.
struct Distances: Rule {
  static let name = "distances"
  static let summary = "given distances within groups are as large (or small) as can be"
  static let unit = "per unit of distance, negative where distances should be large"
  static let subject = SubjectKind.none
  static let options = [
    OptionDescription("aim", .choice(["max", "min"]), "large or small distances within groups")
  ]

  let sentence: String
  private let term: PairTerm

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    let options = try RuleOptions(spec, of: Self.self)
    try spec.checkWeighted()
    let weight = spec.weight ?? 0
    let learners = setting.roster.count
    guard case .distances(let distances) = spec.data, distances.count == learners * learners
    else {
      throw ModelError(
        "rule 'distances' needs a distance for each pair of the \(learners) learners",
        remedy: "read the scenario from a file with distances")
    }
    // So that no sum over groups leaves 64 bits.
    guard distances.reduce(0, { $0 + abs($1) }) * weight <= 4e14 else {
      throw ModelError(
        "rule 'distances' has distances that are too large or not numbers",
        remedy: "use finite numbers, or a smaller weight")
    }
    let minimise = options.text("aim") == "min"
    term = PairTerm(learners: learners) { first, second in
      let price = Cost.units(weight * distances[first * learners + second])
      return minimise ? price : -price
    }
    sentence = "Distances within groups are as \(minimise ? "small" : "large") as can be"
  }

  func terms() -> [Term.Shape] { [.pair(term)] }
}
