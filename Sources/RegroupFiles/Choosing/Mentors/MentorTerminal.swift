import Choosing

/// What `regroup choose` says of mentors.
enum MentorTerminal {
  static func text(_ outcome: MentorOutcome) -> String {
    guard let told = outcome.told else { return TerminalLines.text(reasons(outcome)) }
    let wording = MentorWording(loaded: outcome.loaded)
    let model = outcome.loaded.model
    let head =
      "\(Wording.count(model.learners.count, "learner")), "
      + "\(Wording.count(model.mentors.count, "mentor")). Order: \(wording.order); "
      + "\(wording.proof(told.solution))."
    let groups = model.mentors.indices.map { mentor in
      let own = told.solution.plan.learners(of: mentor)
      return (
        name: wording.mentor(mentor),
        members: own.isEmpty ? ["nobody"] : own.map(wording.learner), points: ""
      )
    }
    let profile = wording.ranks.profile(told.figures.ranks)
    return TerminalLines.text([head, ""])
      + TerminalLines.groups(groups).map { $0 + "\n" }.joined()
      + TerminalLines.text(
        (profile.isEmpty ? [] : [""] + profile) + [""] + sentences(outcome, told))
  }

  private static func reasons(_ outcome: MentorOutcome) -> [String] {
    guard outcome.isImpossible else { return ["No plan was found in the time given."] }
    guard let conflict = outcome.conflict else {
      return ["There is no plan; the time was not enough to tell why."]
    }
    let wording = MentorWording(loaded: outcome.loaded)
    return ["There is no plan. These cannot hold together:"]
      + conflict.demands.map { "- \(wording.demand($0))" }
      + [conflict.isMinimal ? "Give up one of them." : "Some of them may not matter: time ran out."]
  }

  static func sentences(_ outcome: MentorOutcome, _ told: MentorOutcome.Told) -> [String] {
    let facts = MentorFacts(
      wording: MentorWording(loaded: outcome.loaded), model: outcome.loaded.model, told: told)
    return facts.needs + facts.changes
      + facts.wording.ranks.fairness(told.figures.ranks, overRounds: outcome.giniOverRounds)
      + RankWording.silent(outcome.loaded.model.learners.map(\.ranks))
      + facts.wishes + [facts.loads] + facts.leftOut + facts.blocking + [facts.alternatives]
  }
}

/// Sentences about one plan.
private struct MentorFacts {
  let wording: MentorWording
  let model: MentorModel
  let told: MentorOutcome.Told

  var needs: [String] {
    let all = model.learners.reduce(0) { $0 + $1.needs.count }
    guard all > 0 else { return [] }
    let open = told.figures.uncovered.reduce(0) { $0 + $1.count }
    let unknown =
      told.unknownNeeds.isEmpty ? "" : " No mentor knows \(wording.words(told.unknownNeeds))."
    return ["Needs: \(all - open) of \(all) are covered by the learner's own mentor.\(unknown)"]
  }

  var changes: [String] {
    let before = model.learners.count { $0.last != nil }
    guard before > 0 else { return [] }
    let changed = told.figures.changed
    return [
      changed.isEmpty
        ? "All \(before) who had a mentor keep them."
        : "\(changed.count) of \(before) who had a mentor lose them: \(wording.learners(changed))."
    ]
  }

  var wishes: [String] {
    let figures = told.figures
    var lines = wording.ranks.firsts(
      figures.ranks, possible: told.bestRanks?.count { $0 == 1 })
    if figures.ranks.worst != nil { lines.append(envy) }
    if model.mentors.contains(where: { $0.ranks != nil }) {
      lines.append("Mentors' wishes: \(profile(figures.profileOfMentors)).")
    }
    return lines
  }

  /// Who would rather have the mentor of somebody else.
  private var envy: String {
    let figures = told.figures
    guard !figures.envious.isEmpty else { return "Nobody would rather have another's mentor." }
    let (ranks, just) = (wording.ranks, figures.justlyEnvious)
    var text = "Would rather have another's mentor: \(ranks.list(figures.envious))."
    if model.mentors.contains(where: { $0.ranks != nil }) {
      text +=
        just.isEmpty
        ? " No such mentor ranks any of them above somebody they have."
        : " Such a mentor ranks above somebody they have: \(ranks.list(just))."
    }
    if !figures.movable.isEmpty {
      text += " A seat that they would rather have is free for \(ranks.list(figures.movable))."
    }
    return text
  }

  private func profile(_ counts: [Int]) -> String {
    counts.enumerated().filter { $0.element > 0 }.map { place, count in
      "\(count) \(place + 1 == counts.count ? "not ranked" : "at rank \(place + 1)")"
    }.joined(separator: ", ")
  }

  var loads: String {
    let loads = told.figures.loads
    let (least, most) = (loads.min() ?? 0, loads.max() ?? 0)
    return "Learners a mentor: \(Wording.range(least...most))."
  }

  var leftOut: [String] {
    told.leftOut.map {
      "Without a mentor: \(wording.learner($0.learner)); \(wording.reason($0.reason))."
    }
  }

  var blocking: [String] {
    told.figures.blockingPairs.map {
      "\(wording.learner($0.learner)) and \(wording.mentor($0.mentor)) would rather have each other."
    }
  }

  var alternatives: String {
    let moved = model.learners.indices.filter { learner in
      told.alternatives.plans.contains {
        $0.mentors[learner] != told.solution.plan.mentors[learner]
      }
    }
    return RankWording.alternatives(
      told.alternatives, plan: "plan", moved: wording.ranks.list(moved))
  }
}
