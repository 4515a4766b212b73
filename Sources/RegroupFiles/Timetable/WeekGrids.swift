import SchedulingModel

/// A week of a group, a facilitator or a room: a column for each day, a row for each slot of a day.
struct WeekGrid {
  struct Row {
    let label: String
    let cells: [Cell]
  }

  struct Cell {
    let entries: [Entry]
  }

  struct Entry {
    let course: String
    let detail: String
  }

  let title: String
  let columns: [String]
  let rows: [Row]
}

/// What takes place on a day, slot by slot.
struct DayTable {
  struct Row {
    let time: String
    let course: String
    let room: String
    let leaders: String
  }

  let title: String
  let rows: [Row]
}

/// The views of a timetable.
struct WeekGrids {
  private let plan: TimetablePlan
  private var problem: TimetableProblem { plan.problem }
  private let meetings: [(course: Int, place: MeetingPlace)]
  private let days: [[Int]]

  init(_ plan: TimetablePlan) {
    self.plan = plan
    days = plan.problem.days
    meetings = (plan.places ?? []).enumerated().flatMap { course, places in
      places.map { (course, $0) }
    }
  }

  var ofGroups: [WeekGrid] {
    problem.groups.map { group in
      grid(group.identifier, detail: room) { group.courses.contains($0.course) }
    }
  }

  var ofFacilitators: [WeekGrid] {
    problem.facilitators.enumerated().map { index, facilitator in
      grid(facilitator.identifier, detail: room) {
        problem.courses[$0.course].facilitators.contains(index)
      }
    }
  }

  var ofRooms: [WeekGrid] {
    problem.rooms.enumerated().map { index, room in
      grid(room.identifier, detail: { leaders($0.course) }) { $0.place.room == index }
    }
  }

  var byDay: [DayTable] {
    days.enumerated().map { day, slots in
      let rows = meetings.filter { slots.contains($0.place.slot) }
        .sorted { ($0.place.slot, $0.place.room) < ($1.place.slot, $1.place.room) }
        .map {
          DayTable.Row(
            time: time($0.place.slot), course: problem.courses[$0.course].identifier,
            room: room($0), leaders: leaders($0.course))
        }
      return DayTable(title: plan.loaded.dayNames[day], rows: rows)
    }
  }

  private func grid(
    _ title: String, detail: ((course: Int, place: MeetingPlace)) -> String,
    where isShown: ((course: Int, place: MeetingPlace)) -> Bool
  ) -> WeekGrid {
    let shown = meetings.filter(isShown)
    let rows = (0..<(days.map(\.count).max() ?? 0)).map { row in
      WeekGrid.Row(
        label: label(ofRow: row),
        cells: days.map { slots in
          guard row < slots.count else { return WeekGrid.Cell(entries: []) }
          let here = shown.filter { $0.place.slot == slots[row] }
          return WeekGrid.Cell(
            entries: here.map {
              WeekGrid.Entry(course: problem.courses[$0.course].identifier, detail: detail($0))
            })
        })
    }
    return WeekGrid(title: title, columns: plan.loaded.dayNames, rows: rows)
  }

  /// The time where all days agree on it, else the number.
  private func label(ofRow row: Int) -> String {
    let times = Set(days.filter { row < $0.count }.map { time($0[row]) })
    return times.count == 1 ? times.first ?? "" : "\(row + 1)"
  }

  /// Competition instances have numbers of periods and no times.
  private func time(_ slot: Int) -> String {
    guard !plan.loaded.isInstance else {
      let day = days.first { $0.contains(slot) } ?? []
      return "Period \((day.firstIndex(of: slot) ?? 0) + 1)"
    }
    let (start, end) = (problem.slots[slot].start, problem.slots[slot].end)
    return "\(ClockTime.text(start))\u{2013}\(ClockTime.text(end))"
  }

  private func room(_ meeting: (course: Int, place: MeetingPlace)) -> String {
    problem.rooms[meeting.place.room].identifier
  }

  private func leaders(_ course: Int) -> String {
    problem.courses[course].facilitators.map { problem.facilitators[$0].identifier }
      .joined(separator: ", ")
  }
}
