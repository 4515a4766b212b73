import Choosing

/// The files that `regroup choose` leaves behind for communities.
extension CommunityOutcome: ChoiceOutcome {
  package static var tableNames: [String] {
    ["memberships.csv", "teacher.html", "lists.html", "cards.html"]
  }

  package var text: String { CommunityTerminal.text(self) }
  package var scenarioFolder: String { loaded.folder }

  package func json(folder: String) throws -> String {
    var document = CommunityDocument(self)
    document.folder = folder
    return try StoredPlan.json(document)
  }

  package func tables() throws -> [String] {
    [
      memberships, try ChoiceTeacherPage(self).html, try CommunityLists(self).html,
      try LearnerCards(self).html,
    ]
  }

  /// A row for each membership, by learner.
  private var memberships: String {
    let granted = zip(loaded.model.optIns, solution.plan.isGranted).filter(\.1).map(\.0)
      .sorted { ($0.learner, $0.community) < ($1.learner, $1.community) }
    return ChoiceCSV.text(
      [["id", "name", "community", "rank", "role"]]
        + granted.map { optIn in
          [
            loaded.learners[optIn.learner].id, loaded.learners[optIn.learner].name,
            loaded.communities.names[optIn.community], optIn.rank.map(String.init) ?? "",
            optIn.role.map { $0 == .expert ? "expert" : "novice" } ?? "",
          ]
        })
  }
}
