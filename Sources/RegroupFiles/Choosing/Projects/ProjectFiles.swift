import Choosing

/// The files that `regroup choose` leaves behind for projects.
extension ProjectOutcome: ChoiceOutcome {
  package static var tableNames: [String] {
    ["assignments.csv", "demand.csv", "teacher.html", "lists.html", "cards.html"]
  }

  package var text: String { ProjectTerminal.text(self) }
  package var scenarioFolder: String { loaded.folder }

  package func json(folder: String) throws -> String {
    try ProjectDocument(self).json(folder: folder)
  }

  package func tables() throws -> [String] {
    guard let told else { return [] }
    return [
      Self.assignments(loaded, told), Self.projects(loaded, told),
      try ChoiceTeacherPage(self, told).html, try WallLists(loaded, told.solution.plan).html,
      try LearnerCards(loaded, told.solution.plan).html,
    ]
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
