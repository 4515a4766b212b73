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
    guard case .links(let all) = spec.data else {
      throw ModelError("rule 'wishes' has no wishes", remedy: "name a column or a file of pairs")
    }
    let asked = Set(all.filter { $0.from != $0.to })
    let mutual = options.flag("mutual")
    let links = asked.filter { !mutual || asked.contains(Link(from: $0.to, to: $0.from)) }
      .sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    let price = spec.weight.map(Cost.units) ?? 1
    let many = options.text("aim") == "many"
    let learners = setting.roster.count
    shapes =
      many
      ? Lowering.missing(links, price: price, learners: learners, kinds: setting.kinds.count)
      : [.reach(Self.atLeastOne(links, price: price, learners: learners))]
    let whom = mutual ? "someone who asked for them too" : "someone they asked for"
    sentence =
      many
      ? "As many wishes as possible are met" : "Everyone with a wish is with \(whom)"
  }

  func terms() -> [Term.Shape] { shapes }

  private static func atLeastOne(_ links: [Link], price: Int64, learners: Int) -> ReachTerm {
    var partners = [[Int]](repeating: [], count: learners)
    for link in links { partners[link.from].append(link.to) }
    return ReachTerm(partners: partners, weights: partners.map { $0.isEmpty ? 0 : price })
  }
}
