import Foundation
import Testing

/// Output that cannot be written: an error with its status, and never half a file.
@Suite struct OutputFailureTests {
  private let folder: ClassFolder
  private static let teams = "\"$regroup\" teams class.csv --size 4 --balance Score"

  init() throws {
    folder = try ClassFolder()
    _ = try folder.run("teams", "class.csv", "--size", "4", "-q", "-o", "out")
  }

  /// Once the program crashed.
  @Test(arguments: [
    teams, "\"$regroup\" check out/plan.json", "\"$regroup\" schema",
    "\"$regroup\" init class.csv", "\"$regroup\" export out/plan.json --to tsv",
    "\"$regroup\" explain out/plan.json --learner 1",
    "\"$regroup\" score out/groups.csv out/plan.json",
  ])
  func standardOutputThatIsFullOrClosed(line: String) throws {
    for output in [">/dev/full", ">&-"] {
      let command = try Command(shell: "\(line) \(output)", in: folder.path)
      #expect(command.status == 74)
      #expect(command.errors.contains("Error: standard output cannot be written. Remedy: "))
    }
  }

  @Test(arguments: ["2>/dev/full", "2>&-"])
  func remarksThatNobodyCanRead(errors: String) throws {
    let command = try Command(shell: "\(Self.teams) \(errors)", in: folder.path)
    #expect(command.status == 0 && command.output.contains("Proven best"))
  }

  /// Run as root, an export to a device once put a file in its place.
  @Test func devicesAreNotReplaced() throws {
    let full = try folder.run("export", "out/plan.json", "--to", "tsv", "-o", "/dev/full")
    #expect(full.status == 74)
    let null = try folder.run("export", "out/plan.json", "--to", "tsv", "-o", "/dev/null")
    #expect(null.status == 0)
    for device in ["/dev/full", "/dev/null"] {
      let type = try FileManager.default.attributesOfItem(atPath: device)[.type]
      #expect(type as? FileAttributeType == .typeCharacterSpecial)
    }
    let stdout = try folder.run("export", "out/plan.json", "--to", "tsv", "-o", "/dev/stdout")
    #expect(stdout.output.hasPrefix("group\tid\tname\n"))
  }

  @Test(
    arguments: [
      (["export", "out/plan.json", "--to", "tsv", "-o", "out"], 73),
      (["export", "out/plan.json", "--to", "tsv", "-o", ""], 73),
      (["export", "out/plan.json", "--to", "tsv", "-o", "class.csv/x"], 73),
      (["init", "class.csv", "-o", "out", "--force"], 73),
      (["teams", "class.csv", "--size", "4", "-o", "class.csv"], 73),
      (["teams", "class.csv", "--size", "4", "-o", "blocked"], 73),
    ] as [([String], Int32)])
  func whatIsInTheWay(arguments: [String], status: Int32) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/blocked/plan.json", withIntermediateDirectories: true)
    let before = try folder.read("out/plan.json")
    let command = try Command(arguments, in: folder.path)
    #expect(command.status == status)
    #expect(command.errors.contains("Remedy: ") && !command.errors.contains("Canary"))
    #expect(try folder.read("out/plan.json") == before)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/blocked")
    #expect(left == ["plan.json"])
  }

  /// A class that is too large for a proof, so that `--exact only` fails with 69 when it is solved:
  /// an output that cannot be written is noticed before that.
  @Test(arguments: [("class.csv/out", 73), ("blocked", 73), ("new/folder/", 69), ("out", 69)])
  func outputsAreTriedBeforeSolving(output: String, status: Int32) throws {
    try folder.write("large.csv", "ID,Score\n" + (1...90).map { "\($0),\($0 % 7)\n" }.joined())
    try FileManager.default.createDirectory(
      atPath: folder.path + "/blocked/report.html", withIntermediateDirectories: true)
    let before = try all()
    let command = try folder.run(
      "teams", "large.csv", "--size", "10", "--balance", "Score", "--exact", "only", "--iterations",
      "10",
      "-o", output)
    #expect(command.status == status, "\(command.errors)")
    #expect(try all() == before)
  }

  /// Everything in the folder, by path.
  private func all() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
  }

  /// A disk of 12 KiB with an earlier plan, and one that is read-only; both seen by this command
  /// alone.
  @Test(arguments: ["size=12k", "ro"])
  func disksThatTakeNothing(option: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/disk", withIntermediateDirectories: true)
    let script = """
      unshare -rm sh -c 'mount -t tmpfs -o mode=755 tmpfs disk && mkdir disk/out && \
      echo old > disk/out/plan.json && mount -o remount,\(option) disk || exit 99; \
      \(Self.teams) -o disk/out; echo "status $?"; cat disk/out/plan.json; ls -A disk/out'
      """
    let command = try Command(shell: "export regroup; " + script, in: folder.path)
    guard command.status != 99, !command.output.isEmpty else {
      print("Skipped: this machine gives no user a file system of their own")
      return
    }
    #expect(command.output.hasSuffix("status 74\nold\nplan.json\n"), "\(command.output)")
    #expect(command.errors.contains("cannot be written. Remedy: check space and permissions"))
  }

  /// Whenever it is killed, what stands under the final names is whole: the old or the new plan.
  @Test func killedWhileWriting() throws {
    let old = try folder.read("out/plan.json")
    _ = try folder.run("teams", "class.csv", "--size", "4", "--balance", "Score", "-q", "-o", "new")
    let new = try folder.read("new/plan.json")
    #expect(old != new)
    for milliseconds in stride(from: 5, through: 200, by: 5) {
      let delay = "0.\(String(1000 + milliseconds).dropFirst())"
      _ = try Command(
        shell: "\(Self.teams) -q -o out & sleep \(delay); kill -9 $!; wait", in: folder.path)
      let plan = try folder.read("out/plan.json")
      #expect(plan == old || plan == new)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out")
        .filter { !$0.hasPrefix(".") }.sorted()
      #expect(names == ["groups.csv", "plan.json", "report.html", "students.html"])
    }
  }
}
