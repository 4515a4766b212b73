import Choosing

/// What `regroup choose` says of communities: how many are where, and not who.
enum CommunityTerminal {
  static func text(_ outcome: CommunityOutcome) -> String {
    let (loaded, wording) = (outcome.loaded, CommunityWording(loaded: outcome.loaded))
    let head =
      "\(Wording.count(loaded.learners.count, "learner")), "
      + "\(loaded.communities.count) communit\(loaded.communities.count == 1 ? "y" : "ies"). "
      + "Order: \(wording.order); \(wording.proof(outcome.solution))."
    let rows = loaded.communities.names.indices.map { community in
      (
        name: wording.community(community), members: [Self.state(outcome, community)], points: ""
      )
    }
    return TerminalLines.text([head, ""])
      + TerminalLines.groups(rows).map { $0 + "\n" }.joined()
      + TerminalLines.text([""] + sentences(outcome))
  }

  /// "6 members (3 to 8)", or why it has none.
  static func state(_ outcome: CommunityOutcome, _ community: Int) -> String {
    let range = outcome.loaded.model.communities[community].members
    if case .runs(let members) = outcome.figures.communities[community] {
      return "\(Wording.count(members, "member")) (\(Wording.range(range)))"
    }
    let wording = CommunityWording(loaded: outcome.loaded)
    let reason = wording.reason(outcome.figures.communities[community]) ?? ""
    return "does not come about: \(reason)"
  }

  static func sentences(_ outcome: CommunityOutcome) -> [String] {
    let facts = CommunityFacts(outcome: outcome)
    return facts.granted + facts.ranks + facts.mixed + facts.withNone + facts.evenness
      + [facts.alternatives]
  }
}
