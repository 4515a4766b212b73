/// The demands of a model as a search by moves counts them: each has a position, and is broken by
/// so much.
struct PlacementDemands: Sendable {
  /// A copy of a project that may run.
  struct Copy: Sendable {
    let project: Int
    let seats: ClosedRange<Int>
    let supervisor: Int?
  }

  enum Demand: Sendable, Hashable {
    /// Learners of a copy, none or as many as it takes.
    case seats(Int)
    /// A project that has to run does.
    case runs(Int)
    case supervised(Int)
    case supervisedCopies(Int)
    case apart(Int)
    /// Nobody of the set is alone in the copy.
    case company(set: Int, copy: Int)
    /// The unit is placed.
    case placed(Int)
  }

  let copies: [Copy]
  /// Per project, its copies.
  let copiesOf: [[Int]]
  /// In the order of their positions.
  let all: [Demand]
  /// Per unit, the pairs to be kept apart, by position, and the units of the others.
  let apart: [[(pair: Int, other: Int)]]
  /// Per unit, the sets of those not to be alone that it has members of, and how many.
  let sets: [[(set: Int, members: Int)]]

  init(_ program: ProjectProgram) {
    let (model, units) = (program.model, program.units)
    var copies: [Copy] = []
    copiesOf = model.projects.indices.map { index in
      let project = model.projects[index]
      // More can never run.
      let most = min(project.copies, model.learners.count / project.runningSeats.lowerBound)
      let first = copies.count
      for _ in 0..<most {
        copies.append(
          Copy(project: index, seats: project.runningSeats, supervisor: project.supervisor))
      }
      return Array(first..<copies.count)
    }
    self.copies = copies
    let unitOf = program.unitOf
    var apart = [[(pair: Int, other: Int)]](repeating: [], count: units.count)
    for (pair, learners) in model.rules.apart.enumerated() {
      let (one, other) = (unitOf[learners.from], unitOf[learners.to])
      apart[one].append((pair, other))
      apart[other].append((pair, one))
    }
    self.apart = apart
    let members = model.rules.notAlone.map(Set.init)
    sets = units.map { unit in
      members.enumerated().compactMap { set, members in
        let count = unit.members.count(where: members.contains)
        return count > 0 ? (set, count) : nil
      }
    }
    var all = copies.indices.map { Demand.seats($0) }
    all += model.projects.indices.map { .runs($0) }
    all += model.supervisors.indices.map { .supervised($0) }
    all += model.supervisors.indices.map { .supervisedCopies($0) }
    all += model.rules.apart.indices.map { .apart($0) }
    for set in members.indices {
      all += copies.indices.map { .company(set: set, copy: $0) }
    }
    all += units.indices.map { .placed($0) }
    self.all = all
  }
}
