import Choosing

extension ChoiceTeacherPage {
  /// Ranks, who is worst off, the price of each aim, and what every learner asked for.
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
      tables: (told.aims.rows.isEmpty ? [] : [parts.aims]) + [parts.projects]
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
        let majority = row.values[told.aims.aims.firstIndex(of: .popular) ?? 0]?.first
        return ChoiceTeacherPage.Row(
          wording.aim(row.aim), isOurs: row.aim == loaded.aim,
          row.figures.ranks.profile.map(String.init) + [
            "\(row.figures.ranks.total)", majority.map(String.init) ?? "",
            row.isProven ? "yes" : "no",
          ])
      })
  }

  var projects: ChoiceTeacherPage.Grid {
    let members = told.solution.plan.members
    let places = members.keys.sorted { ($0.project, $0.copy) < ($1.project, $1.copy) }
    return ChoiceTeacherPage.Grid(
      "Projects that run", legend: "In brackets: which choice it is for the learner.",
      head: ["project", "seats", "learners"],
      rows: places.map { place in
        let own = members[place] ?? []
        return ChoiceTeacherPage.Row(
          wording.place(place),
          [
            "\(own.count) of \(loaded.model.projects[place.project].seats.upperBound)",
            own.map { learner in
              let choice = loaded.choice(of: learner, in: told.solution.plan)
              return loaded.names[learner] + (choice.map { " (\($0))" } ?? "")
            }.joined(separator: ", "),
          ])
      })
  }

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
    ChoiceTeacherPage.Grid(
      "Learners", head: ["learner", "project", "choice", "asked for"],
      rows: loaded.learners.indices.map { learner in
        ChoiceTeacherPage.Row(
          loaded.names[learner],
          [
            told.solution.plan.places[learner].map(wording.place) ?? "left out",
            loaded.choice(of: learner, in: told.solution.plan).map {
              $0 == loaded.model.lastRank ? "not ranked" : "\($0)"
            } ?? "", asked(learner),
          ])
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
