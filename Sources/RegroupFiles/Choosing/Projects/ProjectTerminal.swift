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
    lines += ProfileLines(told.figures, model.lastRank).lines
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
    var lines: [String] = []
    if let worst = figures.ranks.worst {
      let rank =
        worst.rank == outcome.loaded.model.lastRank
        ? "a project they did not rank" : "choice \(worst.rank)"
      lines.append(
        "Worst off: \(Wording.count(worst.learners.count, "learner")) with \(rank). Gini of ranks "
          + "\(Wording.figure(figures.ranks.gini)).")
    }
    if let possible = told.firstPossible {
      lines.append(
        "First choice: \(figures.ranks.profile.first ?? 0) have it; \(possible.count) could have theirs, each "
          + "taken alone.")
    }
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
    if let gini = outcome.giniOverRounds {
      lines.append(
        "With the earlier rounds: Gini of each learner's mean rank \(Wording.figure(gini)).")
    }
    for (learner, reason) in told.leftOut {
      lines.append("Left out: \(wording.learner(learner)), \(wording.reason(reason)).")
    }
    let others = told.alternatives
    lines.append(
      others.isComplete && others.plans.isEmpty
        ? "No other placement is as good."
        : others.plans.isEmpty
          ? "Whether another placement is as good was not found out."
          : "\(others.isComplete ? "" : "At least ")\(others.plans.count) other "
            + "\(others.plans.count == 1 ? "placement is" : "placements are") as good.")
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

  private static func aims(_ table: AimTable, _ wording: ProjectWording) -> [String] {
    let width = table.rows.map { wording.aim($0.aim).count }.max() ?? 0
    return table.rows.map { row in
      let name = wording.aim(row.aim)
      let outvoted = row.values[table.aims.firstIndex(of: .popular) ?? 0]?.first
      return "  " + name + String(repeating: " ", count: width - name.count) + "  "
        + row.figures.ranks.profile.map(String.init).joined(separator: " ")
        + ";  \(row.figures.ranks.total);  \(outvoted.map(String.init) ?? "not known")"
        + (row.isProven ? "" : "  (not proven)")
    }
  }
}

/// Learners by the rank of what they got, as two lines under each other.
struct ProfileLines {
  let lines: [String]

  /// - Parameter lastRank: that of what was not ranked.
  init(_ figures: ProjectFigures, _ lastRank: Int) {
    let most = figures.profile.indices.last { figures.profile[$0] > 0 } ?? 0
    let titles = (0...most).map { $0 + 1 == lastRank ? "not ranked" : "\($0 + 1)" }
    let counts = (0...most).map { "\(figures.profile[$0])" }
    let widths = zip(titles, counts).map { max($0.count, $1.count) + 2 }
    func row(_ label: String, _ cells: [String]) -> String {
      label + zip(cells, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }.joined()
    }
    lines = [row("choice  ", titles), row("learners", counts)]
  }
}
