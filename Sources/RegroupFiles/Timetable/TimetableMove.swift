import SchedulingModel

/// A meeting that is elsewhere than in the earlier timetable.
struct TimetableMove {
  let course: String
  /// Nil for a meeting more than before, and for one that is no more.
  let from: TimetableDocument.Meeting?
  let to: TimetableDocument.Meeting?
}

extension TimetablePlan {
  /// All moves, by course: changes of rooms, then those of times, old and new ones in their order.
  var moves: [TimetableMove] {
    guard places != nil, let previous = document.previous else { return [] }
    let before = Dictionary(grouping: previous, by: \.course)
    let now = Dictionary(grouping: document.meetings, by: \.course)
    return problem.courses.map(\.identifier).flatMap {
      Self.moves($0, from: before[$0] ?? [], to: now[$0] ?? [])
    }
  }

  private static func moves(
    _ course: String, from before: [TimetableDocument.Meeting],
    to now: [TimetableDocument.Meeting]
  ) -> [TimetableMove] {
    let rooms = before.compactMap { old in
      now.first { $0.slot == old.slot && $0.room != old.room }
        .map { TimetableMove(course: course, from: old, to: $0) }
    }
    let gone = before.filter { old in !now.contains { $0.slot == old.slot } }
    let new = now.filter { place in !before.contains { $0.slot == place.slot } }
    let times = (0..<max(gone.count, new.count)).map { index in
      TimetableMove(
        course: course, from: index < gone.count ? gone[index] : nil,
        to: index < new.count ? new[index] : nil)
    }
    return rooms + times
  }
}

// For the terminal.
extension TimetablePlan {
  /// What has changed, and whether less could; empty for a new timetable.
  var changes: [String] {
    guard let measures = document.measures, measures.count == 2 else { return [] }
    let lines = moves.map { "  \($0.course): \(Self.told($0.from, $0.to))" }
    return ["", changeSummary] + lines.map(printable) + [proof(measures[0], measures[1])]
  }

  /// How many meetings move, in one sentence.
  var changeSummary: String {
    guard let measures = document.measures, measures.count == 2 else { return "" }
    let (times, rooms) = (measures[0].value, measures[1].value)
    guard times + rooms > 0 else { return "No meeting moves." }
    return "Against the earlier timetable, \(Wording.count(times, "meeting")) "
      + "\(times == 1 ? "changes its" : "change their") time, and "
      + "\(rooms == 0 ? "none" : "\(rooms)") only the room."
  }

  private static func told(
    _ from: TimetableDocument.Meeting?, _ to: TimetableDocument.Meeting?
  ) -> String {
    func place(_ meeting: TimetableDocument.Meeting) -> String {
      "\(meeting.slot) in \(meeting.room)"
    }
    guard let from else { return to.map { "new, \(place($0))" } ?? "" }
    return "\(place(from)) -> \(to.map(place) ?? "no more")"
  }

  private func proof(
    _ times: TimetableDocument.Measure, _ rooms: TimetableDocument.Measure
  ) -> String {
    if let bound = times.bound, bound < times.value {
      return "No timetable changes fewer than \(bound) times; whether one does better is not known."
    }
    if let bound = rooms.bound, bound < rooms.value {
      return "Proven: none changes fewer times. Of those that change as few, none changes fewer "
        + "than \(Wording.count(bound, "room"))."
    }
    let isByProgram = [times, rooms].contains { $0.basis == .integerProgram }
    return "Proven fewest: no timetable changes fewer times, nor as few and fewer rooms."
      + (isByProgram ? " GLPK has searched all that could." : "")
  }
}

/// The moves as a table of the page.
struct ChangeTable {
  struct Row {
    let course: String
    let before: String
    let now: String
    let leaders: String
  }

  let summary: String
  let rows: [Row]
  let hasRows: Bool

  /// Nil for a new timetable.
  init?(_ plan: TimetablePlan) {
    guard plan.document.measures?.isEmpty == false else { return nil }
    func place(_ meeting: TimetableDocument.Meeting?) -> String {
      meeting.map { "\($0.slot), \($0.room)" } ?? "\u{2013}"
    }
    let problem = plan.problem
    summary = plan.changeSummary
    rows = plan.moves.map { move in
      let course = problem.courses.first { $0.identifier == move.course }
      let leaders = (course?.facilitators ?? []).map { problem.facilitators[$0].identifier }
      return Row(
        course: move.course, before: place(move.from), now: place(move.to),
        leaders: leaders.joined(separator: ", "))
    }
    hasRows = !rows.isEmpty
  }
}
