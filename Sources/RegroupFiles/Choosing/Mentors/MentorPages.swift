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

extension ChoiceTeacherPage {
  /// Ranks, needs, who lost a mentor, and what every learner asked for.
  init(_ outcome: MentorOutcome, _ told: MentorOutcome.Told) {
    let wording = MentorWording(loaded: outcome.loaded)
    let grids = MentorGrids(loaded: outcome.loaded, told: told, wording: wording)
    self.init(
      title: (outcome.loaded.title ?? "Mentors") + ": how good it is",
      verdict: "Order: \(wording.order). "
        + Wording.sentence(wording.proof(told.solution)) + ".",
      isProven: told.solution.isProven, bars: Bar.all(grids.profile),
      sentences: MentorTerminal.sentences(outcome, told), tables: [grids.mentors, grids.learners],
      generator: outcome.generator)
  }
}

/// The tables of a teacher's page about mentors.
private struct MentorGrids {
  let loaded: LoadedMentors
  let told: MentorOutcome.Told
  let wording: MentorWording

  /// Learners by the rank of what they got; nothing where nobody has a wish.
  var profile: [(label: String, count: Int)] {
    guard loaded.model.learners.contains(where: { $0.ranks != nil }) else { return [] }
    let counts = told.figures.profileOfLearners
    return counts.enumerated().map { place, count in
      (label: place + 1 == counts.count ? "not ranked" : "choice \(place + 1)", count: count)
    }
  }

  var mentors: ChoiceTeacherPage.Grid {
    ChoiceTeacherPage.Grid(
      "Mentors", legend: "In brackets: which choice the mentor is for the learner.",
      head: ["mentor", "seats", "learners", "needs that they do not know"],
      rows: loaded.model.mentors.enumerated().map { index, mentor in
        let own = told.solution.plan.learners(of: index)
        let open = own.reduce(Set<Int>()) { $0.union(told.figures.uncovered[$1]) }
        return ChoiceTeacherPage.Row(
          wording.mentor(index),
          [
            "\(own.count) (\(Wording.range(mentor.learners)))",
            own.map { wording.learner($0) + rank($0) }.joined(separator: ", "),
            loaded.words.list(open).joined(separator: ", "),
          ])
      })
  }

  private func rank(_ learner: Int) -> String {
    guard loaded.model.learners[learner].ranks != nil else { return "" }
    return " (\(loaded.rank(of: learner, in: told.solution.plan).map(String.init) ?? "-"))"
  }

  var learners: ChoiceTeacherPage.Grid {
    ChoiceTeacherPage.Grid(
      "Learners",
      head: ["learner", "mentor", "needs covered", "not covered", "before", "asked for"],
      rows: loaded.names.indices.map { learner in
        ChoiceTeacherPage.Row(
          wording.learner(learner),
          [
            told.solution.plan.mentors[learner].map(wording.mentor) ?? "none",
            loaded.words.list(told.figures.covered[learner]).joined(separator: ", "),
            loaded.words.list(told.figures.uncovered[learner]).joined(separator: ", "),
            loaded.model.learners[learner].last.map(wording.mentor) ?? "", wishes(learner),
          ])
      })
  }

  private func wishes(_ learner: Int) -> String {
    guard let ranks = loaded.model.learners[learner].ranks else { return "" }
    return ranks.indices.filter { ranks[$0] != nil }
      .sorted { (ranks[$0] ?? 0, $0) < (ranks[$1] ?? 0, $1) }
      .map { "\(ranks[$0] ?? 0) \(wording.mentor($0))" }.joined(separator: ", ")
  }
}
