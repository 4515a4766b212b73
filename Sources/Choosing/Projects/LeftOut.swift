/// Why a learner is left out: the first of these that holds.
package enum LeftOutReason: Sendable, Hashable {
  /// They are barred from every project that they would take; reasons ascending, as the model has
  /// them.
  case barred(reasons: [Int])
  /// Nothing that they may take has seats for all who apply with them.
  case tooMany
  /// None of what they may take runs.
  case noneRuns
  /// All of what they may take is full where it runs.
  case allFull
  /// A seat is free, but to take it would break another rule.
  case otherRules
}

extension ProjectModel {
  /// Who is left out, by position, and why.
  ///
  /// - Complexity: O(learners x projects).
  package func leftOut(of plan: ProjectPlan) -> [(learner: Int, reason: LeftOutReason)] {
    let counts = plan.counts(projects.count)
    let running = plan.members.keys.reduce(into: [:]) { $0[$1.project, default: 0] += 1 }
    return makeUnits().filter { plan.places[$0.members[0]] == nil }.flatMap { unit in
      let reason = reason(unit, counts, running)
      return unit.members.map { (learner: $0, reason: reason) }
    }.sorted { $0.learner < $1.learner }
  }

  private func reason(
    _ unit: ProjectUnit, _ counts: [Int], _ running: [Int: Int]
  ) -> LeftOutReason {
    let open = projects.indices.filter { unit.isAllowed[$0] }
    if open.isEmpty {
      let bars = unit.members.flatMap { learner in
        projects.indices.compactMap { rules.barriers[Pin(learner, $0)] }
      }
      return bars.isEmpty ? .tooMany : .barred(reasons: Set(bars).sorted())
    }
    let runs = open.filter { counts[$0] > 0 }
    if runs.isEmpty { return .noneRuns }
    let isFull = runs.allSatisfy {
      counts[$0] + unit.members.count > running[$0, default: 0] * projects[$0].seats.upperBound
    }
    return isFull ? .allFull : .otherRules
  }
}
