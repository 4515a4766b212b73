import Choosing

extension WallLists {
  /// Who is in which team.
  init(_ loaded: LoadedInterviews, _ solution: InterviewSolution) {
    self.init(
      title: loaded.title ?? "Teams",
      sheets: loaded.teams.names.indices.compactMap { team in
        let members = solution.team.indices.filter { solution.team[$0] == team }
        guard !members.isEmpty else { return nil }
        return Sheet(
          name: loaded.teams.names[team], adult: nil, members: members.map { loaded.names[$0] })
      },
      people: loaded.names.indices.map { learner in
        Line(
          name: loaded.names[learner],
          place: solution.team[learner].map { loaded.teams.names[$0] } ?? "see your teacher")
      }, hasPages: true)
  }
}

extension LearnerCards {
  /// In which team a learner is, with whom.
  init(_ loaded: LoadedInterviews, _ solution: InterviewSolution) {
    self.init(title: loaded.title ?? "Teams", names: loaded.names) { learner in
      guard let team = solution.team[learner] else { return [.seeTeacher] }
      let others = solution.team.indices.filter { solution.team[$0] == team && $0 != learner }
      return [Part(loaded.teams.names[team], with: others.map { loaded.names[$0] })]
    }
  }
}

extension ChoiceTeacherPage {
  /// Ranks of both sides, who would rather have each other, and the solutions side by side.
  init(_ outcome: InterviewOutcome, _ solution: InterviewSolution) {
    let loaded = outcome.loaded
    let wording = InterviewWording(loaded: loaded)
    let profile = solution.figures.learnerProfile.enumerated().map {
      (label: "choice \($0.offset + 1)", count: $0.element)
    }
    self.init(
      title: (loaded.title ?? "Interviews") + ": how good it is",
      verdict: wording.existence(outcome.answer) + " "
        + Wording.sentence(wording.name(solution.name)) + ": " + wording.proof(solution) + ".",
      isProven: solution.levels.allSatisfy(\.isProven), bars: Bar.all(profile),
      sentences: InterviewTerminal.sentences(solution, wording),
      tables: [
        Self.solutions(outcome, wording), Self.teams(loaded, solution),
        Self.learners(loaded, solution),
      ], generator: outcome.generator)
  }

  private static func solutions(_ outcome: InterviewOutcome, _ wording: InterviewWording) -> Grid {
    Grid(
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
        return Row(
          wording.name(solution.name), isOurs: solution.name == outcome.loaded.delivered,
          [
            figures.placed, figures.learnerRankSum, figures.worstLearnerRank, figures.teamRankSum,
            figures.blocking, figures.envy, figures.waste,
          ].map(String.init) + [solution.levels.allSatisfy(\.isProven) ? "yes" : "no"])
      })
  }

  private static func teams(_ loaded: LoadedInterviews, _ solution: InterviewSolution) -> Grid {
    Grid(
      "Teams",
      legend: "In brackets: the learner's rank of the team, and the team's of the learner.",
      head: ["team", "seats", "learners"],
      rows: loaded.teams.names.indices.map { team in
        let members = solution.team.indices.filter { solution.team[$0] == team }
        let model = loaded.model
        return Row(
          loaded.teams.names[team],
          [
            "\(members.count) (\(model.least[team]) to \(model.most[team]))",
            members.map { learner in
              let ranks = [model.learnerRanks[learner][team], model.teamRanks[team][learner]]
              return loaded.names[learner] + " ("
                + ranks.map { $0.map(String.init) ?? "-" }.joined(separator: ", ") + ")"
            }.joined(separator: ", "),
          ])
      })
  }

  private static func learners(_ loaded: LoadedInterviews, _ solution: InterviewSolution) -> Grid {
    Grid(
      "Learners", head: ["learner", "team", "asked for"],
      rows: loaded.names.indices.map { learner in
        let ranks = loaded.model.learnerRanks[learner]
        let order = ranks.indices.filter { ranks[$0] != nil }
          .sorted { (ranks[$0] ?? 0, $0) < (ranks[$1] ?? 0, $1) }
        return Row(
          loaded.names[learner],
          [
            solution.team[learner].map { loaded.teams.names[$0] } ?? "none",
            order.map { "\(ranks[$0] ?? 0) \(loaded.teams.names[$0])" }.joined(separator: ", "),
          ])
      })
  }
}
