import Foundation
import PlanCheck
import Scheduling
import SchedulingModel
import TestSupport
import Testing

@testable import RegroupFiles

@Suite struct CTTInstanceTests {
  static let toy = """
    Name: Toy example
    Courses: 2
    Rooms: 2
    Days: 2
    Periods_per_day: 2
    Curricula: 1
    Constraints: 2

    COURSES:
    SceCosC Ocra 2 2 30 
    ArcTec\tIndaco 1 1 42

    ROOMS:
    A 32
    B\t50

    CURRICULA:
    Cur1 2 SceCosC ArcTec

    UNAVAILABILITY_CONSTRAINTS:
    ArcTec 0 0
    ArcTec 1 1

    END.
    """
  private static let published = "../shared/data/timetabling"

  @Test func everythingIsRead() throws {
    let problem = try CTTInstance(Self.toy, file: "toy.ctt").problem
    #expect(problem.name == "Toy example")
    #expect(problem.slots.map(\.identifier) == ["0 0", "0 1", "1 0", "1 1"])
    #expect(problem.rooms == [Room("A", capacity: 32), Room("B", capacity: 50)])
    #expect(problem.facilitators.map(\.identifier) == ["Ocra", "Indaco"])
    #expect(
      problem.courses[1]
        == Course(
          "ArcTec", facilitators: [1], meetings: 1, learners: 42, days: 1, closed: [0, 3]))
    #expect(problem.groups == [LearnerGroup("Cur1", courses: [0, 1])])
    #expect(problem.rules.map(\.weight) == [1, 5, 2, 1])
  }

  @Test func lineEndsAndSpacesDoNotMatter() throws {
    let plain = try CTTInstance(Self.toy, file: "f").problem
    let windows = Self.toy.replacingOccurrences(of: "\n", with: "\r\n")
    #expect(try CTTInstance(windows, file: "f").problem == plain)
    let spaced = Self.toy.replacingOccurrences(of: "\n", with: "  \n\n")
    #expect(try CTTInstance(spaced, file: "f").problem == plain)
  }

  @Test func solutionIsInTheCompetitionsFormat() throws {
    let folder = try TestFolder(["toy.ctt": Self.toy])
    let loaded = try LoadedTimetable.load("\(folder.path)/toy.ctt")
    let plan = TimetablePlan(
      solve(loaded.problem, options: TimetableOptions(iterations: 20_000)), of: loaded, seed: 1,
      generator: "regroup")
    let lines = plan.solutionText.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(lines.map { $0[0] } == ["SceCosC", "SceCosC", "ArcTec"])
    #expect(lines[2][1] == "B" && lines.allSatisfy { $0.count == 4 })
    // Two days for one course, and its meeting on one of them stands alone: 2.
    #expect(plan.document.cost == 2 && plan.document.status == .optimal)
  }

  @Test(arguments: [
    ("Courses: 2", "Courses: 3", 13, "'COURSES:' has 2 lines, and the head says Courses: 3"),
    ("Courses: 2", "Courses: 1", 11, "'ROOMS:' should stand here"),
    ("Courses: 2", "Courses: x", 2, "'Courses:' has no number that can be used"),
    ("Days: 2", "Day: 2", 4, "'Days:' is missing"),
    ("Periods_per_day: 2", "Periods_per_day: 17", 7, "a day of 17 periods"),
    ("A 32", "A 0", 14, "a room with 0 seats"), ("A 32", "A", 14, "this is not 'room capacity'"),
    ("B\t50", "A 50", 15, "the room of line 14 once more"),
    ("Ocra 2 2 30", "Ocra 0 2 30", 10, "this is not 'course teacher lectures least-days students'"),
    (
      "Cur1 2 SceCosC ArcTec", "Cur1 2 SceCosC Arc", 18,
      "a course that is not in the section COURSES"
    ),
    (
      "Cur1 2 ", "Cur1 3 ", 18,
      "this is not 'curriculum number course ...' with as many courses as it says"
    ),
    ("ArcTec 1 1", "ArcTec 1 2", 22, "this is not 'course day period'"),
    ("ArcTec 1 1", "Arc 1 1", 22, "a course that is not in the section COURSES"),
    ("END.", "ArcTec 1 0", 24, "more lines than the head says"),
  ])
  func mistakesAreNamedWithTheirLine(
    old: String, new: String, line: Int, problem: String
  ) throws {
    let text = Self.toy.replacingOccurrences(of: old, with: new)
    let error = try inputError { _ = try CTTInstance(text, file: "toy.ctt") }
    #expect(error.problem == problem)
    #expect(error.line == line && error.file == "toy.ctt" && !error.remedy.isEmpty)
  }

  @Test func hugeInstancesAreRefused() throws {
    let text = Self.toy.replacingOccurrences(of: "Days: 2", with: "Days: 600")
    let error = try inputError { _ = try CTTInstance(text, file: "toy.ctt") }
    #expect(error.problem == "1200 slots")
  }

  @Test func damagedFilesNeverCrash() throws {
    var random = SeededGenerator(seed: 11)
    let marks = Array(" \n\t:0123456789-.\u{0}ASc".utf8)
    for _ in 0..<2_000 {
      var bytes = Array(Self.toy.utf8)
      for _ in 0...Int.random(in: 0...5, using: &random) {
        let place = Int.random(in: bytes.indices, using: &random)
        switch Int.random(in: 0...3, using: &random) {
        case 0: bytes[place] = marks.randomElement(using: &random) ?? 0
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(marks.randomElement(using: &random) ?? 0, at: place)
        default: bytes.removeLast(min(bytes.count - 1, place / 8))
        }
      }
      do throws(InputError) {
        let problem = try CTTInstance(String(decoding: bytes, as: UTF8.self), file: "f").problem
        _ = solve(problem, options: TimetableOptions(iterations: 1))
      } catch {
        #expect(!error.remedy.isEmpty)
      }
    }
  }

  @Test(arguments: 1...11)
  func publishedInstances(number: Int) throws {
    let name = "comp\(Wording.padded(number, to: 2)).ctt"
    guard FileManager.default.fileExists(atPath: "\(Self.published)/\(name)") else {
      print("Skipped: \(Self.published) is not there.")
      return
    }
    let loaded = try LoadedTimetable.load("\(Self.published)/\(name)")
    let solution = solve(loaded.problem, options: TimetableOptions(iterations: 30_000))
    let places = try #require(solution.places)
    let evaluator = TimetableEvaluator(loaded.problem, places: places)
    #expect(evaluator.cost == solution.cost)
    #expect((solution.violations == 0) == evaluator.faults.isEmpty)
    // Best known costs: no bound may be above.
    let known = [5, 24, 64, 35, 284, 27, 6, 37, 96, 4, 0]
    #expect(solution.bound <= known[number - 1])
    if number == 1 { #expect(solution.bound == 5) }
  }
}
