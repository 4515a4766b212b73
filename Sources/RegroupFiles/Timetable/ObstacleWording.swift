import Scheduling
import SchedulingModel

/// What cannot be, in a sentence that counts.
enum ObstacleWording {
  /// Names of courses that a sentence lists at most.
  private static let mostNamed = 8

  static func sentence(_ obstacle: TimetableDocument.Obstacle) -> String {
    let meetings = Wording.count(obstacle.meetings, "meeting")
    let slots = Wording.count(obstacle.places, "slot")
    let courses = names(obstacle.courses)
    let name = obstacle.name ?? ""
    switch obstacle.place {
    case .course:
      return "\(name) asks for \(meetings) and can be in \(slots): let it meet less often, or open "
        + "slots for it and for those who lead it."
    case .facilitator:
      return "\(name) leads \(meetings) (\(courses)), which can be in \(slots) only: let somebody "
        + "else lead one, or open slots."
    case .group:
      return
        "\(name) attends \(meetings) (\(courses)), which can be in \(slots) only: take a course "
        + "out of the group, or open slots."
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

extension TimetableDocument.Obstacle {
  /// An obstacle by identifiers.
  init(_ obstacle: TimetableObstacle, _ problem: TimetableProblem) {
    let (place, name): (Place, String?) =
      switch obstacle.place {
      case .rooms: (.rooms, nil)
      case .course(let course): (.course, problem.courses[course].identifier)
      case .facilitator(let person): (.facilitator, problem.facilitators[person].identifier)
      case .group(let group): (.group, problem.groups[group].identifier)
      }
    self.init(
      place: place, name: name, courses: obstacle.courses.map { problem.courses[$0].identifier },
      meetings: obstacle.meetings, places: obstacle.places)
  }
}
