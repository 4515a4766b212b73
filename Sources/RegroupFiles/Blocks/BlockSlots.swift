import SchedulingModel

/// `slots.csv`: slot, date or day, start, end; and, if wanted, `for`.
struct BlockSlots {
  /// In the order of time.
  let slots: [Slot]
  let days: [CalendarDay]
  /// Whom each slot is for; empty for everybody.
  let audiences: [Set<String>]
  private let rows: [Int]
  private let positions: [String: Int]
  private let table: TitledTable

  /// - Throws: `InputError`.
  init(_ table: Table, starts: CalendarDay?) throws(InputError) {
    let table = try TitledTable(
      table, required: ["slot", "start", "end"], optional: ["date", "day", "for"])
    try table.checkRows(atMost: BlockLimits.slots)
    let names = try table.identifiers("slot")
    var found: [(day: CalendarDay, start: Int, end: Int, row: Int)] = []
    for row in table.rows {
      let start = try table.time(row, "start")
      let end = try table.time(row, "end")
      guard start < end else {
        throw table.bad(
          row, "end", "the slot ends before it begins, or has no minute",
          remedy: "correct the times; an end after midnight is written on, as 24:30")
      }
      guard start < 24 * 60, end - start <= 24 * 60 else {
        throw table.bad(
          row, "start", "the slot begins after midnight, or is longer than a day",
          remedy: "give it the date on which it begins")
      }
      found.append((try Self.day(table, row, starts), start, end, row))
    }
    found.sort { ($0.day, $0.start, $0.row) < ($1.day, $1.start, $1.row) }
    let first = found.first?.day.number ?? 0
    slots = found.map {
      Slot(names[$0.row], day: $0.day.number - first, start: $0.start, end: $0.end)
    }
    positions = Dictionary(zip(slots.map(\.identifier), slots.indices)) { first, _ in first }
    days = found.map(\.day)
    rows = found.map(\.row)
    audiences = found.map { Set(table.list($0.row, "for")) }
    self.table = table
    guard let last = slots.last, last.day <= 366 else {
      throw InputError(
        file: table.table.file, "the slots lie more than a year apart",
        remedy: "correct the dates, or plan the terms one after the other")
    }
  }

  private static func day(
    _ table: TitledTable, _ row: Int, _ starts: CalendarDay?
  ) throws(InputError) -> CalendarDay {
    let date = table.cell(row, "date")
    if !date.isEmpty {
      do throws(InputError) { return try CalendarDay(date) } catch {
        throw table.bad(row, "date", "not a day of the calendar", remedy: error.remedy)
      }
    }
    guard let weekday = CalendarDay.weekday(named: table.cell(row, "day")) else {
      throw table.bad(
        row, table.has("date") && !table.has("day") ? "date" : "day",
        "neither a date nor a day of the week",
        remedy: "write a date such as 2026-09-14 in 'date', or a day such as Monday in 'day'")
    }
    guard let starts else {
      throw table.bad(
        row, "day", "a day of the week, and nothing says of which week",
        remedy: "add the date of its first day to the scenario, such as starts: 2026-09-14")
    }
    return CalendarDay(number: starts.number + (weekday - starts.weekday + 7) % 7)
  }

  /// A slot by its name, or all slots of a date or weekday; nil for neither.
  func positions(named name: String) -> [Int]? {
    if let slot = positions[name] { return [slot] }
    if let day = try? CalendarDay(name) {
      let positions = slots.indices.filter { days[$0] == day }
      return positions.isEmpty ? nil : positions
    }
    guard let weekday = CalendarDay.weekday(named: name) else { return nil }
    let positions = slots.indices.filter { days[$0].weekday == weekday }
    return positions.isEmpty ? nil : positions
  }

  /// The slots that a cell lists; nil for an empty cell.
  func positions(_ table: TitledTable, _ row: Int, _ title: String) throws(InputError) -> [Int]? {
    let names = table.list(row, title)
    if names.isEmpty { return nil }
    var positions: Set<Int> = []
    for name in names {
      guard let found = self.positions(named: name) else {
        throw table.bad(
          row, title, "neither a slot of \(self.table.table.file) nor one of its days",
          remedy: "write slots, dates or days of the week, separated by semicolons")
      }
      positions.formUnion(found)
    }
    return positions.sorted()
  }

  /// The one slot that a cell names; nil for an empty cell.
  func position(_ table: TitledTable, _ row: Int, _ title: String) throws(InputError) -> Int? {
    guard let positions = try positions(table, row, title) else { return nil }
    guard positions.count == 1 else {
      throw table.bad(
        row, title, "several slots, where one is meant", remedy: "name the slot itself")
    }
    return positions[0]
  }

  /// - Parameter belongs: whether a learner belongs to the slot.
  /// - Throws: `InputError` where two slots of a learner overlap.
  func checkOverlaps(learners: Int, belongs: (_ learner: Int, _ slot: Int) -> Bool)
    throws(InputError)
  {
    for later in slots.indices {
      for earlier in slots[..<later].indices where slots[earlier].overlaps(slots[later]) {
        guard (0..<learners).contains(where: { belongs($0, earlier) && belongs($0, later) }) else {
          continue
        }
        throw bad(
          later, "start", "the slot overlaps that of row \(row(of: earlier)) for the same learners",
          remedy: "correct the times or 'for'; if learners attend one of the two, write "
            + "overlap: true in the scenario")
      }
    }
  }

  /// Row of the file.
  func row(of slot: Int) -> Int { table.table.rowNumbers[rows[slot]] }

  func bad(_ slot: Int, _ title: String, _ problem: String, remedy: String) -> InputError {
    table.bad(rows[slot], title, problem, remedy: remedy)
  }
}
