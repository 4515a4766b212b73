import Choosing

/// The files that `regroup choose` leaves behind for interviews.
package enum InterviewFiles {
  private static let plan = "plan.json"
  private static let tables = ["teams.csv", "blocking.csv", "teacher.html", "lists.html"]

  /// Finds out, before anything is solved, whether it could be written; leaves all as it was.
  ///
  /// - Throws: `OutputError`.
  package static func probe(_ output: String) throws(OutputError) {
    try OutputFolder(output).probe([plan] + tables)
  }

  /// Writes all files; without an assignment, `plan.json` alone, and those of an earlier run go.
  ///
  /// - Returns: the names, for the user.
  /// - Throws: `OutputError`.
  package static func write(_ outcome: InterviewOutcome, to output: String) throws -> String {
    let folder = OutputFolder(output)
    try folder.create()
    var document = InterviewDocument(outcome)
    document.folder = relativePath(from: output, to: outcome.loaded.folder)
    let json = (plan, try StoredPlan.json(document))
    guard let solution = outcome.delivered else {
      try folder.write([json])
      try folder.remove(tables)
      return plan
    }
    try folder.write([
      json, (tables[0], teams(outcome.loaded, solution)),
      (tables[1], blocking(outcome.loaded, solution)),
      (tables[2], try ChoiceTeacherPage(outcome, solution).html),
      (tables[3], try WallLists(outcome.loaded, solution).html),
    ])
    return "\(plan), " + tables.dropLast().joined(separator: ", ") + " and " + tables[3]
  }

  /// A row for each learner; `rank` is the learner's of the team, empty where there is none.
  private static func teams(_ loaded: LoadedInterviews, _ solution: InterviewSolution) -> String {
    ChoiceCSV.text(
      [["id", "name", "team", "rank", "rank_by_team"]]
        + loaded.learners.indices.map { learner in
          let team = solution.team[learner]
          let own = team.flatMap { loaded.model.learnerRanks[learner][$0] }
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
