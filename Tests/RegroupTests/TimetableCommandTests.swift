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

  @Test func wrongUseAndUnusableInput() throws {
    #expect(try folder.run("timetable", "toy.ctt", "--cpu", "0").status == 64)
    #expect(try folder.run("timetable", "no.ctt").status == 65)
    #expect(try folder.run("timetable", "class.csv").status == 65)
    let unwritable = try folder.run("timetable", "toy.ctt", "-o", "class.csv")
    #expect(unwritable.status == 73, "\(unwritable.errors)")
  }
}
