import Choosing

/// What `regroup choose` says of interviews.
package enum InterviewTerminal {
  package static func text(_ outcome: InterviewOutcome) -> String {
    let wording = InterviewWording(loaded: outcome.loaded)
    guard let solution = outcome.delivered else {
      guard case .impossible(let reason) = outcome.answer.outcome else {
        return TerminalLines.text(["No assignment was found in the time given."])
      }
      return TerminalLines.text(
        ["There is no assignment that keeps the quotas."] + wording.impossibility(reason))
    }
    let model = outcome.loaded.model
    let lines =
      [
        "\(Wording.count(model.learners, "learner")), \(Wording.count(model.teams, "team")). "
          + "\(Wording.sentence(wording.name(solution.name))): \(wording.proof(solution)).",
        wording.existence(outcome.answer), "",
      ] + wording.ranks.profile(solution.figures.ranks) + [""]
      + sentences(outcome, solution, wording) + ["", "Side by side:"]
      + rows(outcome, wording)
    return TerminalLines.text(lines)
  }

  static func sentences(
    _ outcome: InterviewOutcome, _ solution: InterviewSolution, _ wording: InterviewWording
  ) -> [String] {
    let figures = solution.figures
    var lines = wording.ranks.fairness(figures.ranks, overRounds: outcome.giniOverRounds)
    lines += wording.ranks.firsts(
      figures.ranks, possible: outcome.bestRanks?.count { $0 == 1 },
      aside: ", whomever the teams would rather have")
    lines += stable(outcome, solution, wording) + teams(figures)
    if !figures.placedUnranked.isEmpty {
      lines.append(
        "\(figures.placedUnranked.count) are where they, or their team, did not ask for it.")
    }
    lines += figures.unplaced.map {
      "Without a team: \(wording.learners([$0.learner])); \(wording.reason($0.reason))."
    }
    lines.append(envy(figures, wording))
    return lines + figures.blockingPairs.map { wording.claim($0) + "." }
  }

  /// Who has the best that any stable assignment gives them, where that is known.
  private static func stable(
    _ outcome: InterviewOutcome, _ solution: InterviewSolution, _ wording: InterviewWording
  ) -> [String] {
    guard let best = outcome.answer.bestStable else { return [] }
    let others = best.indices.filter { solution.team[$0] != best[$0] }
    return [
      others.isEmpty
        ? "Nobody has a better team in any other stable assignment."
        : "Could have a better team in a stable assignment (learner-best has them all at once): "
          + "\(wording.ranks.list(others))."
    ]
  }

  /// How teams ranked whom they have: where half of them end, and the worst.
  private static func teams(_ figures: InterviewFigures) -> [String] {
    let profile = figures.teamProfile
    var (left, middle) = ((figures.placed + 1) / 2, 0)
    while left > 0, middle < profile.count {
      left -= profile[middle]
      middle += 1
    }
    guard middle > 0 else { return [] }
    return [
      "Teams: \(profile[0]) of their learners are at rank 1, half at rank \(middle) or better, the worst "
        + "at \(profile.count)."
    ]
  }

  private static func envy(_ figures: InterviewFigures, _ wording: InterviewWording) -> String {
    guard !figures.envious.isEmpty else { return "Nobody would rather be where another is." }
    let just = Set(
      figures.blockingPairs.filter { $0.kind.contains(.envy) }.flatMap(\.learners)
    ).count
    return "Would rather be where others are: \(wording.ranks.list(figures.envious)). "
      + (just == 0
        ? "No such team would give up somebody for them."
        : "For \(just) of them such a team would give up somebody.")
  }

  private static func rows(_ outcome: InterviewOutcome, _ wording: InterviewWording) -> [String] {
    outcome.answer.solutions.map { solution in
      let figures = solution.figures
      let name = wording.name(solution.name)
      return "  " + name + String(repeating: " ", count: max(0, 12 - name.count))
        + "  placed \(figures.placed), learners' ranks \(figures.ranks.total) (worst "
        + "\(figures.ranks.worst?.rank ?? 0)), teams' \(figures.teamRankSum), blocking \(figures.blocking)"
        + (solution.levels.allSatisfy(\.isProven) ? "" : " (not proven)")
    }
  }
}
