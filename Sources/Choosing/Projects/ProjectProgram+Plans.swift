/// Between plans and values of the program's columns.
extension ProjectProgram {
  /// The plan that the values stand for. Copies without names are dealt out evenly, in order.
  func plan(_ values: [Int]) -> ProjectPlan {
    var result = [ProjectPlan.Place?](repeating: nil, count: model.learners.count)
    var crowds = [[Int]](repeating: [], count: slots.count)
    for (unit, places) in places.enumerated() {
      for place in places where values[place.column] == 1 {
        crowds[place.slot] += units[unit].members
      }
    }
    for (slot, crowd) in zip(slots, crowds) {
      let runs = slot.runs(crowd.count)
      for (position, learner) in crowd.enumerated() {
        let copy = slot.copies > 1 ? position % max(1, runs) : slot.copy
        result[learner] = ProjectPlan.Place(project: slot.project, copy: copy)
      }
    }
    return ProjectPlan(places: result)
  }

  /// The values that stand for a plan; nil where it breaks something.
  ///
  /// - Complexity: O(terms).
  func values(of plan: ProjectPlan) -> [Int]? {
    var values = [Int](repeating: 0, count: program.columns.count)
    var counts = [Int](repeating: 0, count: slots.count)
    var slotOf = [Int?](repeating: nil, count: model.learners.count)
    for (index, unit) in units.enumerated() {
      let found = Set(unit.members.map { plan.places[$0] })
      guard found.count == 1, let place = plan.places[unit.members[0]] else {
        guard found.count == 1, let column = leftOut[index] else { return nil }
        values[column] = 1
        continue
      }
      let slot = slots.firstIndex {
        $0.project == place.project && ($0.copies > 1 || $0.copy == place.copy)
      }
      guard let slot, let column = column(index, slot) else { return nil }
      values[column] = 1
      counts[slot] += unit.members.count
      for learner in unit.members { slotOf[learner] = slot }
    }
    for (slot, column) in running.enumerated() {
      if let column { values[column] = slots[slot].runs(counts[slot]) }
    }
    for company in companies {
      values[company.column] = model.rules.notAlone[company.set]
        .count { slotOf[$0] == company.slot }
    }
    setCompany(&values)
    return program.isSolved(by: values) ? values : nil
  }
}

extension ProjectSlot {
  /// The fewest copies that so many learners can be in.
  func runs(_ learners: Int) -> Int {
    (learners + seats.upperBound - 1) / seats.upperBound
  }
}
