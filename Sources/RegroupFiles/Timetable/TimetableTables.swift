import GroupingModel
import SchedulingModel

/// `slots.csv`: slot, day, start, end.
struct SlotTable {
  let slots: [Slot]
  let dayNames: [String]
  private let positions: [String: Int]

  init(_ table: TitledTable) throws(InputError) {
    let names = try table.identifiers("slot")
    var dayNames: [String] = []
    var rows: [(slot: Slot, row: Int)] = []
    for row in table.rows {
      let day = table.cell(row, "day")
      guard !day.isEmpty else {
        throw table.bad(row, "day", "the cell is empty", remedy: "name the day of each slot")
      }
      if !dayNames.contains(day) { dayNames.append(day) }
      let (start, end) = (try table.time(row, "start"), try table.time(row, "end"))
      guard start < 24 * 60 else {
        throw table.bad(
          row, "start", "the slot begins after midnight",
          remedy: "give it the day on which it begins")
      }
      guard start < end, end <= 24 * 60 else {
        throw table.bad(
          row, "end", "the slot ends before it begins, or past midnight",
          remedy: "correct the times; a slot past midnight is two slots")
      }
      let number = dayNames.firstIndex(of: day) ?? 0
      rows.append((Slot(names[row], day: number, start: start, end: end), row))
    }
    rows.sort { ($0.slot.day, $0.slot.start, $0.row) < ($1.slot.day, $1.slot.start, $1.row) }
    for (one, other) in zip(rows, rows.dropFirst()) where one.slot.overlaps(other.slot) {
      let first = table.table.rowNumbers[one.row]
      throw table.bad(
        other.row, "start", "the slot overlaps that of row \(first)",
        remedy: "let each slot begin when the one before is over")
    }
    slots = rows.map(\.slot)
    positions = Dictionary(zip(slots.map(\.identifier), slots.indices)) { first, _ in first }
    self.dayNames = dayNames
    for (day, name) in dayNames.indices.map({ ($0, dayNames[$0]) })
    where slots.count(where: { $0.day == day }) > TimetableProblem.mostSlotsADay {
      throw InputError(
        file: table.table.file, "more slots on day '\(name)' than can be planned",
        remedy: "a day has up to \(TimetableProblem.mostSlotsADay) slots")
    }
  }

  /// Slots that a cell lists: slots, or days for all of theirs.
  func slots(_ table: TitledTable, _ row: Int, _ title: String) throws(InputError) -> Set<Int> {
    var found = Set<Int>()
    for name in table.list(row, title) {
      guard let some = slots(named: name) else {
        throw table.bad(
          row, title, "neither a slot nor a day of the table of slots",
          remedy: "write names of slots or days, separated by semicolons")
      }
      found.formUnion(some)
    }
    return found
  }

  /// A slot, or all of a day; nil for neither.
  func slots(named name: String) -> [Int]? {
    if let slot = positions[name] { return [slot] }
    guard let day = dayNames.firstIndex(of: name) else { return nil }
    return slots.indices.filter { slots[$0].day == day }
  }
}

/// `rooms.csv`: room, seats; and, if wanted, features, building, closed.
struct RoomTable {
  let rooms: [Room]
  let buildings: [Int]

  init(_ table: TitledTable, times: SlotTable) throws(InputError) {
    let names = try table.identifiers("room")
    var rooms: [Room] = []
    for row in table.rows {
      let seats = try table.number(row, "seats", in: 1...100_000)
      rooms.append(
        Room(
          names[row], capacity: seats, features: Set(table.list(row, "features")),
          closed: try times.slots(table, row, "closed")))
    }
    let labels = table.rows.map { table.cell($0, "building") }
    let different = Array(Set(labels)).sorted()
    buildings = labels.map { different.firstIndex(of: $0) ?? 0 }
    self.rooms = rooms
  }
}

/// `facilitators.csv`, if there is one: facilitator, away.
struct FacilitatorTable {
  /// Whether the table says who there is; without one, courses do.
  let isComplete: Bool
  let facilitators: [Facilitator]

  init() { (isComplete, facilitators) = (false, []) }

  init(_ table: TitledTable, times: SlotTable) throws(InputError) {
    let names = try table.identifiers("facilitator")
    var facilitators: [Facilitator] = []
    for row in table.rows {
      facilitators.append(Facilitator(names[row], away: try times.slots(table, row, "away")))
    }
    self.facilitators = facilitators
    isComplete = true
  }
}

/// `courses.csv`: course, meetings, learners; and, if wanted, facilitators, days, features, closed.
struct CourseTable {
  let courses: [Course]
  let facilitators: [Facilitator]

  init(
    _ table: TitledTable, times: SlotTable, facilitators known: FacilitatorTable
  ) throws(InputError) {
    let names = try table.identifiers("course")
    var facilitators = known.facilitators
    var courses: [Course] = []
    for row in table.rows {
      var leaders: [Int] = []
      for name in table.list(row, "facilitators") {
        if !known.isComplete, !facilitators.contains(where: { $0.identifier == name }) {
          facilitators.append(Facilitator(name))
        }
        guard let leader = facilitators.firstIndex(where: { $0.identifier == name }) else {
          throw table.bad(
            row, "facilitators", "somebody who is not in the table of facilitators",
            remedy: "correct the name, or add a row for them; separate several with semicolons")
        }
        if !leaders.contains(leader) { leaders.append(leader) }
      }
      courses.append(
        Course(
          names[row], facilitators: leaders,
          meetings: try table.number(row, "meetings", in: 1...1_000),
          learners: try table.number(row, "learners", in: 0...100_000),
          days: try table.whole(row, "days", in: 0...1_000) ?? 1,
          features: Set(table.list(row, "features")),
          closed: try times.slots(table, row, "closed")))
    }
    self.courses = courses
    self.facilitators = facilitators
  }
}
