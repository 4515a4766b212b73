import Choosing

extension WallLists {
  /// Who has which mentor.
  init(_ loaded: LoadedMentors, _ plan: MentorPlan) {
    self.init(
      title: loaded.title ?? "Mentors",
      sheets: loaded.mentors.names.indices.compactMap { mentor in
        let own = plan.learners(of: mentor)
        guard !own.isEmpty else { return nil }
        return Sheet(
          name: loaded.mentors.names[mentor], adult: nil, members: own.map { loaded.names[$0] })
      },
      people: loaded.names.indices.map { learner in
        Line(
          name: loaded.names[learner],
          place: plan.mentors[learner].map { loaded.mentors.names[$0] } ?? "see your teacher")
      }, hasPages: true)
  }
}

extension LearnerCards {
  /// Who a learner's mentor is.
  init(_ loaded: LoadedMentors, _ plan: MentorPlan) {
    self.init(title: loaded.title ?? "Mentors", names: loaded.names) { learner in
      guard let mentor = plan.mentors[learner] else { return [.seeTeacher] }
      return [Part(loaded.mentors.names[mentor], label: "Your mentor")]
    }
  }
}
