import GroupingModel

// Plans as others may see them.
extension Pseudonyms {
  /// Those of the history that a scenario knows; nil where it knows none that could keep them.
  ///
  /// - Parameter folder: that the scenario's paths are relative to.
  /// - Throws: `InputError` if the history cannot be read, or has no pseudonym for a learner.
  package init?(of loaded: LoadedScenario, folder: String) throws(InputError) {
    // Only rounds out of a database are counted.
    guard let name = loaded.document.history, loaded.document.historyRounds != nil else {
      return nil
    }
    let inputs = InputFolder(path: folder, confined: false)
    let path = inputs.hasFile(name) ? try inputs.plainFile(name) : nil
    let learners = loaded.scenario.roster.learners
    let known = try path.map { path throws(InputError) in
      try HistoryDatabase(reading: name, at: path).read { try $0.pseudonyms() }
    }
    let strangers = learners.count { known?[$0.id] == nil }
    guard strangers == 0 else {
      throw InputError(
        file: name,
        "\(Wording.count(strangers, "learner")) of this class \(strangers == 1 ? "has" : "have") no "
          + "pseudonym yet",
        remedy: "regroup roster update, with the class list and --history, draws and keeps them")
    }
    self.init(known ?? [:])
  }

  /// The same for a plan that was read.
  ///
  /// - Parameter file: of the plan, which the scenario was loaded from.
  package init?(of loaded: LoadedScenario, plan file: String) throws(InputError) {
    try self.init(of: loaded, folder: try PlanFiles.opened(file).inputs)
  }

  /// A plan and its scenario with pseudonyms in the place of names and identifiers, and numbers in the
  /// place of groups' names that somebody gave by hand. Only to be shown: its inputs do not know them.
  func veiled(
    _ plan: PlanDocument, in scenario: Scenario
  ) -> (plan: PlanDocument, scenario: Scenario) {
    let earlier = plan.request.from?.groups ?? []
    let names = PlainGroups.names(
      earlier.map { ($0.name, $0.label) } + plan.groups.map { ($0.name, $0.label) })
    var shown = plan
    shown.groups = plan.groups.map { veiled($0, names) }
    shown.sections?.groups = (plan.sections?.groups ?? []).map { veiled($0, [:]) }
    shown.conflicts = plan.conflicts.map(veiled)
    shown.sections?.conflicts = (plan.sections?.conflicts ?? []).map(veiled)
    // Reasons of moves tell groups by the names that they had.
    shown.moves = names.isEmpty ? plan.moves.map { $0.map(veiled) } : nil
    shown.request.from?.groups = earlier.map { group in
      EarlierGroup(
        name: names[group.name] ?? group.name, label: group.label, members: veiled(group.members))
    }
    let asked = scenario.calling(
      { Learner(id: self[$0.id], name: self[$0.id]) }, groups: { names[$0] ?? $0 })
    return (shown, asked)
  }

  private func veiled(_ ids: [String]) -> [String] { ids.map { self[$0] } }

  private func veiled(_ group: PlanGroup, _ names: [String: String]) -> PlanGroup {
    var shown = group
    shown.name = names[group.name] ?? group.name
    shown.members = veiled(group.members)
    return shown
  }

  private func veiled(_ move: PlanMove) -> PlanMove {
    PlanMove(learner: self[move.learner], from: move.from, to: move.to, why: move.why)
  }

  private func veiled(_ conflict: PlanConflict) -> PlanConflict {
    var shown = conflict
    shown.demands = conflict.demands.map {
      PlanDemand(rule: $0.rule, parts: $0.parts.map(veiled))
    }
    shown.reason?.learners = veiled(conflict.reason?.learners ?? [])
    return shown
  }
}
