import SchedulingModel

// What was reached, for the terminal.
extension TimetablePlan {
  package var text: String {
    TerminalLines.text(
      [heading] + [verdict]
        + document.obstacles.map { "- \(printable(ObstacleWording.sentence($0)))" } + broken + costs
        + changes
    )
  }

  /// Faults that are listed at most.
  private static let mostFaults = 5

  private var broken: [String] {
    guard !faults.isEmpty else { return [] }
    let rest = faults.count - Self.mostFaults
    return ["The best one found still has this wrong:"]
      + faults.prefix(Self.mostFaults).map { "- \(printable($0))" }
      + (rest > 0 ? ["... and \(rest) more."] : [])
  }

  var title: String { problem.name.isEmpty ? "Timetable" : problem.name }

  private var heading: String {
    "\(printable(title)): \(Wording.count(problem.courses.count, "course")), "
      + "\(Wording.count(problem.meetings, "meeting")), "
      + "\(Wording.count(problem.rooms.count, "room")), "
      + "\(Wording.count(problem.slots.count, "slot"))."
  }

  private var verdict: String {
    let bound = document.bound
    switch (document.status, document.cost) {
    case (.infeasible, _) where document.obstacles.isEmpty:
      return
        "There is no timetable that keeps all that must be and what is locked: a search of all "
        + "places that there are finds none. Lock less, or let something required give way."
    case (.infeasible, _): return "There is no timetable:"
    case (_, .some(let cost)) where cost <= bound:
      return "Cost \(cost). Proven best: no timetable costs less."
    case (.feasible, .some(let cost)):
      guard bound > 0 else { return "Cost \(cost). How far from best is not known." }
      return
        "Cost \(cost). At most \(cost - bound) from best: no timetable costs less than \(bound)."
    default:
      return
        "Stopped before a timetable without clashes was found, which does not prove that there "
        + "is none: try more time or another --seed."
    }
  }

  /// What each sort of rule costs, in the rules' order.
  private var costs: [String] {
    var sums: [(rule: String, count: Int, cost: Int)] = []
    for rule in document.rules {
      let cost = rule.count * (rule.weight ?? 0)
      if let known = sums.firstIndex(where: { $0.rule == rule.rule }) {
        sums[known].count += rule.count
        sums[known].cost += cost
      } else {
        sums.append((rule.rule, rule.count, cost))
      }
    }
    return TerminalLines.costs(
      sums.map { (Self.sentence($0.rule, $0.count), $0.cost == 0 ? "kept" : "\($0.cost)") })
  }

  private static func sentence(_ rule: String, _ count: Int) -> String {
    switch rule {
    case "seats": "Learners without a seat, over all meetings: \(count)"
    case "features": "Features that rooms lack: \(count)"
    case "avoid": "Meetings in slots to avoid: \(count)"
    case "days": "Days that courses lack to their least number: \(count)"
    case "daily": "Meetings of a course beyond those of a day: \(count)"
    case "consecutive": "Meetings of a course that wants double lessons, standing alone: \(count)"
    case "one-room": "Changes of room within courses: \(count)"
    case "same-room": "Changes of room among courses that want the same: \(count)"
    case "compact": "Meetings that stand alone in a group's day: \(count)"
    case "order": "Meetings in the wrong order: \(count)"
    default: "Ways that take longer than the break: \(count)"
    }
  }
}
