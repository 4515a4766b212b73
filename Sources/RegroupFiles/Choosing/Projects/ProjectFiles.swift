import Choosing

/// The files that `regroup choose` leaves behind for projects.
package enum ProjectFiles {
  private static let plan = "plan.json"
  private static let tables = ["assignments.csv", "projects.csv", "teacher.html", "lists.html"]

  /// Finds out, before a placement is made, whether it could be written; leaves all as it was.
  ///
  /// - Throws: `OutputError`.
  package static func probe(_ output: String) throws(OutputError) {
    try OutputFolder(output).probe([plan] + tables)
  }

  /// Writes all files; without a placement, `plan.json` alone, and those of an earlier run go.
  ///
  /// - Returns: the names, for the user.
  /// - Throws: `OutputError`.
  package static func write(_ outcome: ProjectOutcome, to output: String) throws -> String {
    let folder = OutputFolder(output)
    try folder.create()
    var document = ProjectDocument(outcome)
    document.folder = relativePath(from: output, to: outcome.loaded.folder)
    let json = (plan, try StoredPlan.json(document))
    guard let told = outcome.told else {
      try folder.write([json])
      try folder.remove(tables)
      return plan
    }
    try folder.write([
      json, (tables[0], assignments(outcome.loaded, told)),
      (tables[1], projects(outcome.loaded, told)),
      (tables[2], try ChoiceTeacherPage(outcome, told).html),
      (tables[3], try WallLists(outcome.loaded, told.solution.plan).html),
    ])
    return "\(plan), " + tables.dropLast().joined(separator: ", ") + " and " + tables[3]
  }

  /// A row for each learner; `rank` is empty for one who ranked nothing. Next time's `earlier:`.
  private static func assignments(
    _ loaded: LoadedProjects, _ told: ProjectOutcome.Told
  ) -> String {
    let wording = ProjectWording(loaded, told.solution.plan)
    return ChoiceCSV.text(
      [["id", "name", "project", "rank"]]
        + loaded.learners.indices.map { learner in
          [
            loaded.learners[learner].id, loaded.learners[learner].name,
            told.solution.plan.places[learner].map(wording.place) ?? "",
            loaded.choice(of: learner, in: told.solution.plan).map(String.init) ?? "",
          ]
        })
  }

  /// A row for each project, those that do not run included.
  private static func projects(_ loaded: LoadedProjects, _ told: ProjectOutcome.Told) -> String {
    let members = told.solution.plan.members
    let wording = ProjectWording(loaded, told.solution.plan)
    return ChoiceCSV.text(
      [["project", "supervisor", "min", "max", "learners", "asked_for", "first_choices"]]
        + loaded.model.projects.enumerated().flatMap { index, project in
          let ranks = loaded.model.learners.compactMap { learner -> Int? in
            if case .ranked(let ranks) = learner.answer { ranks[index] } else { nil }
          }
          let copies = members.keys.filter { $0.project == index }.map(\.copy).sorted()
          return (copies.isEmpty ? [0] : copies).map { copy in
            let place = ProjectPlan.Place(project: index, copy: copy)
            return [
              wording.place(place),
              project.supervisor.flatMap { loaded.supervisors?.names[$0] } ?? "",
              "\(project.seats.lowerBound)", "\(project.seats.upperBound)",
              "\(members[place]?.count ?? 0)", "\(ranks.count)", "\(ranks.count { $0 == 1 })",
            ]
          }
        })
  }
}
