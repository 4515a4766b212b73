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
      ] + sentences(solution, wording) + ["", "Side by side:"]
      + rows(outcome, wording)
    return TerminalLines.text(lines)
  }

  static func sentences(_ solution: InterviewSolution, _ wording: InterviewWording) -> [String] {
    let figures = solution.figures
    func profile(_ counts: [Int]) -> String {
      counts.enumerated().filter { $0.element > 0 }
        .map { "\($0.element) at rank \($0.offset + 1)" }.joined(separator: ", ")
    }
    var lines = [
      "Learners: \(profile(figures.learnerProfile)).", "Teams: \(profile(figures.teamProfile)).",
    ]
    if !figures.placedUnranked.isEmpty {
      lines.append(
        "\(figures.placedUnranked.count) are where they, or their team, did not ask for it.")
    }
    lines += figures.unplaced.map {
      "Without a team: \(wording.learners([$0.learner])); \(wording.reason($0.reason))."
    }
    return lines + figures.blockingPairs.map { wording.claim($0) + "." }
  }

  private static func rows(_ outcome: InterviewOutcome, _ wording: InterviewWording) -> [String] {
    outcome.answer.solutions.map { solution in
      let figures = solution.figures
      let name = wording.name(solution.name)
      return "  " + name + String(repeating: " ", count: max(0, 12 - name.count))
        + "  placed \(figures.placed), learners' ranks \(figures.learnerRankSum) (worst "
        + "\(figures.worstLearnerRank)), teams' \(figures.teamRankSum), blocking \(figures.blocking)"
        + (solution.levels.allSatisfy(\.isProven) ? "" : " (not proven)")
    }
  }
}
