import Grouping
import GroupingModel

// Facts about who is with whom.
extension PlacedPlan {
  /// nil for a rule that is not about company.
  ///
  /// - Throws: `ModelError` if the rule names a learner who is not in the roster.
  func companyStory(of spec: RuleSpec) throws(ModelError) -> FactBook.Story? {
    switch spec.kind {
    case "wishes": return wishesStory(try Wishbook(spec, in: scenario))
    case "avoid": return avoidStory(try links(of: spec))
    case "apart" where spec.subject == RuleSpec.earlierProposals:
      return proposedStory(Set(try pairs(of: spec)))
    case "apart": return apartStory(try pairs(of: spec))
    case "together", "keep": return togetherStory(try pairs(of: spec))
    case "new-teammates": return meetingStory
    default: return nil
    }
  }

  private func wishesStory(_ wishes: Wishbook) -> FactBook.Story {
    { group, isKept in
      let askers = group.members.filter { !wishes.asked[$0].isEmpty }
      guard !askers.isEmpty else { return "Nobody here has a wish" }
      if wishes.isMany {
        let met = askers.reduce(0) { $0 + wishes.met(by: $1, in: group).count }
        let all = askers.reduce(0) { $0 + wishes.asked[$1].count }
        return "\(met) of \(Wording.count(all, "wish", "es")) met"
      }
      guard !isKept else {
        return askers.count == 1
          ? "\(names[askers[0]]) is with someone they asked for"
          : "All \(askers.count) with a wish are with someone they asked for"
      }
      let without = askers.filter { wishes.met(by: $0, in: group).isEmpty }
      return "No wish met for \(listed(without))"
    }
  }

  private func avoidStory(_ links: [Link]) -> FactBook.Story {
    { group, isKept in
      guard !isKept else { return "Nobody is with someone they asked to avoid" }
      let broken = links.filter { group.members.contains($0.from) && group.members.contains($0.to) }
      return broken.map { "\(names[$0.from]) asked to avoid \(names[$0.to])" }
        .joined(separator: ", ")
    }
  }

  private func apartStory(_ pairs: [Link]) -> FactBook.Story {
    { group, isKept in
      guard !isKept else { return "No two who are listed apart" }
      let broken = pairs.filter { group.members.contains($0.from) && group.members.contains($0.to) }
      return "Listed apart, yet together: \(pairTexts(broken))"
    }
  }

  private func proposedStory(_ pairs: Set<Link>) -> FactBook.Story {
    { group, isKept in
      guard !isKept else { return "No two are together in an earlier proposal" }
      let count = group.pairs.count { pairs.contains($0) }
      return "As in an earlier proposal: \(count) of \(Wording.count(group.pairs.count, "pair"))"
    }
  }

  private func togetherStory(_ pairs: [Link]) -> FactBook.Story {
    { group, isKept in
      guard !isKept else { return "No pair listed together was parted here" }
      // As the rule counts them: at the group of the one who comes first in the class list.
      let cut = pairs.filter { group.members.contains($0.from) && !group.members.contains($0.to) }
      return "Listed together, yet parted: \(pairTexts(cut))"
    }
  }

  private var meetingStory: FactBook.Story {
    let meetings = scenario.ledger.meetings
    return { group, isKept in
      let again = group.pairs.filter { meetings[$0] != nil }
      guard !again.isEmpty else { return "All are new to each other" }
      return "\(isKept ? "Have met before" : "Meet again"): \(pairTexts(again))"
    }
  }

  /// "Ana and Ben, Ana and Cid".
  func pairTexts(_ pairs: [Link]) -> String {
    pairs.map { "\(names[$0.from]) and \(names[$0.to])" }.joined(separator: ", ")
  }

  private func links(of spec: RuleSpec) throws(ModelError) -> [Link] {
    try NamedLearners.requests(of: spec, in: Setting(scenario))
  }

  private func pairs(of spec: RuleSpec) throws(ModelError) -> [Link] {
    try NamedLearners.pairs(of: spec, in: Setting(scenario))
  }
}

/// Who asked for whom under one rule.
struct Wishbook {
  /// Per learner, those they asked for that count.
  let asked: [[Int]]
  /// Whether every wish counts, not only the first that is met.
  let isMany: Bool

  /// - Throws: `ModelError` if the rule names a learner who is not in the roster.
  init(_ spec: RuleSpec, in scenario: Scenario) throws(ModelError) {
    let links = try NamedLearners.requests(of: spec, in: Setting(scenario))
    let all = Set(links)
    let isMutual = spec.options["mutual"] == .flag(true)
    var asked = [[Int]](repeating: [], count: scenario.roster.count)
    for link in links where !isMutual || all.contains(Link(from: link.to, to: link.from)) {
      asked[link.from].append(link.to)
    }
    self.asked = asked
    isMany = spec.options["aim"] == .text("many")
  }

  /// What `honoured` counts.
  var measure: String { isMany ? "wishes met" : "with someone they asked for" }

  /// How many wishes, or learners with one, and how many of them got it.
  func honoured(in groups: [Group]) -> (met: Int, all: Int) {
    var (met, all) = (0, 0)
    for group in groups {
      for member in group.members where !asked[member].isEmpty {
        let count = self.met(by: member, in: group).count
        met += isMany ? count : min(1, count)
        all += isMany ? asked[member].count : 1
      }
    }
    return (met, all)
  }

  /// Those in the group that the learner asked for.
  func met(by learner: Int, in group: Group) -> [Int] {
    asked[learner].filter { group.members.contains($0) }
  }
}

extension Group {
  /// All pairs of members, lower position first.
  var pairs: [Link] {
    members.indices.flatMap { index in
      members[(index + 1)...].map { Link(from: members[index], to: $0) }
    }
  }
}
