import Choosing

extension WallLists {
  /// Who is in which project.
  init(_ loaded: LoadedProjects, _ plan: ProjectPlan) {
    let wording = ProjectWording(loaded, plan)
    let members = plan.members
    let places = members.keys.sorted { ($0.project, $0.copy) < ($1.project, $1.copy) }
    self.init(
      title: loaded.title ?? "Projects",
      sheets: places.map { place in
        Sheet(
          name: wording.place(place),
          adult: loaded.supervisor(of: place.project),
          members: (members[place] ?? []).map { loaded.names[$0] })
      },
      people: loaded.names.indices.map { learner in
        Line(
          name: loaded.names[learner],
          place: plan.places[learner].map(wording.place) ?? "see your teacher")
      }, hasPages: true)
  }
}

extension LearnerCards {
  /// In which project a learner is, with whom.
  init(_ loaded: LoadedProjects, _ plan: ProjectPlan) {
    let wording = ProjectWording(loaded, plan)
    let members = plan.members
    self.init(title: loaded.title ?? "Projects", names: loaded.names) { learner in
      guard let place = plan.places[learner] else { return [.seeTeacher] }
      let others = (members[place] ?? []).filter { $0 != learner }
      return [
        Part(
          wording.place(place), adult: loaded.supervisor(of: place.project),
          with: others.map { loaded.names[$0] })
      ]
    }
  }
}

extension LoadedProjects {
  fileprivate func supervisor(of project: Int) -> String? {
    model.projects[project].supervisor.flatMap { supervisors?.names[$0] }
  }
}
