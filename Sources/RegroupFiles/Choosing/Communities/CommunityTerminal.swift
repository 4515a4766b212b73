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
    let (loaded, figures) = (outcome.loaded, outcome.figures)
    let granted = outcome.solution.plan.isGranted.count { $0 }
    let asked = Set(loaded.model.optIns.map(\.learner))
    var lines = [
      "\(granted) of \(Wording.count(loaded.model.optIns.count, "opt-in")) granted, and nobody is in "
        + "what they did not ask for.",
      "\(asked.count) asked; \(loaded.learners.count - asked.count) did not.",
    ]
    let firsts = loaded.model.optIns.indices.filter { loaded.model.optIns[$0].rank == 1 }
    if !firsts.isEmpty {
      let given = firsts.count { outcome.solution.plan.isGranted[$0] }
      lines.append("First wishes: \(given) of \(firsts.count) granted.")
    }
    if loaded.model.learners.contains(where: { $0.group != nil }) {
      let running = figures.communities.count { if case .runs = $0 { true } else { false } }
      lines.append("\(figures.mixed.count) of \(running) that come about mix classes.")
    }
    let names = figures.withNone.map { loaded.names[$0] }
    return lines
      + (names.isEmpty
        ? ["Who asked has at least one."] : ["Asked and have none: \(Wording.list(names))."])
  }
}
