import GroupingModel

/// Requests to work with someone: at least one, as many as possible, or mutual ones only.
struct Wishes: Rule {
  static let name = "wishes"
  static let summary = "learners are with those they asked for"
  static let unit = "per learner with no wish met (aim one), or per wish not met (aim many)"
  static let subject = SubjectKind.learners
  static let options = [
    OptionDescription("aim", .choice(["one", "many"]), "one wish each, or as many as possible"),
    OptionDescription("mutual", .flag, "count only wishes that both have"),
  ]

  let sentence: String
  private let shapes: [Term.Shape]

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    let options = try RuleOptions(spec, of: Self.self)
    let asked = try NamedLearners.requests(of: spec, in: setting)
    let mutual = options.flag("mutual")
    let links = mutual ? Self.mutual(asked) : asked
    let many = options.text("aim") == "many"
    shapes =
      many
      ? Lowering.missing(links, price: spec.price, in: setting)
      : [.reach(Self.atLeastOne(links, price: spec.price, in: setting))]
    let wishers = counted(Set(links.map(\.from)).count, "learner")
    let whom = mutual ? "someone who asked for them too" : "someone they asked for"
    let extent = spec.strength == .required ? "All" : "As many as possible"
    sentence =
      many
      ? "\(extent) of the \(counted(links.count, mutual ? "mutual wish" : "wish", "es")) are met"
      : "Everyone with a wish (\(wishers)) is with \(whom)"
  }

  /// Of mutual wishes one is needed for another, so none can be given up by itself.
  static func pieces(of spec: RuleSpec) -> Pieces {
    spec.options["mutual"] == .flag(true) ? .whole : .askers
  }

  func terms() -> [Term.Shape] { shapes }

  private static func mutual(_ links: [Link]) -> [Link] {
    let asked = Set(links)
    return links.filter { asked.contains(Link(from: $0.to, to: $0.from)) }
  }

  private static func atLeastOne(
    _ links: [Link], price: Int64, in setting: Setting
  ) -> ReachTerm {
    var partners = [[Int]](repeating: [], count: setting.roster.count)
    for link in links { partners[link.from].append(link.to) }
    return ReachTerm(partners: partners, weights: partners.map { $0.isEmpty ? 0 : price })
  }
}
