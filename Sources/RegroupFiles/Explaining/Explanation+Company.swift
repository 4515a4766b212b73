import Grouping
import GroupingModel

extension Explanation {
  /// How the wishes of a learner and about them stand, and whom the rules keep from or with them.
  func companyLines(_ learner: Int) -> [String] {
    placed.scenario.rules.flatMap { rule -> [String] in
      guard let links = try? links(of: rule) else { return [] }
      return links.filter { $0.from == learner || $0.to == learner }
        .compactMap { sentence(rule.kind, $0, about: learner) }
    }
  }

  private func links(of rule: RuleSpec) throws(ModelError) -> [Link] {
    switch rule.kind {
    case "wishes", "avoid":
      return try NamedLearners.requests(of: rule, in: Setting(placed.scenario))
    case "apart", "together", "keep":
      return try NamedLearners.pairs(of: rule, in: Setting(placed.scenario))
    default: return []
    }
  }

  /// One sentence, without repeating the learner whom all is about.
  private func sentence(_ rule: String, _ link: Link, about learner: Int) -> String? {
    let other = link.from == learner ? link.to : link.from
    let name = placed.names[other]
    let isAsker = link.from == learner
    let isTogether = placed.home[learner] == placed.home[other]
    let place = isTogether ? "together" : "\(name) is in \(groupName(of: other))"
    switch rule {
    case "wishes":
      return isAsker ? "Asked for \(name): \(place)." : "\(name) asked for them: \(place)."
    case "avoid":
      return isAsker
        ? "Asked to avoid \(name): \(place)." : "\(name) asked to avoid them: \(place)."
    case "apart": return "Listed apart from \(name): \(place)."
    default: return "Listed together with \(name): \(place)."
    }
  }
}
