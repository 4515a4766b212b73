import Foundation
import PlanCheck
import Scheduling
import SchedulingModel
import Testing

@testable import RegroupFiles

@Suite struct TimetableScenarioTests {
  private static let files = [
    "scenario.yaml": "title: Week\nwalk: 10\nseed: 4\n",
    "slots.csv": "slot,day,start,end\nM1,Mon,8:00,8:45\nM2,Mon,8:50,9:35\nT1,Tue,8:00,8:45\n",
    "rooms.csv": "room,seats,features,building,closed\nHall,30,stage,East,Tue\nLab,20,,West,M1\n",
    "courses.csv":
      "course,facilitators,meetings,learners,days,features,closed\n"
      + "Drama,Canary One,1,25,1,stage,\nMaths,Canary One; Canary Two,2,20,2,,\n",
    "groups.csv": "group,courses\n7A,Drama; Maths\n",
  ]

  private func load(_ changes: [String: String] = [:]) throws -> LoadedTimetable {
    let folder = try TestFolder(Self.files.merging(changes) { $1 })
    return try LoadedTimetable.load(folder.path + "/")
  }

  @Test func everythingIsRead() throws {
    let loaded = try load(["facilitators.csv": "facilitator,away\nCanary Two,M1\nCanary One,\n"])
    let problem = loaded.problem
    #expect(loaded.dayNames == ["Mon", "Tue"] && loaded.seed == 4 && problem.walk == 10)
    #expect(problem.slots[2] == Slot("T1", day: 1, start: 480, end: 525))
    #expect(
      problem.rooms == [
        Room("Hall", capacity: 30, features: ["stage"], closed: [2]),
        Room("Lab", capacity: 20, closed: [0]),
      ])
    #expect(problem.buildings == [0, 1])
    #expect(
      problem.facilitators == [Facilitator("Canary Two", away: [0]), Facilitator("Canary One")])
    #expect(
      problem.courses[1]
        == Course("Maths", facilitators: [1, 0], meetings: 2, learners: 20, days: 2))
    #expect(problem.groups == [LearnerGroup("7A", courses: [0, 1])])
    #expect(problem.rules.map(\.kind.name) == ["features", "seats", "days", "compact", "one-room"])
    #expect(Set(loaded.inputs.keys) == Set(Self.files.keys).union(["facilitators.csv"]))
  }

  @Test func rulesAreRead() throws {
    let rules = """
      rules:
        - rule: avoid
          facilitators: [Canary Two]
          slots: [Mon]
          weight: 3
        - {rule: daily, courses: [Drama], most: 2, required: true}
        - {rule: order, courses: [Maths, Drama]}
        - rule: travel
      """
    let loaded = try load(["scenario.yaml": rules])
    #expect(
      loaded.problem.rules == [
        TimetableRule(.avoid(slots: [0, 1]), [1], weight: 3),
        TimetableRule(.daily(most: 2), [0], weight: nil),
        TimetableRule(.order, [1, 0], weight: 1), TimetableRule(.travel, [], weight: 1),
      ])
  }

  @Test(arguments: [
    ("slots.csv", "M2,Mon,8:50", "M2,Mon,8:30", "row 3, column 'start'"),
    ("slots.csv", "M2,Mon,8:50,9:35", "M2,Mon,8:50,8:10", "row 3, column 'end'"),
    ("slots.csv", "8:50", "25:50", "row 3, column 'start'"),
    ("slots.csv", "T1,", "M1,", "row 4, column 'slot'"), ("slots.csv", "start", "begin", "row 1"),
    ("rooms.csv", "Hall,30", "Hall,0", "row 2, column 'seats'"),
    ("rooms.csv", ",M1", ",Canary", "row 3, column 'closed'"),
    ("courses.csv", "2,20,2", "0,20,2", "row 3, column 'meetings'"),
    ("courses.csv", "2,20,2", "2,many,2", "row 3, column 'learners'"),
    ("groups.csv", "Drama;", "Canary;", "row 2, column 'courses'"),
    ("scenario.yaml", "walk: 10", "rules: [{rule: seat}]", "line 2"),
    ("scenario.yaml", "walk: 10", "rules: [{rule: order, courses: [Drama]}]", "line 2"),
    ("scenario.yaml", "walk: 10", "rules: [{rule: seats, slots: [Mon]}]", "line 2"),
    ("scenario.yaml", "walk: 10", "rules: [{rule: seats, weight: 0}]", "line 2"),
    ("scenario.yaml", "walk: 10", "rooms: other.csv", "other.csv"),
    ("scenario.yaml", "walk", "walks", "line 2"),
  ])
  func mistakesAreNamedWithTheirPlace(
    file: String, old: String, new: String, place: String
  ) throws {
    let text = try #require(Self.files[file]).replacingOccurrences(of: old, with: new)
    let error = try inputError { _ = try load([file: text]) }
    #expect(error.description.contains(place), "\(error)")
    #expect(!error.description.contains("Canary") && !error.remedy.isEmpty)
  }

  @Test func planIsWrittenAndChecked() throws {
    let folder = try TestFolder(Self.files)
    let loaded = try LoadedTimetable.load(folder.path)
    let plan = TimetablePlan(
      solve(loaded.problem, options: TimetableOptions(iterations: 20_000)), of: loaded, seed: 4,
      generator: "regroup")
    let written = try TimetableFiles.write(plan, to: "\(folder.path)/out")
    #expect(written == "plan.json, timetable.csv and timetable.html")
    let read = try #require(try TimetableFiles.read("\(folder.path)/out/plan.json"))
    let report = TimetableChecker.check(read.document, of: read.loaded.problem)
    #expect(report.isValid, "\(report.findings)")
    #expect(try folder.read("out/timetable.csv").contains("Drama,Canary One,7A"))
    let page = try folder.read("out/timetable.html")
    #expect(page.contains("<h3>7A</h3>") && page.contains("8:50\u{2013}9:35"))
    #expect(!page.lowercased().contains("cost"))
    try folder.write("rooms.csv", Array("room,seats\nHall,30\n".utf8))
    #expect(throws: InputError.self) { _ = try TimetableFiles.read("\(folder.path)/out/plan.json") }
  }

  @Test func impossibleIsSaidInASentence() throws {
    let courses =
      "course,facilitators,meetings,learners,days,features,closed\n"
      + "Drama,Canary One,1,25,1,stage,Mon\nMaths,Canary One,3,20,2,,\n"
    let loaded = try load(["courses.csv": courses])
    let plan = TimetablePlan(
      solve(loaded.problem, options: TimetableOptions(iterations: 1)), of: loaded, seed: 1,
      generator: "regroup")
    #expect(plan.document.status == .infeasible && plan.solutionText.isEmpty)
    #expect(
      plan.text.contains("- Canary One leads 4 meetings (Drama, Maths), which can be in 3 slots"),
      "\(plan.text)")
    let report = TimetableChecker.check(plan.document, of: loaded.problem)
    #expect(report.isValid && report.proof == .verified)
    #expect(plan.text.contains("There is no timetable:"))
  }

  /// The printed example is read, solved, and breaks nothing.
  @Test func exampleOfThirtyCourses() throws {
    let loaded = try LoadedTimetable.load("Scenarios/course-timetable")
    #expect(loaded.problem.courses.count == 30)
    let solution = solve(loaded.problem, options: TimetableOptions(iterations: 200_000))
    let places = try #require(solution.places)
    #expect(TimetableEvaluator(loaded.problem, places: places).faults.isEmpty)
  }
}
