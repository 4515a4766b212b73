import Studies

/// What a study found, in sentences.
struct StudyHeadlines {
  let view: StudyView

  init(_ view: StudyView) { self.view = view }

  private var findings: StudyFindings { view.findings }

  /// What was compared.
  var compared: [String] {
    let (design, study) = (findings.pass.design, findings.study)
    let limit = study.limit.map { " Only \($0) classes of the study were asked for." } ?? ""
    return [
      "\(Wording.count(design.policies.count, "way")) of forming groups of about "
        + "\(design.groupSize) were run for \(Wording.count(design.rounds, "round")) in the same "
        + "\(StudyWords.classes(study)), under "
        + StudyWords.models(design) + ", with the same luck for all." + limit
    ] + [StudyWords.caution(study)].compactMap { $0 }
  }

  /// For each outcome of regret, that there is no single winner, or that there is; and who tracks.
  var verdicts: [String] {
    guard view.policies.count > 1 else { return tracking }
    return findings.regrets.map { verdict($0.outcome, $0.regret) } + tracking
  }

  /// Which policies sort classes by score beyond chance, and who loses least of the others.
  private var tracking: [String] {
    let shares = view.policies.indices.compactMap { policy -> String? in
      guard let found = findings.tracking(policy), found.isSure else { return nil }
      return "\(view.policies[policy]) (\(StudyWords.percent(found.share)))"
    }
    guard !shares.isEmpty else { return [] }
    let others = findings.regrets.compactMap { outcome, regret -> String? in
      guard let least = findings.leastWithoutTracking(regret) else { return nil }
      let decimals = StudyWords.decimals(regret.matrix)
      return "\(view.policies[least]) in \(StudyWords.meaning(outcome)) ("
        + "\(StudyWords.number(regret.largest[least], decimals)))"
    }
    let rest =
      others.isEmpty || view.policies.count < 2
      ? "" : " Of all others, at the worst, least is lost by \(Wording.list(others))."
    return [
      "Quiet tracking: \(Wording.list(shares)) sort learners by score over the term more than chance "
        + "would. In brackets is the share of classes in which they do so more than chance does in one "
        + "class of twenty." + rest
    ]
  }

  func verdict(_ outcome: String, _ regret: Regret) -> String {
    let start = Wording.sentence(StudyWords.meaning(outcome)) + ": " + winners(regret)
    guard let first = regret.minimax.first else {
      return start
        + "No policy has results under all of them, so that no largest regret is told."
    }
    let decimals = StudyWords.decimals(regret.matrix)
    let interval = regret.intervals[first].map {
      ", 95 % interval \(StudyWords.number($0.lowerBound, decimals)) to "
        + StudyWords.number($0.upperBound, decimals)
    }
    let largest = regret.largest[first]
    let worst = view.mainWorlds.first {
      largest > 1e-9 && regret.matrix[first * view.worlds.count + $0] == largest
    }
    let rest = regret.contenders.filter { !regret.minimax.contains($0) }
    return start
      + "At the worst, \(names(regret.minimax)) \(regret.minimax.count == 1 ? "loses" : "lose") "
      + "least: "
      + "\(StudyWords.number(largest, decimals))\(interval ?? "")"
      + (worst.map { ", under \(view.worlds[$0])" } ?? "")
      + ". "
      + (rest.isEmpty
        ? regret.minimax.count == view.policies.count ? "" : "All others lose more."
        : "Not told apart from \(regret.minimax.count == 1 ? "it" : "them"): \(names(rest)).")
      + caution
  }

  /// Means of policies with unfinished terms are about fewer classes than others'.
  private var caution: String {
    let some = view.policies.indices.filter { findings.unfinished[$0] > 0 }
    guard !some.isEmpty else { return "" }
    return
      " No regret is told of \(names(some)), for some terms ended early: no groups kept the rules."
  }

  /// Who may be best where: who has the highest mean under a learner model, or is not told apart from it.
  /// Models under which nobody is told apart say nothing.
  private func winners(_ regret: Regret) -> String {
    let told = view.mainWorlds.filter { world in
      view.policies.indices.contains { !regret.leaders[world].contains($0) }
    }
    guard !told.isEmpty else { return "policies are not told apart under any learner model. " }
    let level = view.mainWorlds.filter { !told.contains($0) }.map { view.worlds[$0] }
    let except = level.isEmpty ? "" : " (under \(Wording.list(level)) nothing is told apart)"
    let best = view.policies.indices.filter { policy in
      told.contains { regret.leaders[$0].contains(policy) }
    }
    let always = best.filter { policy in
      told.allSatisfy { regret.leaders[$0].contains(policy) }
    }
    guard always.isEmpty else {
      return
        "\(names(always)) \(always.count == 1 ? "is" : "are") best, or not told apart from the "
        + "best, under every learner model\(except). "
    }
    return "no policy is best, or not told apart from the best, under every learner model; "
      + "\(best.count) of \(view.policies.count) are so under at least one\(except). "
  }

  /// What regret over all effects of the models as well would change; nothing where each has one.
  func overEffects(_ outcome: String) -> String {
    guard let regret = findings.sensitivity.first(where: { $0.outcome == outcome })?.regret,
      let first = regret.minimax.first
    else { return "" }
    let decimals = StudyWords.decimals(regret.matrix)
    return
      "Were all effects counted as theories of their own, \(names(regret.minimax)) would lose least "
      + "at the worst, \(StudyWords.number(regret.largest[first], decimals))."
  }

  /// Of which worlds means over models are.
  var modelsMeant: String {
    let all = view.mainWorlds.count == view.worlds.count
    let count = Wording.count(view.mainWorlds.count, "learner model")
    return all
      ? "the plain mean over the \(count)"
      : "the plain mean over the \(count), each with the effect nearest to 1 ("
        + view.mainWorlds.map { view.worlds[$0] }.joined(separator: ", ") + ")"
  }

  /// Policies that some terms ended early under.
  var unfinished: [String] {
    let design = findings.pass.design
    let terms = findings.study.rooms.count * design.worlds.count * design.seeds
    return view.policies.indices.filter { findings.unfinished[$0] > 0 }.map { policy in
      "\(view.policies[policy]): \(findings.unfinished[policy]) of \(terms) terms end early, for "
        + "no "
        + "groups were found that keep its rules. They are missing from its means after the last "
        + "round, and its contrasts are about the other classes and seeds."
    }
  }

  private func names(_ policies: [Int]) -> String {
    Wording.list(policies.map { view.policies[$0] })
  }
}
