import Choosing

/// The files that `regroup choose` leaves behind for communities.
extension CommunityOutcome: ChoiceOutcome {
  package static var tableNames: [String] {
    ["memberships.csv", "teacher.html", "lists.html", "cards.html"]
  }

  package var text: String { CommunityTerminal.text(self) }
  package var scenarioFolder: String { loaded.folder }

  package func json(folder: String) throws -> String {
    try CommunityDocument(self).json(folder: folder)
  }

  package func tables() throws -> [String] {
    [
      memberships, try ChoiceTeacherPage(self).html, try CommunityLists(self).html,
      try LearnerCards(self).html,
    ]
  }

  /// A row for each membership, by learner, and one without a community for who asked and has none. Next time's
  /// `earlier:`.
  private var memberships: String {
    let optIns = loaded.model.optIns
    let granted = optIns.indices.filter { solution.plan.isGranted[$0] }.map { optIns[$0] }
      .sorted { ($0.learner, $0.community) < ($1.learner, $1.community) }
    let rows = granted.map { optIn in
      (
        learner: optIn.learner,
        cells: [
          loaded.communities.names[optIn.community], optIn.rank.map(String.init) ?? "",
          optIn.role.map { $0 == .expert ? "expert" : "novice" } ?? "",
        ]
      )
    }
    let empty = figures.withNone.map { (learner: $0, cells: ["", "", ""]) }
    return ChoiceCSV.text(
      [["id", "name", "community", "rank", "role"]]
        + loaded.learners.indices.flatMap { learner in
          (rows + empty).filter { $0.learner == learner }.map {
            [loaded.learners[learner].id, loaded.learners[learner].name] + $0.cells
          }
        })
  }
}
