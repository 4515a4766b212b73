import SchedulingModel

/// All meetings as a table, by slot and room.
enum TimetableCSV {
  static func text(_ plan: TimetablePlan) -> String {
    let problem = plan.problem
    let starts = problem.days.map { $0.first ?? 0 }
    let meetings = (plan.places ?? []).enumerated().flatMap { course, places in
      places.map { (course: course, place: $0) }
    }.sorted { ($0.place.slot, $0.place.room) < ($1.place.slot, $1.place.room) }
    var lines = ["day,slot,room,course,facilitators,groups"]
    for (course, place) in meetings {
      let day = starts.lastIndex { $0 <= place.slot } ?? 0
      let groups = problem.groups.filter { $0.courses.contains(course) }.map(\.identifier)
      let leaders = problem.courses[course].facilitators.map {
        problem.facilitators[$0].identifier
      }
      lines.append(
        [
          plan.loaded.dayNames[day], problem.slots[place.slot].identifier,
          problem.rooms[place.room].identifier, problem.courses[course].identifier,
          leaders.joined(separator: "; "), groups.joined(separator: "; "),
        ].map(SpreadsheetCell.written).joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
