import Choosing

extension ChoiceTeacherPage {
  /// Ranks, who is worst off, the price of each aim, a part for each project, and what every learner asked for.
  init(_ outcome: ProjectOutcome, _ told: ProjectOutcome.Told) {
    let (loaded, figures) = (outcome.loaded, told.figures)
    let parts = ProjectGrids(
      loaded: loaded, told: told, wording: ProjectWording(loaded, told.solution.plan))
    let wording = parts.wording
    self.init(
      title: (loaded.title ?? "Projects") + ": how good it is",
      verdict: "Aim: \(wording.aim(loaded.aim)) (\(ProjectWording.meaning(loaded.aim))). "
        + Wording.sentence(wording.proof(told.solution)) + ".",
      isProven: told.solution.isProven,
      bars: Bar.all(ProjectTerminal.ranks(loaded).bars(figures.ranks)),
      sentences: ProjectTerminal.sentences(outcome, told, wording),
      tables: (told.aims.rows.isEmpty ? [] : [parts.aims]) + parts.projects
        + (loaded.balanced.isEmpty ? [] : [parts.balance]) + [parts.learners],
      generator: outcome.generator)
  }
}

/// The tables of a teacher's page about projects.
private struct ProjectGrids {
  let loaded: LoadedProjects
  let told: ProjectOutcome.Told
  let wording: ProjectWording

  var titles: [String] {
    ProjectTerminal.ranks(loaded).titles(told.figures.ranks.profile.count)
  }

  var aims: ChoiceTeacherPage.Grid {
    ChoiceTeacherPage.Grid(
      "The price of each aim",
      legend:
        "Learners by choice under each aim; \"outvoted by\" is the largest majority that another "
        + "placement would have in a vote against it."
        + (wording.missingAims(told.aims).map { " " + $0 } ?? ""),
      head: ["aim"] + titles + ["sum of ranks", "outvoted by", "proven"], isNumeric: true,
      rows: told.aims.rows.map { row in
        ChoiceTeacherPage.Row(
          wording.aim(row.aim), isOurs: row.aim == loaded.aim,
          row.figures.ranks.profile.map(String.init) + [
            "\(row.figures.ranks.total)", row.majority.map(Wording.range) ?? "",
            row.isProven ? "yes" : "no",
          ])
      })
  }

  // MARK: a part for each project

  var projects: [ChoiceTeacherPage.Grid] {
    let members = told.solution.plan.members
    return [
      ChoiceTeacherPage.Grid(
        over: "Projects",
        legend: "Of each learner: which choice it is, and what they ranked above it.")
    ]
      + loaded.projects.names.indices.flatMap { project in
        let places = members.keys.filter { $0.project == project }.sorted { $0.copy < $1.copy }
        return places.isEmpty
          ? [part(ProjectPlan.Place(project: project), nil)]
          : places.map { part($0, members[$0]) }
      }
  }

  /// - Parameter members: nil where it does not run.
  private func part(_ place: ProjectPlan.Place, _ members: [Int]?) -> ChoiceTeacherPage.Grid {
    let project = loaded.model.projects[place.project]
    let seats = "takes \(Wording.range(project.seats))"
    let supervisor = project.supervisor.flatMap { loaded.supervisors?.names[$0] }
    let ranks = loaded.model.learners.compactMap { learner -> Int? in
      if case .ranked(let ranks) = learner.answer { ranks[place.project] } else { nil }
    }
    return ChoiceTeacherPage.Grid(
      part: wording.place(place),
      note: members.map { "\(Wording.count($0.count, "learner")); \(seats)" }
        ?? "does not run; \(seats)",
      facts: (supervisor.map { ["Supervised by \($0)."] } ?? []) + [
        "\(Wording.count(ranks.count, "learner")) ranked it, \(ranks.count { $0 == 1 }) as their "
          + "first choice."
      ], head: ["learner", "choice", "would rather be in"],
      rows: (members ?? []).map { learner in
        ChoiceTeacherPage.Row(loaded.names[learner], [choice(learner), better(learner)])
      })
  }

  private func choice(_ learner: Int) -> String {
    loaded.choice(of: learner, in: told.solution.plan).map {
      $0 == loaded.model.lastRank ? "not ranked" : "\($0)"
    } ?? ""
  }

  private func better(_ learner: Int) -> String {
    guard case .ranked(let ranks) = loaded.model.learners[learner].answer else { return "" }
    let running = Set(told.solution.plan.members.keys.map(\.project))
    let own = loaded.choice(of: learner, in: told.solution.plan)
    return RankWording.better(ranks, than: own)
      .map { wording.project($0) + (running.contains($0) ? "" : " (does not run)") }
      .joined(separator: ", ")
  }

  // MARK: all projects and learners

  var balance: ChoiceTeacherPage.Grid {
    let members = told.solution.plan.members
    let places = members.keys.sorted { ($0.project, $0.copy) < ($1.project, $1.copy) }
    func cells(_ own: [Int]) -> [String] {
      ["\(own.count)"] + loaded.balanced.map { $0.told(own) }
    }
    return ChoiceTeacherPage.Grid(
      "How even projects are", legend: "Means of numbers; else how many have each value.",
      head: ["project", "learners"] + loaded.balanced.map(\.title),
      rows: places.map { place in
        ChoiceTeacherPage.Row(wording.place(place), cells(members[place] ?? []))
      } + [
        ChoiceTeacherPage.Row("All learners", isOurs: true, cells(Array(loaded.names.indices)))
      ])
  }

  var learners: ChoiceTeacherPage.Grid {
    let possible = told.firstPossible.map(Set.init)
    return ChoiceTeacherPage.Grid(
      "Learners",
      legend: possible.map { _ in
        "First possible: whether any placement gives them their first choice, whatever the others get."
      },
      head: ["learner", "project", "choice", "asked for"]
        + (possible == nil ? [] : ["first possible"]),
      rows: loaded.learners.indices.map { learner in
        var cells = [told.solution.plan.places[learner].map(wording.place) ?? "left out"]
        cells += [choice(learner), asked(learner)]
        if let possible, case .ranked = loaded.model.learners[learner].answer {
          cells.append(possible.contains(learner) ? "yes" : "no")
        }
        return ChoiceTeacherPage.Row(loaded.names[learner], cells)
      })
  }

  /// What a learner asked for, first choice first.
  private func asked(_ learner: Int) -> String {
    switch loaded.model.learners[learner].answer {
    case .noWish: return "anything"
    case .notAnswered: return "not answered"
    case .ranked(let ranks): return RankWording.asked(ranks, of: loaded.projects.names)
    }
  }
}
