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

  /// No file may grow beyond so many blocks of 512 bytes, so that writing ends in its midst, by a signal
  /// where that is not ignored: what stands under the final names is of the earlier run.
  @Test(arguments: commands, [1, 12])
  func filesThatAreCutOff(command: String, blocks: Int) throws {
    let before = try earlierRun(command).files
    let run = try Command(
      shell: "ulimit -c 0 && ulimit -f \(blocks) && \"$regroup\" \(command) out", in: folder.path)
    guard !command.hasSuffix("--solution") || blocks == 1 else {
      return #expect(run.status == 0, "small enough")
    }
    #expect([74, 128 + 25].contains(run.status), "\(run.errors)")
    #expect(try files().filter { !$0.key.hasSuffix(".part") } == before)
  }

  /// Killed at any time, above all towards the end, it leaves whole files, old or new; the next run clears
  /// away what is left.
  @Test(arguments: commands)
  func killedWhileWriting(command: String) throws {
    let (duration, new, before) = try earlierRun(command)
    for tenths in stride(from: 4.0, through: 12, by: 0.8) {
      let line =
        "\"$regroup\" \(command) out & sleep \(duration * tenths / 10); kill -9 $!; wait"
      _ = try Command(shell: line, in: folder.path)
      for (name, text) in try files() where !name.hasSuffix(".part") {
        #expect(text == before[name] || text == new[name], "\(name)")
      }
    }
    _ = try Command(shell: "\"$regroup\" \(command) out", in: folder.path)
    #expect(try files() == new)
  }

  /// Runs the command, and puts other files in the place of what it wrote.
  private func earlierRun(
    _ command: String
  ) throws -> (seconds: Double, new: [String: Data], files: [String: Data]) {
    let start = ContinuousClock.now
    let made = try Command(shell: "\"$regroup\" \(command) out", in: folder.path)
    let duration = ContinuousClock.now - start
    #expect(made.status == 0, "\(made.errors)")
    let new = try files()
    for name in new.keys where name.hasPrefix("out") { try folder.write(name, "old") }
    return (duration / .seconds(1), new, try files())
  }

  @Test(arguments: commands)
  func standardOutputThatIsFullOrClosed(command: String) throws {
    for output in [">/dev/full", ">&-"] {
      let run = try Command(shell: "\"$regroup\" \(command) out \(output)", in: folder.path)
      #expect(run.status == 74)
      #expect(run.errors.contains("Error: standard output cannot be written. Remedy: "))
    }
  }

  /// Nobody should wait for a schedule that then has no place. Three courses of which no two may be at once
  /// do not fit into two slots, which no bound tells: the search would take all its time, and end with 75.
  @Test(arguments: commands, ["class.csv/out", "blocked"])
  func outputsAreTriedBeforeSolving(command: String, output: String) throws {
    try folder.write(
      "three.ctt",
      "Name: Three\nCourses: 3\nRooms: 3\nDays: 1\nPeriods_per_day: 2\nCurricula: 3\nConstraints: 0\n"
        + "COURSES:\nA t 1 1 9\nB u 1 1 9\nC v 1 1 9\nROOMS:\nR 9\nS 9\nT 9\n"
        + "CURRICULA:\np 2 A B\nq 2 B C\nr 2 A C\nUNAVAILABILITY_CONSTRAINTS:\nEND.\n")
    for name in ["plan.json/x", "x"] { try folder.write("blocked/\(name)", "") }
    let before = try files()
    let line = command.replacing("toy.ctt --iterations 2000", with: "three.ctt --time 3")
    let run = try Command(shell: "\"$regroup\" \(line) \(output)", in: folder.path)
    #expect(run.status == 73 && run.errors.contains("Remedy: "), "\(run.errors)")
    #expect(try files() == before)
  }
}
