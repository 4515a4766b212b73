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
