import Choosing

/// What `regroup choose` says of projects.
package enum ProjectTerminal {
  package static func text(_ outcome: ProjectOutcome) -> String {
    guard let told = outcome.told else { return TerminalLines.text(reasons(outcome)) }
    let wording = ProjectWording(outcome.loaded, told.solution.plan)
    let model = outcome.loaded.model
    var lines = [
      "\(Wording.count(model.learners.count, "learner")), "
        + "\(Wording.count(model.projects.count, "project")), \(told.figures.running) run. "
        + "Aim: \(wording.aim(outcome.loaded.aim)); \(wording.proof(told.solution)).", "",
    ]
    lines += ranks(outcome.loaded).profile(told.figures.ranks)
    lines += [""] + sentences(outcome, told, wording)
    if !told.aims.rows.isEmpty {
      lines += ["", "What each aim would give (learners by choice; sum of ranks; outvoted by):"]
      lines += aims(told.aims, wording)
      if let missing = wording.missingAims(told.aims) { lines.append("  " + missing) }
    }
    return TerminalLines.text(lines)
  }

  private static func reasons(_ outcome: ProjectOutcome) -> [String] {
    guard outcome.isImpossible else { return ["No placement was found in the time given."] }
    guard let conflict = outcome.conflict else {
      return ["There is no placement; the time was not enough to tell why."]
    }
    let wording = ProjectWording(outcome.loaded)
    return ["There is no placement. These cannot hold together:"]
      + conflict.demands.map { "- \(wording.demand($0))" }
      + [conflict.isMinimal ? "Give up one of them." : "Some of them may not matter: time ran out."]
  }

  static func sentences(
    _ outcome: ProjectOutcome, _ told: ProjectOutcome.Told, _ wording: ProjectWording
  ) -> [String] {
    let figures = told.figures
    let ranks = ranks(outcome.loaded)
    var lines = ranks.fairness(figures.ranks, overRounds: outcome.giniOverRounds)
    lines += ranks.firsts(figures.ranks, possible: told.firstPossible?.count)
    lines.append(
      "\(figures.envious.count) would rather be in another project that runs; \(told.wasted.count) of "
        + "them could move to a free seat.")
    if figures.friends.of > 0 {
      lines.append(
        "Friends: \(figures.friends.met) of \(figures.friends.of) with wishes are with one of them."
      )
    }
    lines += company(outcome.loaded, figures)
    if !figures.notAnswered.isEmpty {
      lines.append("Not answered, and placed where there was room: \(figures.notAnswered.count).")
    }
    for (learner, reason) in told.leftOut {
      lines.append("Left out: \(wording.learner(learner)), \(wording.reason(reason)).")
    }
    let plan = told.solution.plan
    let moved = outcome.loaded.learners.indices.filter { learner in
      told.alternatives.plans.contains {
        $0.places[learner]?.project != plan.places[learner]?.project
      }
    }
    lines.append(
      RankWording.alternatives(told.alternatives, plan: "placement", moved: ranks.list(moved)))
    return lines
  }

  /// Who is together again, and how far projects are off their shares.
  private static func company(_ loaded: LoadedProjects, _ figures: ProjectFigures) -> [String] {
    let met = Set(loaded.model.rules.met.map { [min($0.from, $0.to), max($0.from, $0.to)] }).count
    let again =
      met == 0
      ? []
      : [
        "Together again: \(Wording.count(figures.repeats, "pair")) of the \(met) who were together before."
      ]
    return again
      + zip(loaded.balanced, figures.imbalance).map { column, imbalance in
        let off = Wording.figure(Double(imbalance) / Double(column.unit))
        return column.values == nil
          ? "\(column.title): projects are \(off) off the sums they would have at the class's mean."
          : "\(column.title): projects are \(off) learners off their share of each value, in all."
      }
  }

  static func ranks(_ loaded: LoadedProjects) -> RankWording {
    RankWording(noun: "project", unranked: loaded.model.lastRank, names: loaded.names)
  }

  private static func aims(_ table: AimTable, _ wording: ProjectWording) -> [String] {
    let width = table.rows.map { wording.aim($0.aim).count }.max() ?? 0
    return table.rows.map { row in
      let name = wording.aim(row.aim)
      return "  " + name + String(repeating: " ", count: width - name.count) + "  "
        + row.figures.ranks.profile.map(String.init).joined(separator: " ")
        + ";  \(row.figures.ranks.total);  \(row.majority.map(Wording.range) ?? "not known")"
        + (row.isProven ? "" : "  (not proven)")
    }
  }
}
