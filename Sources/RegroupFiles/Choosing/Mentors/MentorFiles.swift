import Choosing

/// The files that `regroup choose` leaves behind for mentors.
extension MentorOutcome: ChoiceOutcome {
  package static var tableNames: [String] {
    ["assignments.csv", "loads.csv", "teacher.html", "lists.html", "cards.html"]
  }

  package var text: String { MentorTerminal.text(self) }
  package var scenarioFolder: String { loaded.folder }

  package func json(folder: String) throws -> String {
    try MentorDocument(self).json(folder: folder)
  }

  package func tables() throws -> [String] {
    guard let told else { return [] }
    return [
      Self.assignments(loaded, told), Self.loads(loaded, told),
      try ChoiceTeacherPage(self, told).html, try WallLists(loaded, told.solution.plan).html,
      try LearnerCards(loaded, told.solution.plan).html,
    ]
  }

  /// A row for each learner; `rank` is the learner's of the mentor, as it counts. Next time's `previous:` and
  /// `earlier:`.
  private static func assignments(_ loaded: LoadedMentors, _ told: Told) -> String {
    ChoiceCSV.text(
      [["id", "name", "mentor", "rank"]]
        + loaded.learners.indices.map { learner in
          [
            loaded.learners[learner].id, loaded.learners[learner].name,
            told.solution.plan.mentors[learner].map { loaded.mentors.names[$0] } ?? "",
            loaded.countedRank(of: learner, in: told.solution.plan).map(String.init) ?? "",
          ]
        })
  }

  /// A row for each mentor, with all that their learners need and they do not know.
  private static func loads(_ loaded: LoadedMentors, _ told: Told) -> String {
    ChoiceCSV.text(
      [["mentor", "min", "max", "learners", "uncovered_needs"]]
        + loaded.model.mentors.enumerated().map { index, mentor in
          let own = told.solution.plan.learners(of: index)
          let open = own.reduce(Set<Int>()) { $0.union(told.figures.uncovered[$1]) }
          return [
            loaded.mentors.names[index], "\(mentor.learners.lowerBound)",
            "\(mentor.learners.upperBound)", "\(own.count)",
            loaded.words.list(open).joined(separator: ";"),
          ]
        })
  }
}
