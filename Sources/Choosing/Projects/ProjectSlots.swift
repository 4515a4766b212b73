/// A place that units have columns for: one copy by name, or all copies of a project together.
struct ProjectSlot: Sendable {
  let project: Int
  /// The first copy; the only one where it has a name.
  let copy: Int
  /// Copies that it stands for.
  let copies: Int
  /// Whether it runs in any plan.
  let mustRun: Bool
  /// Learners of a copy that runs.
  let seats: ClosedRange<Int>
  /// Whether the number of copies that run needs a column of its own.
  let isCounted: Bool
}

extension ProjectModel {
  /// Slots in the order of projects and copies.
  ///
  /// A copy needs a name only where it matters who is in it with whom.
  func makeSlots(_ units: [ProjectUnit]) -> [ProjectSlot] {
    var unitOf = [Int](repeating: 0, count: learners.count)
    for (index, unit) in units.enumerated() {
      for learner in unit.members { unitOf[learner] = index }
    }
    let company =
      rules.units + rules.notAlone
      + (rules.apart + rules.friends + rules.met).map { [$0.from, $0.to] }
      + (rules.balance.isEmpty ? [] : [Array(learners.indices)])
    return projects.indices.flatMap { index -> [ProjectSlot] in
      let project = projects[index]
      let isNamed =
        project.copies > 1
        && company.contains { members in
          members.count { units[unitOf[$0]].isAllowed[index] } >= 2
        }
      return isNamed
        ? (0..<project.copies).map { slot(index, copy: $0, copies: 1) }
        : [slot(index, copy: 0, copies: project.copies)]
    }
  }

  private func slot(_ index: Int, copy: Int, copies: Int) -> ProjectSlot {
    let project = projects[index]
    let mustRun = project.mustRun && copy == 0
    let seats = project.runningSeats
    let isLimited = project.supervisor.map { supervisors[$0].copies != nil } ?? false
    // 0, then seats, then twice seats, ...: is a number of learners in between left out?
    let gaps = (0..<copies).contains { runs in
      !(mustRun && runs == 0) && runs * seats.upperBound + 1 < (runs + 1) * seats.lowerBound
    }
    return ProjectSlot(
      project: index, copy: copy, copies: copies, mustRun: mustRun, seats: seats,
      isCounted: gaps || isLimited)
  }
}
