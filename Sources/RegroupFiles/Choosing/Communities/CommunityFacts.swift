import Choosing

/// Sentences about what became of opt-ins, for teachers.
struct CommunityFacts {
  let outcome: CommunityOutcome

  private var loaded: LoadedCommunities { outcome.loaded }
  private var figures: CommunityFigures { outcome.figures }
  private var wording: CommunityWording { CommunityWording(loaded: outcome.loaded) }
  private var asked: Set<Int> { Set(loaded.model.optIns.map(\.learner)) }

  var granted: [String] {
    let granted = outcome.solution.plan.isGranted.count { $0 }
    return [
      "\(granted) of \(Wording.count(loaded.model.optIns.count, "opt-in")) granted, and nobody is in "
        + "what they did not ask for.",
      "\(asked.count) asked; \(loaded.learners.count - asked.count) did not.",
    ]
  }

  /// Each learner counts with the best wish that they have.
  var ranks: [String] {
    let (ranks, gini) = (outcome.fairness.ranks, outcome.giniOverRounds)
    return wording.ranks.firsts(ranks, possible: outcome.firstsPossible)
      + wording.ranks.fairness(ranks, overRounds: gini)
  }

  var mixed: [String] {
    guard loaded.model.learners.contains(where: { $0.group != nil }) else { return [] }
    let running = figures.communities.count { if case .runs = $0 { true } else { false } }
    return ["\(figures.mixed.count) of \(running) that come about mix classes."]
  }

  /// Who has none, and whether that could be otherwise.
  var withNone: [String] {
    guard !figures.withNone.isEmpty else { return ["Who asked has at least one."] }
    func list(_ learners: [Int]) -> String { Wording.list(learners.map(wording.learner)) }
    guard let grantable = outcome.grantable else {
      return ["Asked and have none: \(list(figures.withNone))."]
    }
    let able = Set(grantable.map { loaded.model.optIns[$0].learner })
    let never = figures.withNone.filter { !able.contains($0) }
    let could = figures.withNone.filter(able.contains)
    return
      (could.isEmpty
      ? [] : ["Asked and have none, though each could, taken alone: \(list(could))."])
      + (never.isEmpty ? [] : ["Asked and have none, nor in any other plan: \(list(never))."])
  }

  /// How even numbers are, and who might say that they are not.
  var evenness: [String] {
    let envious = Set(outcome.fairness.envies.map(\.learner)).sorted()
    let just = Set(outcome.fairness.envies.filter(\.isJustified).map(\.learner)).sorted()
    let gini =
      "Communities of each who asked: Gini \(Wording.figure(outcome.fairness.giniOfNumbers))."
    guard !envious.isEmpty else {
      return [gini, "Nobody was denied a community where somebody is who has more than they."]
    }
    return [
      gini,
      "Denied a community where somebody is who has more than they: "
        + "\(wording.ranks.list(envious)). "
        + (just.isEmpty
          ? "Nobody there could hand over the seat and still have as many."
          : "Somebody there could hand over the seat and still have as many: "
            + "\(wording.ranks.list(just))."),
    ]
  }

  var alternatives: String {
    let plan = outcome.solution.plan
    let moved = loaded.model.optIns.indices.filter { index in
      outcome.alternatives.plans.contains { $0.isGranted[index] != plan.isGranted[index] }
    }
    let learners = Set(moved.map { loaded.model.optIns[$0].learner }).sorted()
    return RankWording.alternatives(
      outcome.alternatives, plan: "plan", moved: wording.ranks.list(learners))
  }
}
