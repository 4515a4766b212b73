import Choosing

/// The files that `regroup choose` leaves behind for tutoring.
extension TutoringOutcome: ChoiceOutcome {
  package static var tableNames: [String] { ["tutoring.csv", "teacher.html", "cards.html"] }

  /// Who cannot be served is told; nothing that is asked can clash.
  package var isImpossible: Bool { false }
  package var hasPlan: Bool { true }
  package var text: String { TutoringTerminal.text(self) }
  package var scenarioFolder: String { loaded.folder }

  package func json(folder: String) throws -> String {
    try TutoringDocument(self).json(folder: folder)
  }

  package func tables() throws -> [String] {
    [csv, try ChoiceTeacherPage(self).html, try LearnerCards(self).html]
  }

  /// A row for each request that is served.
  private var csv: String {
    ChoiceCSV.text(
      [["skill", "tutor id", "tutor name", "learner id", "learner name"]]
        + lessons.map { lesson in
          let (tutor, learner) = (loaded.learners[lesson.tutor], loaded.learners[lesson.learner])
          return [loaded.skills[lesson.skill], tutor.id, tutor.name, learner.id, learner.name]
        })
  }
}
