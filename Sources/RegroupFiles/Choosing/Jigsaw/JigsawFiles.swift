import Choosing

/// The files that `regroup choose` leaves behind for a jigsaw.
extension JigsawOutcome: ChoiceOutcome {
  package static var tableNames: [String] {
    ["jigsaw.csv", "teacher.html", "lists.html", "cards.html"]
  }

  package var isImpossible: Bool { conflict != nil }
  package var hasPlan: Bool { found != nil }
  package var text: String { JigsawTerminal.text(self) }
  package var scenarioFolder: String { loaded.folder }

  package func json(folder: String) throws -> String {
    try JigsawDocument(self).json(folder: folder)
  }

  package func tables() throws -> [String] {
    guard let found else { return [] }
    return [
      Self.csv(loaded, found), try ChoiceTeacherPage(self, found).html,
      try WallLists(loaded, found).html, try LearnerCards(loaded, found).html,
    ]
  }

  private static func csv(_ loaded: LoadedJigsaw, _ found: Found) -> String {
    let plan = found.solution.plan
    let experts = JigsawWording.experts(found.figures.topicOfExperts, loaded.topics)
    return ChoiceCSV.text(
      [["id", "name", "home group", "topic", "expert group"]]
        + loaded.learners.enumerated().map { learner, person in
          [
            person.id, person.name, "\(plan.homes[learner] + 1)",
            loaded.topics[plan.topics[learner]], experts[plan.experts[learner]],
          ]
        })
  }
}
