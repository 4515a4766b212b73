import GroupingModel
import SchedulingModel
import Yams

/// A school's own scenario: `scenario.yaml` and the tables that it names.
struct TimetableScenario {
  private static let keys = [
    "title", "slots", "rooms", "facilitators", "courses", "groups", "walk", "seed", "rules",
  ]

  private let reader: YAMLReader
  private let file: String
  private(set) var folder: InputFolder
  private var title = ""
  private var tables: [String: String] = [
    "slots": "slots.csv", "rooms": "rooms.csv", "courses": "courses.csv", "groups": "groups.csv",
  ]
  private var walk = 0
  private(set) var seed: UInt64 = 1
  private var rules: [Node]?

  /// - Throws: `InputError` naming the line of an unknown key or of a value that cannot be used.
  init(_ text: String, file: String, folder: InputFolder) throws(InputError) {
    self.file = file
    self.folder = folder
    reader = YAMLReader(file: file)
    let root = try ScenarioYAML.root(of: text, file: file)
    for (key, node) in try reader.entries(root, of: "the scenario", keys: Self.keys) {
      switch key {
      case "title": title = try reader.text(node, key)
      case "walk": walk = try reader.whole(node, key)
      case "seed": seed = try reader.seed(node)
      case "rules": rules = try reader.items(node, key)
      default: tables[key] = try reader.text(node, key)
      }
    }
  }

  /// Reads all tables.
  ///
  /// - Throws: `InputError` naming file, row and column, or the line of the scenario.
  mutating func load() throws(InputError) -> (problem: TimetableProblem, dayNames: [String]) {
    let times = try SlotTable(try table("slots", ["slot", "day", "start", "end"]))
    let rooms = try RoomTable(try table("rooms", ["room", "seats"]), times: times)
    var facilitators = FacilitatorTable()
    if tables["facilitators"] != nil || folder.isThere("facilitators.csv") {
      facilitators = try FacilitatorTable(try table("facilitators", ["facilitator"]), times: times)
    }
    let courses = try CourseTable(
      try table("courses", ["course", "meetings", "learners"]), times: times,
      facilitators: facilitators)
    let groups = try groups(courses: courses.courses.map(\.identifier))
    let naming = TimetableRuleYAML(
      reader: reader, times: times, courses: courses.courses,
      facilitators: courses.facilitators.map(\.identifier), groups: groups.map(\.identifier))
    let problem = TimetableProblem(
      name: title, slots: times.slots, rooms: rooms.rooms, buildings: rooms.buildings,
      walk: walk, facilitators: courses.facilitators, courses: courses.courses, groups: groups,
      rules: try rules.map { nodes throws(InputError) in try naming.rules(nodes) }
        ?? naming.usual)
    try TimetableLimits.check(problem, file: file)
    return (problem, times.dayNames)
  }

  private mutating func table(
    _ key: String, _ required: [String]
  ) throws(InputError) -> TitledTable {
    let name = tables[key, default: key + ".csv"]
    return try TitledTable(
      try Table(try folder.text(name), file: name), required: required, optional: nil)
  }

  /// Groups are optional: a timetable of teachers and rooms alone has none.
  private mutating func groups(courses: [String]) throws(InputError) -> [LearnerGroup] {
    guard folder.isThere(tables["groups", default: "groups.csv"]) else { return [] }
    let table = try table("groups", ["group", "courses"])
    let names = try table.identifiers("group")
    var groups: [LearnerGroup] = []
    let positions = Dictionary(zip(courses, courses.indices)) { first, _ in first }
    for row in names.indices {
      var members: Set<Int> = []
      for name in table.list(row, "courses") {
        guard let position = positions[name] else {
          throw table.bad(
            row, "courses", "a course that is not in its table",
            remedy: "correct the name, or add a row for it; separate several with semicolons")
        }
        members.insert(position)
      }
      groups.append(LearnerGroup(names[row], courses: members.sorted()))
    }
    return groups
  }
}
