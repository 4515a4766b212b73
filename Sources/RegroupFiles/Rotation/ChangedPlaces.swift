import SchedulingModel

/// Where groups are that were elsewhere in the earlier chart.
struct ChangedPlaces {
  struct Row {
    let group: String
    let rotation: String
    let before: String
    let now: String
  }

  let rows: [Row]
  let hasRows: Bool

  /// Nil for a new chart, and where there is none.
  init?(_ plan: RotationPlan) {
    guard let previous = plan.loaded.previous, let chart = plan.solution.chart else { return nil }
    let problem = plan.loaded.problem
    rows = problem.groups.indices.flatMap { group in
      problem.rotations.indices.compactMap { rotation in
        guard let before = previous[group][rotation],
          let now = chart.stations[group][rotation].map({ problem.stations[$0].name }),
          now != before
        else { return nil }
        return Row(
          group: problem.groups[group], rotation: problem.rotations[rotation].identifier,
          before: before, now: now)
      }
    }
    hasRows = !rows.isEmpty
  }

  /// How many groups move, in one sentence.
  var summary: String {
    guard hasRows else { return "Nobody moves." }
    let groups = Set(rows.map(\.group)).count
    return "Against the earlier chart, \(Wording.count(rows.count, "place")) of "
      + "\(Wording.count(groups, "group")) \(rows.count == 1 ? "changes" : "change")."
  }
}

extension RotationPlan {
  /// What has changed, and whether less could, for the terminal; empty for a new chart.
  var changes: [String] {
    guard let changed = ChangedPlaces(self), let count = solution.changed else { return [] }
    let lines = changed.rows.map {
      "  \(printable($0.group)), rotation \($0.rotation): \($0.before) -> \($0.now)"
    }
    let proof =
      count.isProven
      ? "Proven fewest: no chart changes fewer."
        + (count.isByProgram ? " GLPK has searched all that could." : "")
      : "No chart changes fewer than \(count.bound ?? 0); whether one does better is not known."
    return ["", changed.summary] + lines.map(printable) + [proof]
  }
}
