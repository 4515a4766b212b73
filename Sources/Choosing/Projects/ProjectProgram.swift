/// The integer program of a model: a column for each unit and slot where it may be, and one for
/// each unit that may be left out.
struct ProjectProgram: Sendable {
  let model: ProjectModel
  let units: [ProjectUnit]
  let slots: [ProjectSlot]
  var program = IntegerProgram()
  /// By unit, in the order of slots.
  private(set) var places: [[Place]] = []
  /// One a unit; nil where it has to be placed.
  private(set) var leftOut: [Int?] = []
  /// One a slot that is counted.
  private(set) var running: [Int?]
  /// One a learner with wishes and slot where a wish may come true, once they are added.
  var friendly: [Friendly] = []
  /// One a pair of units who were together before and slot where they may be again, once they are
  /// added.
  var meetings: [Meeting] = []
  /// One a thing to balance and slot, once they are added.
  var deviations: [Deviation] = []
  /// One a set of those not to be alone and slot: how many of them are there.
  private(set) var companies: [Company] = []
  /// By unit and slot.
  private var lookup: [Int?]

  struct Place: Sendable {
    let slot: Int
    let column: Int
    /// nil where no rank counts.
    let rank: Int?
  }

  struct Company: Sendable {
    let set: Int
    let slot: Int
    let column: Int
  }

  typealias Term = IntegerProgram.Term

  init(_ model: ProjectModel) {
    self.model = model
    units = model.makeUnits()
    slots = model.makeSlots(units)
    running = [Int?](repeating: nil, count: slots.count)
    lookup = [Int?](repeating: nil, count: units.count * slots.count)
    addUnits()
    addSeats()
    addSupervisors()
    addApart()
    addCompanies()
    addCopyOrder()
  }

  func column(_ unit: Int, _ slot: Int) -> Int? { lookup[unit * slots.count + slot] }

  /// Per learner, the unit.
  var unitOf: [Int] {
    var unitOf = [Int](repeating: 0, count: model.learners.count)
    for (index, unit) in units.enumerated() {
      for learner in unit.members { unitOf[learner] = index }
    }
    return unitOf
  }

  /// The learners of a slot.
  private func crowd(_ slot: Int) -> [Term] {
    units.indices.compactMap { unit in
      column(unit, slot).map { Term($0, units[unit].members.count) }
    }
  }
}

// MARK: - Rows

extension ProjectProgram {
  private mutating func addUnits() {
    for (index, unit) in units.enumerated() {
      var own: [Place] = []
      for (slot, place) in slots.enumerated() where unit.isAllowed[place.project] {
        let rank = unit.ranks[place.project]
        let column = program.addColumn(isRare: rank == model.lastRank)
        lookup[index * slots.count + slot] = column
        own.append(Place(slot: slot, column: column, rank: rank))
      }
      places.append(own)
      leftOut.append(unit.pin == nil ? program.addColumn() : nil)
      let all = own.map(\.column) + [leftOut[index]].compactMap { $0 }
      program.addRow(all.map { Term($0) }, atLeast: 1, atMost: 1)
    }
  }

  private mutating func addSeats() {
    for (index, slot) in slots.enumerated() {
      let crowd = crowd(index)
      guard slot.isCounted else {
        let least = slot.mustRun ? slot.seats.lowerBound : nil
        program.addRow(crowd, atLeast: least, atMost: slot.copies * slot.seats.upperBound)
        continue
      }
      let runs = program.addColumn((slot.mustRun ? 1 : 0)...slot.copies)
      running[index] = runs
      program.addRow(crowd + [Term(runs, -slot.seats.upperBound)], atMost: 0)
      program.addRow(crowd + [Term(runs, -slot.seats.lowerBound)], atLeast: 0)
      // Implied, but not while half a project may run.
      for unit in units.indices {
        guard let column = column(unit, index),
          units[unit].ranks[slot.project] ?? 0 < model.lastRank
        else { continue }
        program.addRow([Term(column), Term(runs, -1)], atMost: 0)
      }
    }
  }

  private mutating func addSupervisors() {
    for (index, supervisor) in model.supervisors.enumerated() {
      let own = slots.indices.filter { model.projects[slots[$0].project].supervisor == index }
      program.addRow(
        own.flatMap(crowd), atLeast: supervisor.learners.lowerBound,
        atMost: supervisor.learners.upperBound)
      if let copies = supervisor.copies {
        program.addRow(own.compactMap { running[$0] }.map { Term($0) }, atMost: copies)
      }
    }
  }

  private mutating func addApart() {
    let unitOf = unitOf
    for pair in model.rules.apart {
      for slot in slots.indices {
        guard let first = column(unitOf[pair.from], slot),
          let second = column(unitOf[pair.to], slot)
        else { continue }
        program.addRow([Term(first), Term(second)], atMost: 1)
      }
    }
  }

  private mutating func addCompanies() {
    for (set, members) in model.rules.notAlone.enumerated() {
      let members = Set(members)
      let shares = units.map { $0.members.count(where: members.contains) }
      for slot in slots.indices {
        let crowd = units.indices.filter { shares[$0] > 0 }
          .compactMap { unit in column(unit, slot).map { Term($0, shares[unit]) } }
        if crowd.isEmpty { continue }
        let count = program.addColumn(0...members.count)
        companies.append(Company(set: set, slot: slot, column: count))
        program.addRow(crowd + [Term(count, -1)], atLeast: 0, atMost: 0)
        for term in crowd where term.factor == 1 {
          program.addRow([Term(count), Term(term.column, -2)], atLeast: 0)
        }
      }
    }
  }

  /// Copies with names are in the order of their first units, so that no plan counts twice.
  private mutating func addCopyOrder() {
    for (index, slot) in slots.enumerated() where slot.copy > 0 {
      var before: [Term] = []
      for unit in units.indices {
        guard let column = column(unit, index), let earlier = self.column(unit, index - 1) else {
          continue
        }
        program.addRow([Term(column)] + before, atMost: 0)
        before.append(Term(earlier, -1))
      }
    }
  }
}
