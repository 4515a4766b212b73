import Choosing

/// The files that `regroup choose` leaves behind for interviews.
extension InterviewOutcome: ChoiceOutcome {
  package static var tableNames: [String] {
    ["assignments.csv", "blocking.csv", "teacher.html", "lists.html", "cards.html"]
  }

  package var text: String { InterviewTerminal.text(self) }
  package var scenarioFolder: String { loaded.folder }

  package func json(folder: String) throws -> String {
    try InterviewDocument(self).json(folder: folder)
  }

  package func tables() throws -> [String] {
    guard let delivered else { return [] }
    return [
      Self.teams(loaded, delivered), Self.blocking(loaded, delivered),
      try ChoiceTeacherPage(self, delivered).html, try WallLists(loaded, delivered).html,
      try LearnerCards(loaded, delivered).html,
    ]
  }

  /// A row for each learner; `rank` is the learner's of the team, as it counts, empty where there is none. Next
  /// time's `earlier:`.
  private static func teams(_ loaded: LoadedInterviews, _ solution: InterviewSolution) -> String {
    ChoiceCSV.text(
      [["id", "name", "team", "rank", "rank_by_team"]]
        + loaded.learners.indices.map { learner in
          let team = solution.team[learner]
          let own = loaded.rank(of: learner, in: solution)
          let theirs = team.flatMap { loaded.model.teamRanks[$0][learner] }
          return [
            loaded.learners[learner].id, loaded.learners[learner].name,
            team.map { loaded.teams.names[$0] } ?? "", own.map(String.init) ?? "",
            theirs.map(String.init) ?? "",
          ]
        })
  }

  private static func blocking(_ loaded: LoadedInterviews, _ solution: InterviewSolution) -> String
  {
    ChoiceCSV.text(
      [["learners", "team", "envy", "waste"]]
        + solution.figures.blockingPairs.map { pair in
          [
            pair.learners.map { loaded.learners[$0].id }.joined(separator: ";"),
            loaded.teams.names[pair.team], pair.kind.contains(.envy) ? "yes" : "no",
            pair.kind.contains(.waste) ? "yes" : "no",
          ]
        })
  }
}
