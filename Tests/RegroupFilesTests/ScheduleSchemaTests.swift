import Scheduling
import SchedulingModel
import Testing

@testable import RegroupFiles

/// Plans of blocks, rotations and timetables are what their schemas say, and nothing else is.
@Suite struct ScheduleSchemaTests {
  private let out: TestFolder

  init() throws { out = try TestFolder() }

  /// The changes of a document that its schema lets pass.
  private func passing(_ json: String, _ schema: SchemaReader) throws -> [String] {
    let maps: Set = [
      ".asked", ".inputs", ".request.tables", ".request.levels", ".request.mastery.cuts",
    ]
    return try DoctoredDocument.all(of: json, maps: maps)
      .filter { try schema.faults($0.json).isEmpty }.map(\.change)
  }

  // MARK: blocks

  private func block(_ loaded: LoadedBlocks, isCutShort: Bool = false) throws -> String {
    let solution = BlockSolver(loaded.problem, BlockSettings(seed: 1))
      .solve(shouldStop: { isCutShort })
    let outcome = BlockOutcome(loaded, solution, seed: 1, generator: "regroup", solver: "none")
    _ = try BlockPlanFiles.write(outcome, to: out.path)
    return try out.read("plan.json")
  }

  @Test(arguments: [
    ("quiet-and-active", "optimal"), ("impossible-block", "infeasible"),
    ("mastery-assessment", "unknown"),
  ])
  func plansOfBlocks(name: String, status: String) throws {
    let loaded = try LoadedBlocks.load(scenario: "Scenarios/\(name)")
    let json = try block(loaded, isCutShort: status == "unknown")
    #expect(json.contains("\"status\" : \"\(status)\""))
    #expect(try SchemaReader(BlockPlanSchema.json()).faults(json) == [])
  }

  /// With everything that a plan may hold: an earlier one, a request that is not met, cuts, rules.
  @Test func doctoredPlansOfBlocks() throws {
    let fixture = try BlockFixture([
      "scenario.yaml": "title: Two\nstarts: 2026-09-14\nladder: [must, needs, wish, rest]\n"
        + "levels: {choices: wish}\ncuts: {at: {Fractions: 9}, band: 1, by: Tue}\nlow-tiers: [low]\n"
        + "overlap: false\nfor: Grade\nseed: 3\nrules: [{at-most: 1, kind: club, per: day}]\n",
      "mastery.csv": "learner,Fractions\nc1,8\nc7,9.5\n",
      "choices.csv": "learner,slot,first\n" + (1...8).map { "c\($0),M,art\n" }.joined(),
    ])
    let loaded = try fixture.load()
    let first = BlockOutcome(
      loaded, BlockSolution(status: .feasible, plan: BlockFixture.plan), seed: 1, generator: "",
      solver: "")
    let json = try block(loaded.again(previous: first.document.openings, locks: []))
    for part in ["\"previous\"", "\"learners moved\"", "\"by\"", "\"cuts\"", "\"facilitator\""] {
      #expect(json.contains(part), "\(part)")
    }
    let schema = try SchemaReader(BlockPlanSchema.json())
    #expect(try schema.faults(json) == [])
    #expect(
      try passing(json, schema) == [
        "- .asked", "- .gap", "- .measures[0].basis", "- .measures[0].bound",
        "- .openings[0].facilitator",
        "- .openings[0].room", "- .previous", "- .previous[0].facilitator", "- .previous[0].room",
        "- .request.audience", "- .request.folder", "- .request.ladder", "- .request.lowTiers",
        "- .request.mastery", "- .request.mastery.by", "- .request.mayOverlap",
        "- .request.rules[0].kind", "- .request.rules[0].number", "- .request.rules[0].per",
        "- .request.seed", "- .request.starts", "- .request.title",
      ])
  }

  // MARK: rotations

  private func rotation(_ loaded: LoadedRotation) throws -> String {
    let plan = RotationPlan(try solveRotation(loaded.problem), of: loaded, generator: "regroup")
    _ = try RotationFiles.write(plan, to: out.path)
    return try out.read("plan.json")
  }

  @Test(arguments: ["literacy-rotation", "rotating-start"])
  func plansOfRotations(name: String) throws {
    let json = try rotation(try LoadedRotation.load("Scenarios/\(name)"))
    #expect(try SchemaReader(RotationSchema.json()).faults(json) == [])
  }

  @Test func doctoredPlansOfRotations() throws {
    let folder = try TestFolder([
      "groups.csv": "group,id\nRed,r1\nBlue,b1\n",
      "scenario.yaml": """
      groups: groups.csv
      stations: [Art, {name: Books, rooms: [{name: Quiet, seats: 1}]}]
      rotations: {count: 2, start: "9:00", minutes: 18}
      visits: [{station: Art, groups: [Red], times: 1}]
      """,
    ])
    let json = try rotation(try LoadedRotation.load(folder.path))
    let schema = try SchemaReader(RotationSchema.json())
    #expect(try schema.faults(json) == [])
    #expect(try passing(json, schema) == ["- .bound", "- .cost", "- .folder"])
    try folder.write(
      "scenario.yaml",
      Array((try folder.read("scenario.yaml")).replacing("times: 1", with: "times: 3").utf8))
    let impossible = try rotation(try LoadedRotation.load(folder.path))
    #expect(impossible.contains("\"infeasible\""))
    #expect(try schema.faults(impossible) == [])
    #expect(try passing(impossible, schema) == ["- .folder"])
  }

  @Test func aRotationAgain() throws {
    let loaded = try LoadedRotation.load("Scenarios/rotating-start")
    _ = try rotation(loaded)
    let again = loaded.again(after: try RotationFiles.document("\(out.path)/plan.json"))
    let plan = RotationPlan(try again.solved(RotationOptions()), of: again, generator: "regroup")
    _ = try RotationFiles.write(plan, to: out.path)
    let json = try out.read("plan.json")
    #expect(json.contains("\"places changed\"") && json.contains("\"previous\""))
    #expect(try SchemaReader(RotationSchema.json()).faults(json) == [])
  }

  @Test func aTimetableAgain() throws {
    let loaded = try LoadedTimetable.load("Scenarios/course-timetable")
    let meetings = [TimetableDocument.Meeting(course: "Maths 9", slot: "Mon-1", room: "Room 1")]
    let again = try loaded.again(previous: meetings, file: "plan.json", locks: ["Tue-1"])
    let solution = solve(again.problem, options: TimetableOptions(seed: 1, iterations: 300_000))
    let plan = TimetablePlan(solution, of: again, seed: 1, generator: "regroup")
    _ = try TimetableFiles.write(plan, to: out.path)
    let json = try out.read("plan.json")
    for part in ["\"previous\"", "\"locked\"", "\"times changed\"", "\"rooms changed\""] {
      #expect(json.contains(part), "\(part)")
    }
    #expect(try SchemaReader(TimetableSchema.json()).faults(json) == [])
  }

  // MARK: timetables

  private func timetable(_ loaded: LoadedTimetable) throws -> String {
    let plan = TimetablePlan(
      solve(loaded.problem, options: TimetableOptions(iterations: 100_000)), of: loaded, seed: 1,
      generator: "regroup")
    _ = try TimetableFiles.write(plan, to: out.path)
    return try out.read("plan.json")
  }

  @Test func plansOfTimetables() throws {
    let json = try timetable(try LoadedTimetable.load("Scenarios/course-timetable"))
    let schema = try SchemaReader(TimetableSchema.json())
    #expect(try schema.faults(json) == [])
    #expect(try passing(json, schema) == ["- .cost", "- .request.folder"])
  }

  @Test(arguments: [
    ("2", ["- .cost", "- .request.folder", "- .rules[0].weight", "- .weekBounds[0].group"]),
    ("9", ["- .obstacles[0].name", "- .request.folder"]),
  ])
  func doctoredPlansOfInstances(lectures: String, optional: [String]) throws {
    let text = CTTInstanceTests.toy.replacing("Ocra 2", with: "Ocra \(lectures)")
    let folder = try TestFolder(["toy.ctt": text])
    let json = try timetable(try LoadedTimetable.load("\(folder.path)/toy.ctt"))
    let schema = try SchemaReader(TimetableSchema.json())
    #expect(try schema.faults(json) == [])
    #expect(try passing(json, schema) == optional)
  }
}
