import Scheduling
import SchedulingModel

/// What cannot be, in a sentence that counts.
enum ObstacleWording {
  /// Names of courses that a sentence lists at most.
  private static let mostNamed = 8

  static func sentence(_ obstacle: TimetableObstacle, _ problem: TimetableProblem) -> String {
    let meetings = Wording.count(obstacle.meetings, "meeting")
    let slots = Wording.count(obstacle.places, "slot")
    let courses = names(obstacle.courses.map { problem.courses[$0].identifier })
    switch obstacle.place {
    case .course(let course):
      return "\(problem.courses[course].identifier) asks for \(meetings) and can be in \(slots): "
        + "let it meet less often, or open slots for it and for those who lead it."
    case .facilitator(let facilitator):
      return "\(problem.facilitators[facilitator].identifier) leads \(meetings) (\(courses)), "
        + "which can be in \(slots) only: let somebody else lead one, or open slots."
    case .group(let group):
      return "\(problem.groups[group].identifier) attends \(meetings) (\(courses)), which can be "
        + "in \(slots) only: take a course out of the group, or open slots."
    case .rooms:
      return "\(courses) ask\(obstacle.courses.count == 1 ? "s" : "") for \(meetings), and the "
        + "rooms that they can use hold \(obstacle.places) in the slots that are open to them: "
        + "add rooms or slots, or ask for fewer meetings."
    }
  }

  private static func names(_ all: [String]) -> String {
    guard all.count > mostNamed else { return all.joined(separator: ", ") }
    return all.prefix(mostNamed).joined(separator: ", ") + " and \(all.count - mostNamed) more"
  }
}
