import PlanCheck
import Scheduling
import SchedulingModel
import TestSupport
import Testing

@testable import RegroupFiles

/// Scenarios and plans of rotations and timetables with random damage are read or refused, and never
/// crash the program or name anybody.
@Suite struct MutatedScheduleTests {
  private static let marks = Array("\",;\t\n\r:0-9{}[]\u{0}\u{FE}MTc ".utf8)

  private static let rotation = [
    "scenario.yaml": """
    groups: groups.csv
    stations: [{name: Art, adult: Lee}, {name: Books, rooms: [{name: Quiet, seats: 2}, {name: Loud, seats: 1}]}]
    rotations: {count: 2, start: "9:00", minutes: 18, transition: 2}
    learners: wishes.csv
    room-wish: Room
    visits: [{station: Art, groups: [Red], times: 1-2}]
    rules: [{pin: {group: Red, station: Art, rotation: 1}, weight: 2}, {not-after: [Art, Books]}]
    """,
    "groups.csv": "group,id,name\nRed,r1,Canary Person1\nRed,r2,Canary Person2\nBlue,b1,\n",
    "wishes.csv": "id,name,Room\nr1,Canary Person1,Loud\nr2,Canary Person2,Quiet\nb1,,\n",
  ]

  private static let timetable = [
    "scenario.yaml":
      "title: Week\nwalk: 10\nseed: 4\nrules:\n  - {rule: avoid, facilitators: [Canary Person1], slots: [Mon], weight: 3}\n  - {rule: daily, most: 1, required: true}\n",
    "slots.csv": "slot,day,start,end\nM1,Mon,8:00,8:45\nM2,Mon,8:50,9:35\nT1,Tue,8:00,8:45\n",
    "rooms.csv": "room,seats,features,building,closed\nHall,30,stage,East,Tue\nLab,20,,West,M1\n",
    "courses.csv":
      "course,facilitators,meetings,learners,days,features,closed\n"
      + "Drama,Canary Person1,1,25,1,stage,\nMaths,Canary Person1;Canary Person2,2,20,2,,\n",
    "groups.csv": "group,courses\n7A,Drama; Maths\n",
    "facilitators.csv": "facilitator,away\nCanary Person1,\nCanary Person2,M1\n",
  ]

  private static func files(of sort: String) -> [String: String] {
    sort == "rotation" ? rotation : timetable
  }

  /// Reads, makes a schedule in next to no time, and writes it.
  private func run(_ sort: String, in folder: String, to out: String) throws {
    if sort == "rotation" {
      let loaded = try LoadedRotation.load(folder)
      let solution = try solveRotation(
        loaded.problem, options: RotationOptions(steps: 10, shouldStop: { true }))
      let plan = RotationPlan(solution, of: loaded, generator: "")
      _ = RotationTerminal.text(plan)
      _ = try RotationFiles.write(plan, to: out)
    } else {
      let loaded = try LoadedTimetable.load(folder)
      let plan = TimetablePlan(
        solve(loaded.problem, options: TimetableOptions(iterations: 500)), of: loaded, seed: 1,
        generator: "")
      _ = plan.text
      _ = try TimetableFiles.write(plan, to: out)
    }
  }

  /// What `regroup check` does.
  private func check(_ path: String) throws(InputError) {
    if let (chart, check) = try RotationFiles.read(path) {
      _ = RotationTerminal.text(check, of: chart)
    }
    if let (document, loaded) = try TimetableFiles.read(path) {
      let report = TimetableChecker.check(document, of: loaded.problem)
      _ = TimetableFiles.text(report, of: document)
    }
  }

  private static let cases: [(String, String)] = ["rotation", "timetable"].flatMap { sort in
    files(of: sort).keys.sorted().map { (sort, $0) }
  }

  @Test(arguments: cases)
  func damagedScenarios(sort: String, name: String) throws {
    let folder = try TestFolder(Self.files(of: sort))
    let text = Array(try folder.read(name).utf8)
    var random = SeededGenerator(seed: UInt64(name.utf8.count * 31))
    var (refused, used) = (0, 0)
    for round in 0..<120 {
      let damaged =
        round.isMultiple(of: 3)
        ? random.misnumbered(text) : random.damaged(text, marks: Self.marks)
      try folder.write(name, damaged)
      do {
        try run(sort, in: folder.path, to: "\(folder.path)/out")
        used += 1
      } catch let error as InputError {
        refused += 1
        #expect(!error.remedy.isEmpty && error.file != nil, "\(error)")
        #expect(!error.description.contains("Person"), "\(error)")
      }
    }
    #expect(refused > 0 && used > 0, "\(refused) \(used)")
  }

  @Test(arguments: ["rotation", "timetable"])
  func damagedPlans(sort: String) throws {
    let folder = try TestFolder(Self.files(of: sort))
    try run(sort, in: folder.path, to: "\(folder.path)/out")
    let text = Array(try folder.read("out/plan.json").utf8)
    var random = SeededGenerator(seed: 9)
    var (refused, read) = (0, 0)
    for round in 0..<300 {
      let damaged =
        round.isMultiple(of: 2)
        ? random.misnumbered(text) : random.damaged(text, marks: Array("\",:{}[]0-9MT \n".utf8))
      try folder.write("out/plan.json", damaged)
      do throws(InputError) {
        try check("\(folder.path)/out/plan.json")
        read += 1
      } catch {
        refused += 1
        #expect(!error.remedy.isEmpty && error.file != nil, "\(error)")
        #expect(!error.description.contains("Person"), "\(error)")
      }
    }
    #expect(refused > 0 && read > 0)
  }

  /// Once two of these added up to more than a number holds, and the check crashed.
  @Test func hugePartsOfABound() throws {
    let folder = try TestFolder(Self.timetable)
    try run("timetable", in: folder.path, to: "\(folder.path)/out")
    let text = try folder.read("out/plan.json")
    let huge = try Regex("(\"roomBound\"|\"cost\") : [0-9]+")
    try folder.write(
      "out/plan.json", Array(text.replacing(huge) { "\($0[1].substring ?? "") : \(Int.max)" }.utf8))
    let (document, loaded) = try #require(
      try TimetableFiles.read("\(folder.path)/out/plan.json"))
    #expect(!TimetableChecker.check(document, of: loaded.problem).isValid)
  }

  /// A doctored plan that bounds all courses of a group together: once the check tried all combinations of
  /// thirty of them, and went on for ever.
  @Test func oneBoundOfThirtyCourses() throws {
    let courses = (0..<30).map { "C\($0) t\($0) 1 2 9\n" }.joined()
    let names = (0..<30).map { "C\($0)" }.joined(separator: " ")
    let folder = try TestFolder([
      "big.ctt":
        "Name: Big\nCourses: 30\nRooms: 1\nDays: 5\nPeriods_per_day: 16\nCurricula: 1\nConstraints: 0\n"
        + "COURSES:\n\(courses)ROOMS:\nA 9\nCURRICULA:\nq 30 \(names)\nUNAVAILABILITY_CONSTRAINTS:\n"
    ])
    let problem = try LoadedTimetable.load("\(folder.path)/big.ctt").problem
    let meetings = (0..<30).map {
      TimetableDocument.Meeting(course: "C\($0)", slot: "\($0 / 6) \($0 % 6)", room: "A")
    }
    let document = TimetableDocument(
      generator: "", request: .init(file: "big.ctt", seed: 1), inputs: [:], status: .feasible,
      cost: 150, roomBound: 0,
      weekBounds: [TimetableWeekBound(group: 0, courses: Array(0..<30), cost: 1)],
      rules: zip(["seats", "days", "compact", "one-room"], [(1, 0), (5, 30), (2, 0), (1, 0)]).map {
        .init(rule: $0, weight: $1.0, count: $1.1)
      }, meetings: meetings, obstacles: [])
    let report = TimetableChecker.check(document, of: problem)
    #expect(report.isValid && report.proof == .open, "\(report.findings)")
    let doubled = TimetableDocument(
      generator: "", request: document.request, inputs: [:], status: .feasible, cost: 150,
      roomBound: 0, rules: document.rules,
      meetings: Array(repeating: meetings, count: 100).flatMap { $0 }, obstacles: [])
    let findings = TimetableChecker.check(doubled, of: problem).findings
    #expect(findings.count == 1, "\(findings.prefix(3))")
  }

  // MARK: too much

  private func refusal(_ files: [String: String], _ load: (String) throws -> Void) throws -> String
  {
    let folder = try TestFolder(files)
    let start = ContinuousClock.now
    let error = try inputError { try load(folder.path) }
    #expect(ContinuousClock.now - start < .seconds(20))
    #expect(error.file != nil && !error.remedy.isEmpty)
    return error.problem
  }

  private static func rows(_ header: String, _ count: Int, _ row: (Int) -> String) -> String {
    header + "\n" + (0..<count).map { row($0) + "\n" }.joined()
  }

  /// Each of these once took minutes, or all memory.
  @Test(arguments: [
    ("slots.csv", rows("slot,day,start,end", 20_000) { "s\($0),Mon,8:00,9:00" }),
    ("learners.csv", rows("ID,Name", 20_001) { "k\($0),Canary Person\($0)" }),
    ("rooms.csv", rows("room,seats", 6_000) { "r\($0),9" }),
    ("pins.csv", rows("session,slot", 6_000) { _ in "help,M" }),
    ("together.csv", rows("source,target", 6_000) { _ in "c1,c2" }),
    ("needs.csv", "learner,label,visits\nc1,Fractions,1000000000000000000\n"),
    ("sessions.csv", "session,max\nstudy,1000000000000000000\n"),
    ("slots.csv", "slot,date,start,end\nM,999999-09-14,8:00,9:00\n"),
    ("slots.csv", "slot,date,start,end\nM,2026-09-14,8:00,9:00\nT,9999-12-31,8:00,9:00\n"),
    ("slots.csv", "slot,day,start,end\nM,Mon,8:00,9223372036854775807:00\n"),
    ("facilitators.csv", "facilitator,minutes\nf1,9223372036854775807\nf2,\n"),
    ("scenario.yaml", "starts: 2026-09-14\nrules: [{at-most: 9223372036854775807}]\n"),
    ("scenario.yaml", "starts: 999999-09-14\n"),
  ])
  func blocksFarBeyondAnySchool(name: String, text: String) throws {
    let files = BlockFixture.tables.merging([name: text]) { $1 }
    _ = try refusal(files) { _ = try LoadedBlocks.load(scenario: $0) }
  }

  @Test func otherSchedulesFarBeyondAnySchool() throws {
    for (name, text, told) in [
      ("groups.csv", Self.rows("group,id", 30_000) { "g\($0),r\($0)" }, "more than 100 groups"),
      (
        "scenario.yaml",
        "groups: [A]\nstations: [Art]\nrotations:\n"
          + Self.rows("", 9_000) {
            "- {name: r\($0), day: d\($0), start: \"9:00\", end: \"9:01\"}"
          },
        "more than 40 rotations"
      ),
    ] {
      let files = Self.rotation.merging([name: text]) { $1 }
      let problem = try refusal(files) { _ = try LoadedRotation.load($0) }
      #expect(problem.contains(told), "\(problem)")
    }
    for (name, text) in [
      ("slots.csv", Self.rows("slot,day,start,end", 30_000) { "s\($0),d\($0),8:00,9:00" }),
      ("courses.csv", Self.rows("course,meetings,learners", 30_000) { "c\($0),1,1" }),
      ("courses.csv", "course,meetings,learners\nDrama,1000000000000000000,1\n"),
    ] {
      let files = Self.timetable.merging([name: text]) { $1 }
      _ = try refusal(files) { _ = try LoadedTimetable.load($0) }
    }
  }
}

extension SeededGenerator {
  /// The bytes with one to three of their numbers replaced by others that are hard on a program.
  mutating func misnumbered(_ bytes: [UInt8]) -> [UInt8] {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let numbers = [
      "0", "-1", "1000000000000000000", "9223372036854775807", "-9223372036854775808",
      "99999999999999999999", "18446744073709551615", "1e308", "0.5", "999999",
    ]
    var result = bytes
    for _ in 0...Int.random(in: 0...2, using: &self) {
      let starts = result.indices.filter {
        digits.contains(result[$0]) && ($0 == 0 || !digits.contains(result[$0 - 1]))
      }
      guard let start = starts.randomElement(using: &self),
        let number = numbers.randomElement(using: &self)
      else { return result }
      let end = result[start...].firstIndex { !digits.contains($0) } ?? result.endIndex
      result.replaceSubrange(start..<end, with: number.utf8)
    }
    return result
  }
}
