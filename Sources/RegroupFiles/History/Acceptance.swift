import GroupingModel

/// What `regroup accept` takes into a history: a plan, or what was made of it by hand.
package struct Acceptance {
  /// What is told of a round beside its plan.
  package struct Options: Sendable {
    package var title: String?
    /// As `HistoryDate` has it.
    package var date: String
    package var term: String?
    /// Table of groups that were edited by hand; nil for the plan's own.
    package var groups: String?
    /// Learners as people write them.
    package var absent: [String] = []
    package var led: [String] = []
    /// Whether the plan may be the one that was accepted last.
    package var isAgain = false

    package init(date: String) {
      self.date = date
    }
  }

  /// The learners of a list that is separated by commas; none of nil.
  package static func names(in list: String?) -> [String] {
    (list ?? "").split(separator: ",").map { trimmed(String($0)) }.filter { !$0.isEmpty }
  }

  /// What the user should know about the reading.
  package let remarks: [String]
  private let plan: PlanDocument
  private let file: String
  private let isAgain: Bool
  private let round: RoundRecord
  private let learners: [Learner]
  private let roster: RosterRecord?

  /// Reads a plan and all that it was made from; where that has changed since, the plan's own groups
  /// and no more.
  ///
  /// - Throws: `InputError` if there are no groups in it, or names of the options mean nobody.
  package init(plan path: String, options: Options) throws(InputError) {
    plan = try PlanFiles.opened(path).plan
    guard !plan.groups.isEmpty else {
      throw InputError(
        file: path, "there are no groups in the plan",
        remedy: "make a plan that keeps the required rules first")
    }
    let (loaded, remarks) = Self.loaded(path)
    var accepted = try AcceptedGroups(plan, of: loaded, file: path)
    try accepted.miss(options.absent)
    if let table = options.groups { try accepted.edit(byTable: table, loaded) }
    try accepted.takeOutAbsent()
    round = try accepted.round(options, in: loaded?.scenario)
    learners = accepted.learners
    roster = loaded.map { RosterRecord($0.scenario.roster, guesses: $0.guesses) }
    file = path
    isAgain = options.isAgain
    self.remarks = remarks
  }

  private static func loaded(_ path: String) -> (LoadedScenario?, remarks: [String]) {
    do throws(InputError) {
      return (try PlanFiles.read(path, ignoresRounds: true).loaded, [])
    } catch {
      let place = error.place.isEmpty ? "" : error.place + ": "
      return (
        nil,
        [
          "\(place)\(error.problem); so the plan's groups are accepted as they stand in it, without "
            + "names, choices, pins and who was alone"
        ]
      )
    }
  }

  /// Adds the round to a history, which is made where it is missing.
  ///
  /// - Returns: what was done, once it is on the disk.
  /// - Throws: `InputError` if the plan was the last to be accepted, or seems to be another class's;
  ///   `OutputError`.
  package func commit(to history: String) throws -> String {
    let plan = try PlanFiles.json(plan)
    let number = try HistoryDatabase(writing: history, mayBeMissing: true).write { store in
      try checkClass(store, history)
      if !isAgain { try checkIsNew(store) }
      try store.enrol(learners)
      let roster = try roster.map { try store.keep($0, date: round.date) }
      return try store.add(round, plan: plan, roster: roster)
    }
    let absent = round.absent.isEmpty ? "" : "; \(round.absent.count) absent"
    let edited = round.isEdited ? ", edited by hand" : ""
    return "Accepted round \(number): \(Wording.count(round.placements.count, "learner")) in "
      + "\(Wording.count(round.groups.count, "group"))\(absent)\(edited)."
  }

  private func checkClass(_ store: HistoryStore, _ history: String) throws {
    let known = Set(try store.learners().map(\.id))
    guard !known.isEmpty else { return }
    let strangers = learners.count { !known.contains($0.id) }
    guard strangers * 2 > learners.count else { return }
    throw InputError(
      file: file,
      "\(strangers) of its \(Wording.count(learners.count, "learner")) are not in the history, so "
        + "it may be another class's",
      remedy: "name the class's own history; where the class has changed that much, first run "
        + "regroup roster update class.csv --history \(history) --force")
  }

  private func checkIsNew(_ store: HistoryStore) throws {
    guard let last = try store.standing().last, last.record.isEdited == round.isEdited,
      let stored = try store.plan(ofRound: last.number).flatMap(PlanFiles.stored),
      stored.groups == plan.groups
    else { return }
    if round.isEdited {
      let homes = last.record.placements.map { [$0.learner, $0.group] }
      guard homes == round.placements.map({ [$0.learner, $0.group] }) else { return }
    }
    throw InputError(
      file: file, "the same plan is in the history already, as round \(last.number)",
      remedy: "make a new plan; to count the same groups once more, add --again")
  }
}
