import GroupingModel
import SchedulingModel

/// What learners attended before: files of the form of `attendance.csv`.
struct BlockAttendance {
  private(set) var past: [BlockPast]

  init(_ tables: inout BlockTables) throws(InputError) {
    let required = ["learner", "date", "session"]
    let optional = ["name", "slot", "start", "end", "title", "kind", "tier", "room", "facilitator"]
    let files = try tables.tables("past", required: required, optional: optional)
    var visits: [[Visit]] = [[Visit]](repeating: [], count: tables.learners.count)
    for table in files {
      for row in table.rows { try Self.add(table, row, tables, to: &visits) }
    }
    let days = Set(visits.joined().map(\.day)).sorted()
    let earliest = tables.slots.days.first
    if let last = days.last, let earliest, last >= earliest {
      throw InputError(
        file: tables.document.tables["past"],
        "a day of the past is not before the first slot of the new blocks",
        remedy: "leave out files of the days that are planned; 'locked' keeps what was published")
    }
    past = visits.map { Self.summed($0, days: days) }
  }

  private struct Visit {
    let day: CalendarDay
    let start: Int
    let isLow: Bool
    let isCheckIn: Bool
  }

  /// Learners who have left the school are passed over, and sessions that are no more tell their tier
  /// and kind in the file itself.
  private static func add(
    _ table: TitledTable, _ row: Int, _ tables: BlockTables, to visits: inout [[Visit]]
  ) throws(InputError) {
    let learner: Int
    switch tables.learners.reading.index.match(table.cell(row, "learner")) {
    case .found(let position): learner = position
    default: return
    }
    let day: CalendarDay
    do throws(InputError) { day = try CalendarDay(table.cell(row, "date")) } catch {
      throw table.bad(row, "date", "not a day of the calendar", remedy: error.remedy)
    }
    let offer = tables.sessions.position(named: table.cell(row, "session")).map {
      tables.sessions.offers[$0]
    }
    let told = table.cell(row, "tier")
    let tier = told.isEmpty ? offer?.tier : told
    let kind = BlockSessions.kinds[table.cell(row, "kind").lowercased()] ?? offer?.kind
    let low = tables.document.lowTiers ?? ["low"]
    visits[learner].append(
      Visit(
        day: day, start: ClockTime.minutes(table.cell(row, "start")) ?? 0,
        isLow: tier.map(low.contains) ?? false, isCheckIn: kind == .checkIn))
  }

  /// - Parameter days: all days with blocks, ascending.
  private static func summed(_ visits: [Visit], days: [CalendarDay]) -> BlockPast {
    let inTime = visits.enumerated().sorted {
      ($0.element.day, $0.element.start, $0.offset) < ($1.element.day, $1.element.start, $1.offset)
    }.map(\.element)
    let streak = inTime.reversed().prefix { $0.isLow }.count
    let checkIn = inTime.last { $0.isCheckIn }?.day
    return BlockPast(
      blocks: visits.count, low: visits.count { $0.isLow }, lowStreak: streak,
      daysSinceCheckIn: checkIn.map { day in days.count { $0 > day } })
  }
}
