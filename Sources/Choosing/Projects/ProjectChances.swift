import GLPK

/// What else a learner could have had.
extension ProjectModel {
  /// Learners with a first choice that they could have had in some plan that keeps all that has to
  /// be, no matter what the others get.
  ///
  /// Most can, and a plan in which one other makes room shows it.
  ///
  /// - Parameter plan: one to begin with.
  /// - Returns: nil where time ran out.
  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package func firstChoicesPossible(
    beside plan: ProjectPlan? = nil, timeLimit: Int? = nil
  ) throws(GLPKError) -> [Int]? {
    let program = ProjectProgram(self)
    let possible = try program.program.possible(
      program.firsts, known: plan.map { program.firstsNear($0) } ?? [],
      start: plan.flatMap { program.values(of: $0) }, Deadline(milliseconds: timeLimit))
    return possible?.flatMap { program.units[$0].members }.filter(ranksAny).sorted()
  }

  /// Learners who could move to a project they rank above their own while everybody else stays: a
  /// seat is free there, and nothing breaks. Who applies together moves together. Plans of proven
  /// aims other than the first choices' may have some.
  ///
  /// - Complexity: O(units x copies).
  package func wasted(in plan: ProjectPlan) -> [Int] {
    var state = PlacementState(ProjectProgram(self), plan)
    return state.units.indices.filter { unit in
      let own = state.place[unit]
      let better = state.targets(unit).filter {
        state.worth(unit, $0) < state.worth(unit, own)
      }
      return better.contains { target in
        state.move(unit, to: target)
        defer { state.move(unit, to: own) }
        return state.faults == 0
      }
    }.flatMap { state.units[$0].members }.filter(ranksAny).sorted()
  }

  private func ranksAny(_ learner: Int) -> Bool {
    if case .ranked = learners[learner].answer { true } else { false }
  }
}

extension ProjectProgram {
  /// Units that have their first choice in the plan, or could have it if one other made room.
  fileprivate func firstsNear(_ plan: ProjectPlan) -> Set<Int> {
    var state = PlacementState(self, plan)
    return Set(
      units.indices.filter { unit in
        state.demands.copies.indices.contains { copy in
          let project = state.demands.copies[copy].project
          return units[unit].ranks[project] == 1 && units[unit].isAllowed[project]
            && state.hasRoom(for: unit, in: copy)
        }
      })
  }

  /// By unit.
  fileprivate var firsts: [[Int]] { places.map { $0.filter { $0.rank == 1 }.map(\.column) } }
}

extension ProjectPlan {
  /// Learners per project.
  func counts(_ projects: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: projects)
    for place in places { if let place { counts[place.project] += 1 } }
    return counts
  }
}

extension PlacementState {
  /// Whether nothing breaks with the unit in the copy, when at most one other leaves it, for the
  /// unit's place or for none.
  fileprivate mutating func hasRoom(for unit: Int, in copy: Int) -> Bool {
    let own = place[unit]
    let others = place.indices.filter { $0 != unit && place[$0] == copy }
    move(unit, to: copy)
    defer { move(unit, to: own) }
    if faults == 0 { return true }
    return others.contains { other in
      defer { move(other, to: copy) }
      let isPinned = units[other].pin != nil
      if !isPinned {
        move(other, to: nil)
        if faults == 0 { return true }
      }
      guard let own, units[other].isAllowed[demands.copies[own].project] else { return false }
      move(other, to: own)
      return faults == 0
    }
  }
}
