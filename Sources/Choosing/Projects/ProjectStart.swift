/// A placement to begin with, by turns: each unit takes the best that is left; projects that get too few close,
/// the emptiest first, or are filled up from others where they have to run. It knows seats, bars and pins; where
/// it breaks another rule it is no start.
struct ProjectStart {
  private let model: ProjectModel
  private let units: [ProjectUnit]
  private var isOpen: [Bool]
  /// Per unit, its project; nil for none.
  private var project: [Int?]
  /// Per project, its learners.
  private var counts: [Int]

  /// - Complexity: O(projects x units x projects).
  init(_ program: ProjectProgram) {
    model = program.model
    units = program.units
    isOpen = [Bool](repeating: true, count: model.projects.count)
    project = [Int?](repeating: nil, count: units.count)
    counts = [Int](repeating: 0, count: model.projects.count)
    repeat { deal() } while closeEmptiest()
    for index in model.projects.indices where model.projects[index].mustRun { fill(index) }
  }

  var plan: ProjectPlan {
    var places = [ProjectPlan.Place?](repeating: nil, count: model.learners.count)
    var seated = [Int](repeating: 0, count: model.projects.count)
    for (index, unit) in units.enumerated() {
      guard let project = project[index] else { continue }
      // Copies are filled evenly.
      let seats = model.projects[project].seats.upperBound
      let runs = (counts[project] + seats - 1) / seats
      let copy = min(runs - 1, seated[project] * runs / max(1, counts[project]))
      seated[project] += unit.members.count
      for learner in unit.members {
        places[learner] = ProjectPlan.Place(project: project, copy: copy)
      }
    }
    return ProjectPlan(places: places)
  }

  private func seats(_ index: Int) -> Int {
    model.projects[index].copies * model.projects[index].seats.upperBound
  }

  private func least(_ index: Int) -> Int { model.projects[index].seats.lowerBound }

  /// What a unit thinks of a project: who counts no rank goes where learners are wanted.
  private func rank(_ unit: Int, _ index: Int) -> Int {
    units[unit].ranks[index] ?? (counts[index] < least(index) ? 1 : 2)
  }

  /// Everybody anew, by turns: pinned, then large units, then whose turn it is.
  private mutating func deal() {
    counts = [Int](repeating: 0, count: counts.count)
    let order = units.indices.sorted {
      let (one, other) = (units[$0], units[$1])
      if (one.pin == nil) != (other.pin == nil) { return one.pin != nil }
      if one.members.count != other.members.count { return one.members.count > other.members.count }
      return (-one.turn, $0) < (-other.turn, $1)
    }
    for unit in order {
      let size = units[unit].members.count
      let free = counts.indices.filter {
        units[unit].isAllowed[$0] && (isOpen[$0] || units[unit].pin == $0)
          && counts[$0] + size <= seats($0)
      }
      project[unit] = free.min { (rank(unit, $0), $0) < (rank(unit, $1), $1) }
      if let project = project[unit] { counts[project] += size }
    }
  }

  /// - Returns: whether one was closed that runs with too few.
  private mutating func closeEmptiest() -> Bool {
    let short = counts.indices.filter {
      isOpen[$0] && !model.projects[$0].mustRun && counts[$0] > 0 && counts[$0] < least($0)
    }
    guard let emptiest = short.min(by: { counts[$0] * least($1) < counts[$1] * least($0) }) else {
      return false
    }
    isOpen[emptiest] = false
    return true
  }

  /// Brings a project up to its minimum with those who lose least, from where they can be spared.
  private mutating func fill(_ index: Int) {
    while counts[index] < least(index) {
      let movable = units.indices.filter { unit in
        guard units[unit].isAllowed[index], units[unit].pin == nil, project[unit] != index else {
          return false
        }
        let size = units[unit].members.count
        guard counts[index] + size <= seats(index) else { return false }
        return project[unit].map { counts[$0] - size >= least($0) } ?? true
      }
      func loss(_ unit: Int) -> Int {
        rank(unit, index) - (project[unit].map { rank(unit, $0) } ?? model.lastRank + 1)
      }
      guard let unit = movable.min(by: { (loss($0), $0) < (loss($1), $1) }) else { return }
      if let from = project[unit] { counts[from] -= units[unit].members.count }
      project[unit] = index
      counts[index] += units[unit].members.count
    }
  }
}
