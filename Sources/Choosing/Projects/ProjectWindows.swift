extension ProjectProgram {
  /// Sets of columns that may be worth changing together: all about a project and those that the
  /// same learners rank, few of them first and then more.
  var windows: [[Int]] {
    var ranked = [Set<Int>](repeating: [], count: model.projects.count)
    for (unit, own) in places.enumerated() {
      for place in own where place.rank ?? 0 < model.lastRank {
        ranked[slots[place.slot].project].insert(unit)
      }
    }
    let columns = columnsByProject
    return [6, 12].filter { $0 / 2 < model.projects.count }.flatMap { size in
      ranked.indices.map { first in
        let shared = ranked.map { $0.intersection(ranked[first]).count }
        let near = ranked.indices.sorted {
          (shared[$0], -$0) > (shared[$1], -$1)
        }
        let chosen = [first] + near.filter { $0 != first }.prefix(size - 1)
        return chosen.flatMap { columns[$0] }
      }
    }
  }

  private var columnsByProject: [[Int]] {
    var columns = [[Int]](repeating: [], count: model.projects.count)
    for place in places.joined() where place.rank ?? 0 < model.lastRank {
      columns[slots[place.slot].project].append(place.column)
    }
    for (slot, column) in running.enumerated() {
      if let column { columns[slots[slot].project].append(column) }
    }
    for company in companies { columns[slots[company.slot].project].append(company.column) }
    for met in friendly { columns[slots[met.slot].project].append(met.column) }
    for meeting in meetings { columns[slots[meeting.slot].project].append(meeting.column) }
    for deviation in deviations { columns[slots[deviation.slot].project].append(deviation.column) }
    return columns
  }
}
