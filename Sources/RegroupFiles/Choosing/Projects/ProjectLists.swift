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
          adult: loaded.model.projects[place.project].supervisor.flatMap {
            loaded.supervisors?.names[$0]
          }, members: (members[place] ?? []).map { loaded.names[$0] })
      },
      people: loaded.names.indices.map { learner in
        Line(
          name: loaded.names[learner],
          place: plan.places[learner].map(wording.place) ?? "see your teacher")
      })
  }
}
