import Choosing

extension ChoiceTeacherPage {
  /// Ranks, needs, who lost a mentor, a part for each mentor, and what every learner asked for.
  init(_ outcome: MentorOutcome, _ told: MentorOutcome.Told) {
    let wording = MentorWording(loaded: outcome.loaded)
    let grids = MentorGrids(loaded: outcome.loaded, told: told, wording: wording)
    self.init(
      title: (outcome.loaded.title ?? "Mentors") + ": how good it is",
      verdict: "Order: \(wording.order). "
        + Wording.sentence(wording.proof(told.solution)) + ".",
      isProven: told.solution.isProven, bars: Bar.all(wording.ranks.bars(told.figures.ranks)),
      second: grids.second, sentences: MentorTerminal.sentences(outcome, told),
      tables: grids.mentors + [grids.learners], generator: outcome.generator)
  }
}

/// The tables of a teacher's page about mentors.
private struct MentorGrids {
  let loaded: LoadedMentors
  let told: MentorOutcome.Told
  let wording: MentorWording
  private let hasNeeds: Bool
  private let hasBefore: Bool
  private let hasWishes: Bool
  /// Whether a mentor ranked learners.
  private let hasRankings: Bool

  init(loaded: LoadedMentors, told: MentorOutcome.Told, wording: MentorWording) {
    self.loaded = loaded
    self.told = told
    self.wording = wording
    hasNeeds = loaded.model.learners.contains { !$0.needs.isEmpty }
    hasBefore = loaded.model.learners.contains { $0.last != nil }
    hasWishes = loaded.model.learners.contains { $0.ranks != nil }
    hasRankings = loaded.model.mentors.contains { $0.ranks != nil }
  }

  private var plan: MentorPlan { told.solution.plan }

  /// Learners by the wish of their mentor; nil where no mentor has any.
  var second: ChoiceTeacherPage.Profile? {
    guard hasRankings else { return nil }
    let counts = told.figures.profileOfMentors
    return ChoiceTeacherPage.Profile(
      title: "Learners by the rank that their mentor gave them, where the mentor ranked somebody:",
      bars: ChoiceTeacherPage.Bar.all(
        counts.enumerated().map { place, count in
          (label: place + 1 == counts.count ? "not ranked" : "rank \(place + 1)", count: count)
        }))
  }

  // MARK: a part for each mentor

  var mentors: [ChoiceTeacherPage.Grid] {
    let without = plan.leftOut
    let rest =
      without.isEmpty
      ? []
      : [
        ChoiceTeacherPage.Grid(
          part: "Without a mentor", note: nil, facts: [], head: head,
          rows: without.map { row($0, nil) })
      ]
    return [
      ChoiceTeacherPage.Grid(
        over: "Mentors",
        legend: "Of each learner: which choice the mentor is, what they need, and whom they had.")
    ] + loaded.mentors.names.indices.map(part) + rest
  }

  private func part(_ mentor: Int) -> ChoiceTeacherPage.Grid {
    let own = plan.learners(of: mentor)
    let range = loaded.model.mentors[mentor].learners
    return ChoiceTeacherPage.Grid(
      part: wording.mentor(mentor),
      note: "\(Wording.count(own.count, "learner")); takes \(Wording.range(range))",
      facts: needs(mentor, own) + continuity(mentor, own),
      head: head,
      rows: own.map { row($0, mentor) })
  }

  private func needs(_ mentor: Int, _ own: [Int]) -> [String] {
    guard hasNeeds else { return [] }
    let all = own.reduce(0) { $0 + loaded.model.learners[$1].needs.count }
    let open = own.reduce(0) { $0 + told.figures.uncovered[$1].count }
    let knows = loaded.words.list(loaded.model.mentors[mentor].expertise)
    return [
      "Knows \(knows.isEmpty ? "nothing that is asked for" : Wording.list(knows)); covers "
        + "\(all - open) of \(Wording.count(all, "need"))."
    ]
  }

  /// Who stays with the mentor, and whom they lose.
  private func continuity(_ mentor: Int, _ own: [Int]) -> [String] {
    guard hasBefore else { return [] }
    let before = loaded.names.indices.filter { loaded.model.learners[$0].last == mentor }
    let lost = before.filter { !own.contains($0) }
    guard !before.isEmpty else { return ["Had nobody of these learners last time."] }
    return [
      "Keeps \(before.count - lost.count) of \(before.count) from last time"
        + (lost.isEmpty ? "." : "; no longer with them: \(wording.learners(lost)).")
    ]
  }

  private var head: [String] {
    ["learner"] + (hasWishes ? ["choice"] : []) + (hasRankings ? ["mentor's rank"] : [])
      + (hasNeeds ? ["needs covered", "not covered"] : []) + (hasBefore ? ["before"] : [])
  }

  private func row(_ learner: Int, _ mentor: Int?) -> ChoiceTeacherPage.Row {
    var cells = hasWishes ? [choice(learner)] : []
    if hasRankings {
      let ranks = mentor.flatMap { loaded.model.mentors[$0].ranks }
      cells.append(ranks.map { $0[learner].map(String.init) ?? "not ranked" } ?? "")
    }
    if hasNeeds {
      for needs in [told.figures.covered[learner], told.figures.uncovered[learner]] {
        cells.append(loaded.words.list(needs).joined(separator: ", "))
      }
    }
    if hasBefore {
      let before = loaded.model.learners[learner].last
      cells.append(before.map { $0 == mentor ? "the same" : wording.mentor($0) } ?? "")
    }
    return ChoiceTeacherPage.Row(wording.learner(learner), cells)
  }

  /// "2", "not ranked", or nothing for who has no wish or no mentor.
  private func choice(_ learner: Int) -> String {
    loaded.countedRank(of: learner, in: plan).map {
      $0 == loaded.model.lastRankOfLearners ? "not ranked" : "\($0)"
    } ?? ""
  }

  // MARK: all learners

  var learners: ChoiceTeacherPage.Grid {
    let best = hasWishes ? told.bestRanks : nil
    return ChoiceTeacherPage.Grid(
      "Learners",
      legend: best.map { _ in
        "Could have had: the best choice that any plan gives them, whatever the others get."
      },
      head: ["learner", "mentor"] + (hasWishes ? ["choice", "asked for"] : [])
        + (best == nil ? [] : ["could have had"]),
      rows: loaded.names.indices.map { learner in
        var cells = [plan.mentors[learner].map(wording.mentor) ?? "none"]
        if hasWishes { cells += [choice(learner), asked(learner)] }
        if let best { cells.append(could(best[learner])) }
        return ChoiceTeacherPage.Row(wording.learner(learner), cells)
      })
  }

  private func could(_ rank: Int?) -> String {
    rank.map { $0 == loaded.model.lastRankOfLearners ? "none they ranked" : "choice \($0)" } ?? ""
  }

  private func asked(_ learner: Int) -> String {
    RankWording.asked(loaded.model.learners[learner].ranks ?? [], of: loaded.mentors.names)
  }
}
