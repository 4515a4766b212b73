import Foundation
import Testing

@Suite struct TimetableCommandTests {
  let folder: ClassFolder

  private static let instance = """
    Name: Toy
    Courses: 2
    Rooms: 1
    Days: 2
    Periods_per_day: 2
    Curricula: 1
    Constraints: 0
    COURSES:
    A t 2 2 30
    B u 1 1 20
    ROOMS:
    R 25
    CURRICULA:
    q 2 A B
    UNAVAILABILITY_CONSTRAINTS:
    END.
    """

  init() throws {
    folder = try ClassFolder()
    try folder.write("toy.ctt", Self.instance)
  }

  @Test func solutionAndPlanAreWritten() throws {
    let run = try folder.run(
      "timetable", "toy.ctt", "--iterations", "20000", "--solution", "toy.sol", "-o", "out")
    #expect(run.status == 0, "\(run.errors)")
    // Five learners without a seat twice, and one meeting alone.
    #expect(run.output.contains("Cost 12. Proven best: no timetable costs less."))
    let lines = try folder.read("toy.sol").split(separator: "\n")
    #expect(lines.count == 3 && lines.allSatisfy { $0.split(separator: " ").count == 4 })
    let check = try folder.run("check", "out/plan.json")
    #expect(check.status == 0 && check.output.hasPrefix("Verified"), "\(check.output)")
  }

  @Test func doctoredPlanIsRefused() throws {
    _ = try folder.run("timetable", "toy.ctt", "--iterations", "20000", "-o", "out")
    let plan = try folder.read("out/plan.json")
    try folder.write(
      "out/plan.json", plan.replacingOccurrences(of: "\"cost\" : 12", with: "\"cost\" : 11"))
    let check = try folder.run("check", "out/plan.json")
    #expect(check.status == 1 && check.output.contains("cost 11 claimed, 12 found"))
  }

  @Test func sameIterationsSameBytes() throws {
    for name in ["a", "b"] {
      _ = try folder.run("timetable", "toy.ctt", "--iterations", "5000", "-o", name)
    }
    #expect(try folder.read("a/plan.json") == folder.read("b/plan.json"))
  }

  @Test func impossibleIsStatusTwo() throws {
    try folder.write("toy.ctt", Self.instance.replacingOccurrences(of: "A t 2", with: "A t 5"))
    let run = try folder.run("timetable", "toy.ctt", "--solution", "toy.sol")
    #expect(run.status == 2)
    #expect(run.output.contains("- A asks for 5 meetings and can be in 4 slots"))
    #expect(throws: (any Error).self) { try folder.read("toy.sol") }
  }

  /// Two courses in two rooms, without a loss and after one; the moves are printed and counted again.
  @Test func previousChangesTheFewest() throws {
    _ = try folder.run("timetable", "toy.ctt", "--iterations", "20000", "-o", "out")
    let same = try folder.run(
      "timetable", "toy.ctt", "--previous", "out/plan.json", "--iterations", "20000", "-o", "same")
    #expect(same.status == 0 && same.output.contains("No meeting moves.\nProven fewest"))
    let plan = try folder.read("out/plan.json")
    let slot = try #require(
      plan.firstMatch(of: /"course" : "B",\s*"room" : "R",\s*"slot" : "(\d) (\d)"/))
    try folder.write(
      "toy.ctt",
      Self.instance.replacingOccurrences(of: "Constraints: 0", with: "Constraints: 1")
        .replacingOccurrences(of: "END.", with: "B \(slot.1) \(slot.2)\nEND."))
    let run = try folder.run(
      "timetable", "toy.ctt", "--previous", "out/plan.json", "--iterations", "20000", "-o", "new")
    #expect(run.output.contains("1 meeting changes its time, and none only"), "\(run.output)")
    #expect(try folder.read("new/timetable.html").contains("What has changed"))
    let check = try folder.run("check", "new/plan.json", "--strict")
    #expect(check.status == 0 && check.output.contains("clashes, changes"), "\(check.output)")
    let moved = try folder.read("new/plan.json")
    try folder.write(
      "new/plan.json",
      moved.replacingOccurrences(
        of: "\"measure\" : \"times changed\",\n      \"value\" : 1",
        with: "\"measure\" : \"times changed\",\n      \"value\" : 0"))
    let doctored = try folder.run("check", "new/plan.json")
    #expect(doctored.status == 1 && doctored.output.contains("times changed: 0 claimed, 1 found"))
  }

  @Test func locksKeepOrAreRefused() throws {
    _ = try folder.run("timetable", "toy.ctt", "--iterations", "20000", "-o", "out")
    func again(_ more: String...) throws -> Int32 {
      let base = ["timetable", "toy.ctt", "--previous", "out/plan.json", "--iterations", "20000"]
      return try Command(base + more, in: folder.path).status
    }
    #expect(try again("--lock", "Day 1", "--lock", "1 0", "-o", "new") == 0)
    #expect(try folder.run("check", "new/plan.json").status == 0)
    #expect(try again("--lock", "Sunday") == 65)
    #expect(try folder.run("timetable", "toy.ctt", "--lock", "Day 1").status == 64)
    // A room that is no more cannot be locked.
    try folder.write("toy.ctt", Self.instance.replacingOccurrences(of: "R 25", with: "S 25"))
    #expect(try again("--lock", "Day 1") == 65)
    #expect(try again() == 0)
  }

  @Test func previousThatIsNone() throws {
    try folder.write("plan.json", "{\"format\": \"regroup-timetable\", \"version\": 1}")
    for name in ["plan.json", "toy.ctt", "no.json"] {
      #expect(try folder.run("timetable", "toy.ctt", "--previous", name).status == 65)
    }
    _ = try folder.run("timetable", "toy.ctt", "--iterations", "20000", "-o", "out")
    let plan = try folder.read("out/plan.json")
    try folder.write(
      "twice.json", plan.replacing(/"slot" : "\d \d"/, with: "\"slot\" : \"0 0\""))
    let run = try folder.run("timetable", "toy.ctt", "--previous", "twice.json")
    #expect(run.status == 65 && run.errors.contains("two meetings at a time"), "\(run.errors)")
  }

  @Test func wrongUseAndUnusableInput() throws {
    #expect(try folder.run("timetable", "toy.ctt", "--cpu", "0").status == 64)
    #expect(try folder.run("timetable", "no.ctt").status == 65)
    #expect(try folder.run("timetable", "class.csv").status == 65)
    let unwritable = try folder.run("timetable", "toy.ctt", "-o", "class.csv")
    #expect(unwritable.status == 73, "\(unwritable.errors)")
  }
}
