import GroupingModel
import SchedulingModel

/// Who cannot be where, and what is decided beforehand: absences, opt-outs, pins, sets, pairs.
struct BlockPlaces {
  private(set) var away: [Set<Int>]
  private(set) var optedOut: [Set<Int>]
  private(set) var pins: [BlockPin] = []
  private(set) var together: [[Int]] = []
  private(set) var apart: [LearnerPair] = []

  init(_ tables: inout BlockTables) throws(InputError) {
    let (slots, offers) = (tables.slots.slots.indices, tables.sessions.offers.indices)
    away = (0..<tables.learners.count).map { learner in
      Set(slots.filter { !tables.learners.belongs(learner, to: tables.slots.audiences[$0]) })
    }
    optedOut = (0..<tables.learners.count).map { learner in
      Set(offers.filter { !tables.learners.belongs(learner, to: tables.sessions.audiences[$0]) })
    }
    if tables.document.mayOverlap != true {
      let away = away
      try tables.slots.checkOverlaps(learners: tables.learners.count) { !away[$0].contains($1) }
    }
    try addAbsences(&tables)
    try addPairs(&tables)
    if let table = try tables.table(
      "pins", required: ["session", "slot"], optional: ["learner", "room", "facilitator", "closed"])
    {
      try table.checkRows(atMost: BlockLimits.comparedRows)
      try addPins(table, tables)
    }
  }

  private mutating func addAbsences(_ tables: inout BlockTables) throws(InputError) {
    if let table = try tables.table("away", required: ["learner", "slot"], optional: []) {
      for row in table.rows {
        let learner = try tables.learners.position(table, row, "learner")
        guard let slots = try tables.slots.positions(table, row, "slot") else {
          throw table.bad(row, "slot", "the cell is empty", remedy: "name slots or days")
        }
        away[learner].formUnion(slots)
      }
    }
    if let table = try tables.table("opt-outs", required: ["learner", "session"], optional: []) {
      for row in table.rows {
        let learner = try tables.learners.position(table, row, "learner")
        optedOut[learner].formUnion(try tables.sessions.positions(table, row, "session"))
      }
    }
  }

  private mutating func addPairs(_ tables: inout BlockTables) throws(InputError) {
    if let table = try tables.table("apart", required: ["source", "target"], optional: []) {
      for (first, others, _) in try Self.pairs(table, tables) {
        apart += others.map { LearnerPair(min(first, $0), max(first, $0)) }
      }
    }
    if let table = try tables.table("together", required: ["source", "target"], optional: []) {
      try table.checkRows(atMost: BlockLimits.comparedRows)
      for (first, others, _) in try Self.pairs(table, tables) { join([first] + others) }
    }
    together.sort { $0[0] < $1[0] }
  }

  private static func pairs(
    _ table: TitledTable, _ tables: BlockTables
  ) throws(InputError) -> [(first: Int, others: [Int], row: Int)] {
    var pairs: [(Int, [Int], Int)] = []
    for row in table.rows {
      let first = try tables.learners.position(table, row, "source")
      let others = try tables.learners.positions(table, row, "target")
      guard !others.isEmpty, !others.contains(first) else {
        throw table.bad(
          row, "target", others.isEmpty ? "the cell is empty" : "the same learner as in 'source'",
          remedy: "name another learner")
      }
      pairs.append((first, others, row))
    }
    return pairs
  }

  /// Makes one set of all sets that have a learner of these.
  private mutating func join(_ learners: [Int]) {
    let all = Set(learners)
    let (touching, others) = (
      together.filter { !all.isDisjoint(with: $0) }, together.filter { all.isDisjoint(with: $0) }
    )
    together = others + [all.union(touching.joined()).sorted()]
  }

  // MARK: - Pins

  private mutating func addPins(
    _ table: TitledTable, _ tables: BlockTables
  ) throws(InputError) {
    var rows: [Int] = []
    for row in table.rows {
      let offers = try tables.sessions.positions(table, row, "session")
      guard let slot = try tables.slots.position(table, row, "slot"), offers.count == 1 else {
        throw table.bad(
          row, "slot", "a pin needs one session and one slot", remedy: "name one of each")
      }
      guard tables.sessions.offers[offers[0]].slots.contains(slot) else {
        throw table.bad(
          row, "slot", "the session does not open in this slot",
          remedy: "correct the slot, or add it to the session's 'slots'")
      }
      let pin = try Self.pin(table, row, offers[0], slot, tables)
      for (other, earlier) in zip(rows, pins) {
        guard let title = tables.clash(earlier, pin) else { continue }
        throw table.bad(
          row, title, "in two places at the same time: see row \(table.table.rowNumbers[other])",
          remedy: "change one of the two rows, or delete it")
      }
      rows.append(row)
      pins.append(pin)
    }
  }

  private static func pin(
    _ table: TitledTable, _ row: Int, _ offer: Int, _ slot: Int, _ tables: BlockTables
  ) throws(InputError) -> BlockPin {
    let (room, leader) = (table.cell(row, "room"), table.cell(row, "facilitator"))
    let isClosed = try table.flag(row, "closed") == true
    if !table.cell(row, "learner").isEmpty {
      guard room.isEmpty, leader.isEmpty, !isClosed else {
        throw table.bad(
          row, "learner", "a learner, and a room, facilitator or 'closed' beside",
          remedy: "pin the session in a row of its own")
      }
      let learner = try tables.learners.position(table, row, "learner")
      return .learner(learner, offer: offer, slot: slot)
    }
    if isClosed { return .closed(offer: offer, slot: slot) }
    let position = room.isEmpty ? nil : tables.rooms.rooms.firstIndex { $0.identifier == room }
    guard room.isEmpty || position != nil else {
      throw table.bad(
        row, "room", "a room that is not in the table of rooms", remedy: "correct its name")
    }
    let adult = leader.isEmpty ? nil : tables.adults.position(named: leader)
    guard leader.isEmpty || adult != nil else {
      throw table.bad(
        row, "facilitator", "somebody who is not among the facilitators",
        remedy: "write an identifier of the facilitators' table")
    }
    return .opening(offer: offer, slot: slot, room: position, leader: adult)
  }
}

extension BlockTables {
  /// Column in which two pins put somebody or something into two places at the same time.
  fileprivate func clash(_ one: BlockPin, _ other: BlockPin) -> String? {
    func atOnce(_ slot: Int, _ later: Int) -> Bool {
      slot == later || slots.slots[slot].overlaps(slots.slots[later])
    }
    switch (one, other) {
    case (.learner(let first, let offer, let slot), .learner(let second, let place, let later)):
      return first == second && atOnce(slot, later) && (offer != place || slot != later)
        ? "learner" : nil
    case (
      .opening(let offer, let slot, let room, let leader),
      .opening(let place, let later, let otherRoom, let otherLeader)
    ):
      guard atOnce(slot, later), offer != place || slot != later else { return nil }
      if leader != nil, leader == otherLeader { return "facilitator" }
      return room != nil && room == otherRoom ? "room" : nil
    default: return nil
    }
  }
}
