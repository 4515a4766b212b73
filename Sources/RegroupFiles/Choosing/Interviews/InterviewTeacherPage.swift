import Choosing

extension ChoiceTeacherPage {
  /// Ranks of both sides, who would rather have each other, the solutions side by side, and a part for each team.
  init(_ outcome: InterviewOutcome, _ solution: InterviewSolution) {
    let wording = InterviewWording(loaded: outcome.loaded)
    let grids = InterviewGrids(outcome: outcome, solution: solution, wording: wording)
    self.init(
      title: (outcome.loaded.title ?? "Interviews") + ": how good it is",
      verdict: wording.existence(outcome.answer) + " "
        + Wording.sentence(wording.name(solution.name)) + ": " + wording.proof(solution) + ".",
      isProven: solution.levels.allSatisfy(\.isProven),
      bars: Bar.all(wording.ranks.bars(solution.figures.ranks)), second: grids.second,
      sentences: InterviewTerminal.sentences(outcome, solution, wording),
      tables: [grids.solutions] + grids.teams + [grids.learners], generator: outcome.generator)
  }
}

/// The tables of a teacher's page about interviews.
private struct InterviewGrids {
  let outcome: InterviewOutcome
  let solution: InterviewSolution
  let wording: InterviewWording

  private var loaded: LoadedInterviews { outcome.loaded }
  private var model: Interviews { outcome.loaded.model }

  /// Learners by the rank that their team gave them, in six bars at most.
  var second: ChoiceTeacherPage.Profile {
    let profile = solution.figures.teamProfile
    let width = (profile.count + 5) / 6
    return ChoiceTeacherPage.Profile(
      title: "Learners by the rank that their team gave them:",
      bars: ChoiceTeacherPage.Bar.all(
        stride(from: 0, to: profile.count, by: max(1, width)).map { first in
          let end = min(first + width, profile.count)
          return (
            label: "rank \(Wording.range((first + 1)...end))",
            count: profile[first..<end].reduce(0, +)
          )
        }))
  }

  var solutions: ChoiceTeacherPage.Grid {
    ChoiceTeacherPage.Grid(
      "Solutions side by side",
      legend:
        "A blocking pair: a learner and a team who would rather have each other. Envy: somebody "
        + "whom the team likes less has the seat; waste: a seat is free.",
      head: [
        "solution", "placed", "sum of learners' ranks", "worst", "sum of teams' ranks", "blocking",
        "envy", "waste", "proven",
      ], isNumeric: true,
      rows: outcome.answer.solutions.map { solution in
        let figures = solution.figures
        return ChoiceTeacherPage.Row(
          wording.name(solution.name), isOurs: solution.name == loaded.delivered,
          [
            figures.placed, figures.ranks.total, figures.ranks.worst?.rank ?? 0,
            figures.teamRankSum, figures.blocking, figures.envy, figures.waste,
          ].map(String.init) + [solution.levels.allSatisfy(\.isProven) ? "yes" : "no"])
      })
  }

  // MARK: a part for each team

  var teams: [ChoiceTeacherPage.Grid] {
    [
      ChoiceTeacherPage.Grid(
        over: "Teams",
        legend:
          "Of each learner: which choice the team is, and which of the team's they are.")
    ] + loaded.teams.names.indices.map(part)
  }

  private func part(_ team: Int) -> ChoiceTeacherPage.Grid {
    let own = solution.team.indices.filter { solution.team[$0] == team }
    let ranks = loaded.model.learnerRanks.compactMap { $0[team] }
    return ChoiceTeacherPage.Grid(
      part: wording.team(team),
      note: "\(Wording.count(own.count, "learner")); takes "
        + Wording.range(model.least[team]...model.most[team]),
      facts: [
        "\(Wording.count(ranks.count, "learner")) ranked it, \(ranks.count { $0 == 1 }) as "
          + "their first choice."
      ] + solution.figures.blockingPairs.filter { $0.team == team }.map { wording.claim($0) + "." },
      head: ["learner", "choice", "team's rank", "would rather be in"],
      rows: own.map { learner in
        ChoiceTeacherPage.Row(
          wording.learners([learner]),
          [
            model.learnerRanks[learner][team].map(String.init) ?? "not ranked",
            model.teamRanks[team][learner].map(String.init) ?? "not ranked",
            RankWording.better(
              model.learnerRanks[learner], than: model.learnerRanks[learner][team]
            ).map(wording.team).joined(separator: ", "),
          ])
      })
  }

  // MARK: all learners

  var learners: ChoiceTeacherPage.Grid {
    let (best, stable) = (outcome.bestRanks, outcome.answer.bestStable)
    return ChoiceTeacherPage.Grid(
      "Learners",
      legend: best.map { _ in
        "Could have had: the best choice that the quotas leave them, whatever the others get and whoever "
          + "would rather have a seat"
          + (stable == nil ? "." : "; stable: the best team of all stable assignments.")
      },
      head: ["learner", "team", "choice", "asked for"] + (best == nil ? [] : ["could have had"])
        + (stable == nil ? [] : ["stable"]),
      rows: loaded.names.indices.map { learner in
        var cells = [
          solution.team[learner].map(wording.team) ?? "none",
          loaded.rank(of: learner, in: solution).map(String.init) ?? "",
          RankWording.asked(model.learnerRanks[learner], of: loaded.teams.names),
        ]
        if let best { cells.append(best[learner].map { "choice \($0)" } ?? "none") }
        if let stable { cells.append(stable[learner].map(wording.team) ?? "none") }
        return ChoiceTeacherPage.Row(loaded.names[learner], cells)
      })
  }
}
