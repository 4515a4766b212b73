import Foundation
import Testing

/// Schedules that cannot be written: an error with its status, and never half a file.
@Suite struct ScheduleOutputTests {
  private let folder: ClassFolder

  /// What each command writes to, and its arguments before `out`.
  private static let commands = [
    "block week --output", "rotate chart --output", "timetable toy.ctt --iterations 2000 --output",
    "timetable toy.ctt --iterations 2000 --solution",
  ]

  init() throws {
    folder = try ClassFolder()
    let learners = (1...30).map { "k\($0),Canary Person\($0)\n" }.joined()
    let groups = (1...20).map { "A group with a long name \($0)" }.joined(separator: ", ")
    let courses = (1...20).map { "a-course-with-a-rather-long-name-\($0) t\($0) 1 1 9\n" }.joined()
    for (name, text) in [
      "week/scenario.yaml": "starts: 2026-09-14\n", "week/learners.csv": "ID,Name\n" + learners,
      "week/slots.csv": "slot,day,start,end\nM,Mon,8:00,8:40\n",
      "week/sessions.csv": "session,kind,max\nstudy,catch-all,40\n",
      "chart/scenario.yaml":
        "groups: [\(groups)]\nstations: [{name: Hall, groups: 20}, {name: Yard, groups: 20}]\n"
        + "rotations: {count: 2, start: \"9:00\", minutes: 18}\n",
      "toy.ctt":
        "Name: Toy\nCourses: 20\nRooms: 5\nDays: 2\nPeriods_per_day: 4\nCurricula: 0\n"
        + "Constraints: 0\nCOURSES:\n\(courses)ROOMS:\n" + (1...5).map { "R\($0) 9\n" }.joined()
        + "CURRICULA:\nUNAVAILABILITY_CONSTRAINTS:\nEND.\n",
    ] { try folder.write(name, text) }
  }

  /// Every file in the folder, by path.
  private func files() throws -> [String: Data] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return Dictionary(
      uniqueKeysWithValues: paths.compactMap { path in
        FileManager.default.contents(atPath: "\(folder.path)/\(path)").map { (path, $0) }
      })
  }

  /// The system kills it when a file grows beyond so many blocks of 512 bytes: what stands under the final
  /// names is of the earlier run, and the next run clears away what is left.
  @Test(arguments: commands, [1, 2, 12])
  func killedInMidWrite(command: String, blocks: Int) throws {
    let made = try Command(shell: "\"$regroup\" \(command) out", in: folder.path)
    #expect(made.status == 0, "\(made.errors)")
    for name in try files().keys where name.hasPrefix("out") { try folder.write(name, "old") }
    let before = try files()
    let killed = try Command(
      shell: "ulimit -c 0 -f \(blocks); \"$regroup\" \(command) out", in: folder.path)
    if killed.status == 0 {
      // Small enough, all of it.
      #expect(try files().values.allSatisfy { $0.count <= blocks * 512 || $0 != Data("old".utf8) })
    } else {
      #expect(killed.status > 128 || killed.status == 25, "\(killed.errors)")
      #expect(try files().filter { !$0.key.hasSuffix(".part") } == before)
    }
    _ = try Command(shell: "\"$regroup\" \(command) out", in: folder.path)
    #expect(try files().keys.sorted() == before.keys.sorted())
    #expect(try files().values.allSatisfy { $0 != Data("old".utf8) })
  }

  @Test(arguments: commands)
  func standardOutputThatIsFullOrClosed(command: String) throws {
    for output in [">/dev/full", ">&-"] {
      let run = try Command(shell: "\"$regroup\" \(command) out \(output)", in: folder.path)
      #expect(run.status == 74)
      #expect(run.errors.contains("Error: standard output cannot be written. Remedy: "))
    }
  }

  /// Nobody should wait for a schedule that then has no place: without `--iterations`, a timetable would
  /// take half a minute.
  @Test(arguments: commands, ["class.csv/out", "blocked"])
  func outputsAreTriedBeforeSolving(command: String, output: String) throws {
    for name in ["plan.json/x", "x"] { try folder.write("blocked/\(name)", "") }
    let before = try files()
    let line = command.replacing("--iterations 2000", with: "")
    let start = ContinuousClock.now
    let run = try Command(shell: "\"$regroup\" \(line) \(output)", in: folder.path)
    #expect(run.status == 73 && run.errors.contains("Remedy: "), "\(run.errors)")
    #expect(ContinuousClock.now - start < .seconds(20))
    #expect(try files() == before)
  }
}
