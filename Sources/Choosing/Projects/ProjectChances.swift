import GLPK

/// What else a learner could have had.
extension ProjectModel {
  /// Learners with a first choice that they could have had in some plan that keeps all that has to
  /// be, no matter what the others get.
  ///
  /// Each program looks for a plan with as many of those as possible for whom none is known yet, so
  /// few are needed.
  ///
  /// - Returns: nil where time ran out.
  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package func firstChoicesPossible(timeLimit: Int? = nil) throws(GLPKError) -> [Int]? {
    let deadline = Deadline(milliseconds: timeLimit)
    let program = ProjectProgram(self)
    var known = Set<Int>()
    while true {
      let open = program.firsts.filter { !known.contains($0.unit) }
      let answer = try program.program.solve(
        [Level(open.map { IntegerProgram.Term($0.column, -1) })], timeLimit: deadline.left)
      if case .infeasible = answer { return [] }
      guard case .solved(let solution) = answer else { return nil }
      let found = open.filter { solution.values[$0.column] == 1 }.map(\.unit)
      known.formUnion(found)
      if found.isEmpty {
        if solution.levels.allSatisfy(\.isProven) { break }
        return nil
      }
    }
    return known.flatMap { program.units[$0].members }.filter(ranksAny).sorted()
  }

  /// Learners who could move to a project they rank above their own while everybody else stays: a
  /// seat is free there, and nothing breaks. Who applies together moves together. Plans of proven
  /// aims other than the first choices' may have some.
  ///
  /// - Complexity: O(moves with a free seat x terms).
  package func wasted(in plan: ProjectPlan) -> [Int] {
    let program = ProjectProgram(self)
    let counts = plan.counts(projects.count)
    return program.units.filter { unit in
      guard unit.counted > 0 else { return false }
      let own = plan.places[unit.members[0]].flatMap { unit.ranks[$0.project] } ?? lastRank + 1
      return projects.indices.contains { index in
        let project = projects[index]
        let seats = project.copies * project.seats.upperBound
        return unit.isAllowed[index] && unit.ranks[index] ?? own < own
          && counts[index] + unit.members.count <= seats
          && (0..<project.copies).contains { copy in
            var places = plan.places
            for learner in unit.members {
              places[learner] = ProjectPlan.Place(project: index, copy: copy)
            }
            return program.values(of: ProjectPlan(places: places)) != nil
          }
      }
    }.flatMap(\.members).filter(ranksAny).sorted()
  }

  private func ranksAny(_ learner: Int) -> Bool {
    if case .ranked = learners[learner].answer { true } else { false }
  }
}

extension ProjectProgram {
  fileprivate var firsts: [(unit: Int, column: Int)] {
    places.enumerated().flatMap { unit, places in
      places.filter { $0.rank == 1 }.map { (unit, $0.column) }
    }
  }
}

extension ProjectPlan {
  /// Learners per project.
  func counts(_ projects: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: projects)
    for place in places { if let place { counts[place.project] += 1 } }
    return counts
  }
}
