/// Where all units are, and by how much each demand is broken, kept up to date from move to move.
struct PlacementState: Sendable {
  let demands: PlacementDemands
  private let model: ProjectModel
  let units: [ProjectUnit]
  /// Per unit, its copy; nil for none.
  private(set) var place: [Int?]
  /// Per demand, what it is broken by.
  private(set) var broken: [Int]
  private var weights: [Int]
  /// Sum of what is broken, by weight.
  private(set) var penalty = 0
  /// Demands that are broken; units that are left out apart.
  private(set) var faults = 0
  /// Learners who are left out.
  private(set) var leftOut = 0
  /// Per copy, its learners.
  private(set) var counts: [Int]
  private var projectCounts: [Int]
  private var supervised: [Int]
  private var supervisedCopies: [Int]
  /// By set and copy.
  private var company: [Int]
  private let offsets: Offsets

  /// Where demands of each kind begin.
  private struct Offsets {
    let runs: Int
    let supervised: Int
    let supervisedCopies: Int
    let apart: Int
    let company: Int
    let placed: Int
  }

  /// Nobody is placed.
  init(_ program: ProjectProgram) {
    model = program.model
    units = program.units
    demands = PlacementDemands(program)
    let (copies, supervisors) = (demands.copies.count, model.supervisors.count)
    let supervised = copies + model.projects.count
    let company = supervised + 2 * supervisors + model.rules.apart.count
    offsets = Offsets(
      runs: copies, supervised: supervised, supervisedCopies: supervised + supervisors,
      apart: supervised + 2 * supervisors, company: company,
      placed: company + model.rules.notAlone.count * copies)
    place = [Int?](repeating: nil, count: units.count)
    broken = [Int](repeating: 0, count: demands.all.count)
    weights = [Int](repeating: 1, count: demands.all.count)
    counts = [Int](repeating: 0, count: copies)
    projectCounts = [Int](repeating: 0, count: model.projects.count)
    self.supervised = [Int](repeating: 0, count: supervisors)
    supervisedCopies = self.supervised
    self.company = [Int](repeating: 0, count: model.rules.notAlone.count * copies)
    for unit in units.indices { set(offsets.placed + unit, units[unit].members.count) }
    for project in model.projects.indices { countProject(project, 0) }
    for supervisor in model.supervisors.indices { countSupervised(supervisor, 0, 0) }
  }

  /// As in a plan, as far as it has copies that may run.
  init(_ program: ProjectProgram, _ plan: ProjectPlan) {
    self.init(program)
    for (index, unit) in units.enumerated() {
      guard let place = plan.places[unit.members[0]] else { continue }
      let copies = demands.copiesOf[place.project]
      if !copies.isEmpty { move(index, to: copies[min(place.copy, copies.count - 1)]) }
    }
  }

  /// Moves a unit to a copy, or out.
  ///
  /// - Complexity: O(sets and pairs of the unit).
  mutating func move(_ unit: Int, to target: Int?) {
    let from = place[unit]
    if from == target { return }
    place[unit] = target
    let size = units[unit].members.count
    if let from { count(unit, from, -1) }
    if let target { count(unit, target, 1) }
    set(offsets.placed + unit, target == nil ? size : 0)
    for (pair, other) in demands.apart[unit] {
      set(offsets.apart + pair, target != nil && place[other] == target ? 1 : 0)
    }
  }

  /// Makes what is broken count more; to be left out only where nothing else is.
  mutating func press() {
    let pressed = faults > 0 ? 0..<offsets.placed : offsets.placed..<broken.count
    for demand in pressed where broken[demand] > 0 {
      weights[demand] += 1
      penalty += broken[demand]
    }
  }

  /// Makes all demands count alike again.
  mutating func release() {
    weights = [Int](repeating: 1, count: weights.count)
    penalty = broken.reduce(0, +)
  }

  private mutating func set(_ demand: Int, _ value: Int) {
    let old = broken[demand]
    if old == value { return }
    broken[demand] = value
    penalty += weights[demand] * (value - old)
    if demand >= offsets.placed {
      leftOut += value - old
    } else {
      faults += (value > 0 ? 1 : 0) - (old > 0 ? 1 : 0)
    }
  }

  private mutating func count(_ unit: Int, _ index: Int, _ sign: Int) {
    let copy = demands.copies[index]
    let change = sign * units[unit].members.count
    let ran = counts[index] > 0
    counts[index] += change
    let now = counts[index]
    let (least, most) = (copy.seats.lowerBound, copy.seats.upperBound)
    set(index, now > most ? now - most : now < least ? min(now, least - now) : 0)
    countProject(copy.project, change)
    if let supervisor = copy.supervisor {
      countSupervised(supervisor, change, (now > 0 ? 1 : 0) - (ran ? 1 : 0))
    }
    for (set, members) in demands.sets[unit] {
      let cell = set * counts.count + index
      company[cell] += sign * members
      self.set(offsets.company + cell, company[cell] == 1 ? 1 : 0)
    }
  }

  private mutating func countProject(_ index: Int, _ change: Int) {
    projectCounts[index] += change
    let project = model.projects[index]
    guard project.mustRun else { return }
    set(offsets.runs + index, max(0, project.seats.lowerBound - projectCounts[index]))
  }

  private mutating func countSupervised(_ index: Int, _ change: Int, _ copies: Int) {
    supervised[index] += change
    supervisedCopies[index] += copies
    let supervisor = model.supervisors[index]
    let range = supervisor.learners
    set(
      offsets.supervised + index,
      max(0, range.lowerBound - supervised[index], supervised[index] - range.upperBound))
    set(
      offsets.supervisedCopies + index,
      max(0, supervisedCopies[index] - (supervisor.copies ?? .max)))
  }
}

extension PlacementState {
  /// What a unit makes of a copy: less is better. To be left out is worse than any rank; who counts
  /// no rank does not mind.
  func worth(_ unit: Int, _ copy: Int?) -> Int {
    guard let copy else { return units[unit].counted * (model.lastRank + 1) }
    return units[unit].counted * (units[unit].ranks[demands.copies[copy].project] ?? 0)
  }

  /// Copies that a unit may move to: of those of a project that are empty, one.
  func targets(_ unit: Int) -> [Int] {
    demands.copiesOf.indices.flatMap { project -> [Int] in
      guard units[unit].isAllowed[project] else { return [] }
      let copies = demands.copiesOf[project]
      let empty = copies.first { counts[$0] == 0 }
      return copies.filter { (counts[$0] > 0 || $0 == empty) && $0 != place[unit] }
    }
  }

  /// As far as seats and bars alone tell.
  var fewestLeftOut: Int {
    let placeable = units.filter { $0.isAllowed.contains(true) }.reduce(0) { $0 + $1.members.count }
    let seats = demands.copies.reduce(0) { $0 + $1.seats.upperBound }
    return model.learners.count - min(placeable, seats)
  }

  var plan: ProjectPlan {
    var places = [ProjectPlan.Place?](repeating: nil, count: model.learners.count)
    for (unit, copy) in zip(units, place) {
      guard let copy else { continue }
      let project = demands.copies[copy].project
      for learner in unit.members {
        places[learner] = ProjectPlan.Place(
          project: project, copy: copy - demands.copiesOf[project][0])
      }
    }
    return ProjectPlan(places: places)
  }
}
