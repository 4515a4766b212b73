import Foundation
import TestSupport
import Testing

/// Finished classes are never lost: not by kills, full disks, or a second run.
@Suite struct StudyInterruptionTests {
  let folder: ClassFolder

  init() throws { folder = try ClassFolder() }

  private static let study = "\"$regroup\" study study.yaml --threads 1 -q"

  private func whole(_ yaml: String) throws {
    try folder.write("study.yaml", yaml)
    let run = try folder.run("study", "study.yaml", "-o", "whole", "-q")
    #expect(run.status == 0, "\(run.errors)")
  }

  /// Killed at any moment and started again, over and over.
  @Test func killedAgainAndAgain() throws {
    try whole(StudyFixture.yaml(classes: 40, iterations: 1500))
    var chance = SeededGenerator(seed: 1)
    var (before, kills) = ([String](), 0)
    while kills < 30 {
      let delay = Double.random(in: 0.02...0.3, using: &chance)
      // A shell that waits for two children may miss the end of both.
      let run = try Command(
        shell: "timeout -s KILL \(delay) \(Self.study) -o out; echo $?", in: folder.path)
      if run.output == "0\n" { break }
      #expect(run.output == "137\n", "\(run.output)\(run.errors)")
      kills += 1
      // Below its head, which is written anew as long as nothing is finished.
      let after = Array(folder.journal("out").dropFirst())
      // What was finished is not run again.
      if !FileManager.default.fileExists(atPath: folder.path + "/out/manifest.json") {
        #expect(after.starts(with: before))
        before = after
      }
    }
    _ = try Command(shell: "\(Self.study) -o out", in: folder.path)
    #expect(kills > 0)
    #expect(try folder.differences("whole", "out").isEmpty)
  }

  /// Rows had their final name, and the manifest was not yet there: once such a study could not go on.
  @Test func killedBeforeTheManifest() throws {
    try whole(StudyFixture.yaml())
    _ = try folder.run("study", "study.yaml", "--shard", "1/1", "-o", "out", "-q")
    _ = try Command(
      shell: "mv out/results.csv.part out/results.csv; rm out/shard.json", in: folder.path)
    let run = try folder.run("study", "study.yaml", "-o", "out")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try folder.differences("whole", "out").isEmpty)
  }

  /// The journal stood where the manifest already was.
  @Test func killedAfterTheManifest() throws {
    try whole(StudyFixture.yaml(classes: 3))
    try folder.write("whole/study.journal", "regroup study journal 1 x 0 3\n")
    let run = try folder.run("study", "study.yaml", "-o", "whole")
    #expect(run.status == 0 && run.output.hasPrefix("The study is finished"), "\(run.errors)")
  }

  @Test func interruptsAreHeard() throws {
    try whole(StudyFixture.yaml(classes: 30, iterations: 500))
    let run = try Command(
      shell: "\(Self.study) -o out & p=$!; until [ -s out/study.journal ]; do sleep 0.01; done; "
        + "kill -INT $p; wait $p; echo $?", in: folder.path)
    #expect(run.output == "75\n")
    #expect(run.errors.contains("Stopped; run the same command again to go on."))
    let before = folder.journal("out")
    #expect(before.count >= 1 && before.count <= 30)
    let again = try Command(shell: "\(Self.study) -o out", in: folder.path)
    #expect(again.status == 0 && again.output.isEmpty, "\(again.errors)")
    #expect(try folder.differences("whole", "out").isEmpty)
  }

  @Test func twoRunsInOneFolder() throws {
    try folder.write("study.yaml", StudyFixture.yaml(classes: 2))
    let run = try Command(
      shell: "export regroup; mkdir out; touch out/study.journal; command -v flock >&2 || exit 77; "
        + "flock out/study.journal sh -c '\(Self.study) -o out; echo $?'; ls out", in: folder.path)
    guard run.status != 77 else { return print("Skipped: flock is not installed") }
    #expect(run.output == "65\nstudy.journal\n")
    #expect(run.errors.contains("Error: out: another run is writing into this folder. Remedy: "))
    #expect(try Command(shell: "\(Self.study) -o out", in: folder.path).status == 0)
  }

  /// Once the protocol of an unfinished study was overwritten by that of another.
  @Test func resultsOfAnotherStudyStay() throws {
    try whole(StudyFixture.yaml(classes: 3))
    _ = try folder.run("study", "study.yaml", "--shard", "1/2", "-o", "part", "-q")
    let (finished, part) = (try folder.files("whole"), try folder.files("part"))
    try folder.write("other.yaml", StudyFixture.yaml(classes: 3, seed: 8))
    for (arguments, output) in [
      (["other.yaml"], "whole"), (["other.yaml", "--shard", "1/2"], "whole"),
      (["study.yaml", "--limit-classes", "2"], "whole"), (["other.yaml"], "part"),
      (["study.yaml"], "part"), (["study.yaml", "--shard", "2/2"], "part"),
      (["other.yaml", "--shard", "1/2"], "part"),
    ] {
      let run = try Command(["study"] + arguments + ["-o", output], in: folder.path)
      #expect(run.status == 65, "\(arguments) \(output): \(run.errors)")
      #expect(run.errors.hasPrefix("Error: \(output): the folder holds "), "\(run.errors)")
    }
    #expect(try folder.files("whole") == finished)
    #expect(try folder.files("part") == part)
    // A part of a study that is finished is finished.
    let run = try folder.run("study", "study.yaml", "--shard", "1/2", "-o", "whole")
    #expect(run.status == 0 && run.output.hasPrefix("The study is finished"))
    #expect(try folder.files("whole") == finished)
  }

  @Test func mergesGoOnAndKeepOtherStudies() throws {
    try whole(StudyFixture.yaml(classes: 3))
    for part in 1...2 {
      _ = try folder.run("study", "study.yaml", "--shard", "\(part)/2", "-o", "p\(part)", "-q")
    }
    // A merge that was killed half-way.
    _ = try Command(
      shell: "mkdir out; head -n 2 p1/study.journal | sed 's/ 0 1$/ 0 3/' > out/study.journal; "
        + "cp p1/results.csv.part out", in: folder.path)
    #expect(folder.journal("out").count == 2)
    let merge = try folder.run("study", "merge", "p1", "p2", "-o", "out", "-q")
    #expect(merge.status == 0, "\(merge.errors)")
    #expect(try folder.differences("whole", "out").isEmpty)
    let part = try folder.files("p1")
    #expect(try folder.run("study", "merge", "p1", "p2", "-o", "p1").status == 65)
    #expect(try folder.files("p1") == part)
  }

  /// Files that may not grow stand for a full disk: rows, then the database.
  @Test(arguments: [40, 100, 180])
  func filesThatCannotGrow(blocks: Int) throws {
    try whole(StudyFixture.yaml(classes: 30, iterations: 20))
    let run = try Command(
      shell: "trap '' XFSZ; ulimit -f \(blocks); \(Self.study) -o out", in: folder.path)
    #expect(run.status == 74, "\(run.errors)")
    #expect(run.errors.contains("Remedy: ") && run.errors.contains("out"), "\(run.errors)")
    let kept = folder.journal("out")
    #expect(!kept.isEmpty)
    // What is kept is there after the next stop, too.
    _ = try Command(
      shell: "trap '' XFSZ; ulimit -f \(blocks + 1); \(Self.study) -o out", in: folder.path)
    #expect(folder.journal("out").starts(with: kept))
    let again = try Command(shell: "\(Self.study) -o out", in: folder.path)
    #expect(again.status == 0, "\(again.errors)")
    #expect(try folder.differences("whole", "out").isEmpty)
  }

  /// Disks of their own that are too small for the rows, and for all that is made of them; then larger.
  @Test(arguments: [160, 600])
  func disksThatAreFull(kilobytes: Int) throws {
    try whole(StudyFixture.yaml(classes: 30, iterations: 20))
    let script = """
      unshare -rm sh -c 'mkdir disk && mount -t tmpfs -o mode=755,size=\(kilobytes)k tmpfs disk \
      || exit 99; \(Self.study) -o disk/out; echo "status $?"; wc -l < disk/out/study.journal; \
      mount -o remount,size=8m disk; \(Self.study) -o disk/out; echo "status $?"; \
      cp -r disk/out out'
      """
    let command = try Command(shell: "export regroup; " + script, in: folder.path)
    guard command.status != 99, !command.output.isEmpty else {
      return print("Skipped: this machine gives no user a file system of their own")
    }
    let lines = command.output.split(separator: "\n")
    #expect(lines.first == "status 74" && lines.last == "status 0", "\(command.output)")
    #expect(lines.count == 3 && Int(lines[1]) ?? 0 > 1, "\(command.output)")
    #expect(command.errors.contains("Remedy: "), "\(command.errors)")
    #expect(try folder.differences("whole", "out").isEmpty)
  }

  @Test(arguments: ["study.yaml", "study.yaml/out"])
  func whatIsInTheWay(output: String) throws {
    try folder.write("study.yaml", StudyFixture.yaml(classes: 2))
    let run = try folder.run("study", "study.yaml", "-o", output)
    #expect(run.status == 73, "\(run.errors)")
    #expect(run.errors.contains("Remedy: choose another --output"), "\(run.errors)")
  }
}
