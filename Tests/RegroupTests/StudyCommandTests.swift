import Foundation
import Testing

/// `regroup study`: runs, parts, and studies made again.
@Suite struct StudyCommandTests {
  let folder: ClassFolder

  init() throws {
    folder = try ClassFolder()
    try folder.write("study.yaml", StudyFixture.yaml())
  }

  @Test func aStudyWritesItsTables() throws {
    let run = try folder.run("study", "study.yaml", "--output", "out")
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.output.hasPrefix(
        "12 classes (synthetic), 3 policies, 2 learner models, 3 rounds, 2 replications.\n"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out").sorted() == [
        "classes.csv", "contrasts.csv", "effects.csv", "manifest.json", "minimax.csv",
        "protocol.html", "regret.csv", "report.html", "results.csv", "results.sqlite",
        "rounds.csv", "study.yaml", "summary.csv", "timings.csv",
      ])
    // 12 classes x 3 policies x 2 models x 2 seeds x 3 rounds, and the header.
    #expect(try folder.read("out/results.csv").split(separator: "\n").count == 433)
    #expect(try folder.read("out/study.yaml") == folder.read("study.yaml"))
    let again = try folder.run("study", "study.yaml", "--output", "out")
    #expect(again.status == 0)
    #expect(again.output == "The study is finished; its results are in out.\n")
  }

  /// A finished folder whose tables were opened and saved by a spreadsheet was once called finished.
  @Test func filesThatChangedAfterwardsAreNamed() throws {
    #expect(try folder.run("study", "study.yaml", "-o", "out", "-q").status == 0)
    try folder.write("out/summary.csv", try folder.read("out/summary.csv") + "\n")
    let run = try folder.run("study", "study.yaml", "-o", "out")
    #expect(run.status == 65)
    #expect(run.errors.contains("files have changed since the study was finished: summary.csv"))
    #expect(try folder.read("out/summary.csv").hasSuffix("\n\n"))
  }

  /// A manifest names its study as it was seen from where it was run.
  @Test func manifestsAreUsedWhereTheyWereMade() throws {
    #expect(try folder.run("study", "study.yaml", "-o", "out", "-q").status == 0)
    try FileManager.default.moveItem(
      atPath: folder.path + "/study.yaml", toPath: folder.path + "/moved.yaml")
    let run = try folder.run("study", "--reproduce", "out/manifest.json", "-o", "again")
    #expect(run.status == 65)
    #expect(run.errors.contains("study.yaml: the study that the manifest names is not there"))
  }

  /// Negative numbers once had the apostrophe of cells that look like formulas, and no program read
  /// their column as numbers.
  @Test func negativeNumbersAreNumbers() throws {
    try folder.write("study.yaml", StudyFixture.yaml(classes: 4, more: "effects: [1, -1]"))
    #expect(try folder.run("study", "study.yaml", "-o", "out", "-q").status == 0)
    for name in ["summary", "contrasts", "effects", "regret", "minimax", "rounds", "classes"] {
      #expect(try !folder.read("out/\(name).csv").contains("'"), "\(name)")
    }
    #expect(try folder.read("out/summary.csv").contains("\nrandom,star,-1,gain,4,-0."))
  }

  @Test func sameBytesForAnyNumberOfThreads() throws {
    for threads in ["1", "2", "5"] {
      let run = try folder.run(
        "study", "study.yaml", "-o", threads, "--threads", threads, "--quiet")
      #expect(run.status == 0 && run.output.isEmpty && run.errors.isEmpty, "\(run.errors)")
    }
    #expect(try folder.differences("1", "2").isEmpty)
    #expect(try folder.differences("1", "5").isEmpty)
  }

  @Test(arguments: [["1/1"], ["1/3", "2/3", "3/3"]])
  func partsPutTogetherAreTheWhole(parts: [String]) throws {
    #expect(try folder.run("study", "study.yaml", "-o", "whole", "-q").status == 0)
    for part in parts {
      let run = try folder.run(
        "study", "study.yaml", "--shard", part, "--output", "shard\(part.prefix(1))", "-q")
      #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    }
    // In any order of the parts.
    let names = parts.map { "shard\($0.prefix(1))" }.reversed()
    let merge = try Command(
      ["study", "merge"] + names + ["--output", "merged"], in: folder.path)
    #expect(merge.status == 0, "\(merge.errors)")
    #expect(try folder.differences("whole", "merged").isEmpty)
    // Parts are as they were, so that they can be merged again.
    #expect(folder.journal("shard1").count == 1 + 12 / parts.count)
  }

  /// More parts than classes: some are empty.
  @Test func emptyPartsAreNoTrouble() throws {
    try folder.write("study.yaml", StudyFixture.yaml(classes: 2))
    #expect(try folder.run("study", "study.yaml", "-o", "whole", "-q").status == 0)
    for part in 1...3 {
      _ = try folder.run("study", "study.yaml", "--shard", "\(part)/3", "-o", "p\(part)", "-q")
    }
    let merge = try folder.run("study", "merge", "p1", "p2", "p3", "-o", "merged")
    #expect(merge.status == 0, "\(merge.errors)")
    #expect(try folder.differences("whole", "merged").isEmpty)
  }

  @Test func someOfTheClasses() throws {
    let run = try folder.run("study", "study.yaml", "-o", "out", "--limit-classes", "5")
    #expect(run.output.hasPrefix("5 classes "), "\(run.errors)")
    // Evenly over all: 0, 12/5, 24/5, 36/5, 48/5 without what is behind the point.
    let classes = try folder.read("out/classes.csv").split(separator: "\n").dropFirst()
    #expect(
      classes.map { String($0.prefix { $0 != "," }) }
        == [0, 2, 4, 7, 9].map { "generated/\($0)" })
  }

  @Test func madeAgainByItsManifest() throws {
    _ = try folder.run("study", "study.yaml", "-o", "out", "-q", "--limit-classes", "7")
    let again = try folder.run(
      "study", "--reproduce", "out/manifest.json", "--output", "again", "--threads", "1", "-q")
    #expect(again.status == 0, "\(again.errors)")
    #expect(again.output == "The same bytes in all 12 files.\n")
    #expect(try folder.differences("out", "again").isEmpty)
  }

  @Test func otherBytesAreNamed() throws {
    _ = try folder.run("study", "study.yaml", "-o", "out", "-q")
    let manifest = try folder.read("out/manifest.json")
    var lines = manifest.split(separator: "\n", omittingEmptySubsequences: false)
    for name in ["rounds.csv", "results.csv"] {
      let place = try #require(lines.firstIndex { $0.contains("\"\(name)\"") })
      let digest = String(repeating: "0", count: 64)
      lines[place] = "    \"\(name)\" : \"\(digest)\","
    }
    try folder.write("out/other.json", lines.joined(separator: "\n"))
    let again = try folder.run("study", "--reproduce", "out/other.json", "-o", "again", "-q")
    #expect(again.status == 1, "\(again.errors)")
    #expect(again.output == "Not the same: results.csv, rounds.csv.\n")
  }

  /// Once nothing was run, and files were said to be the same as themselves.
  @Test func aStudyIsNotMadeAgainInItsOwnFolder() throws {
    _ = try folder.run("study", "study.yaml", "-o", "out", "-q")
    let again = try folder.run("study", "--reproduce", "out/manifest.json", "-o", "./out/")
    #expect(again.status == 64 && again.output.isEmpty)
  }

  @Test func changedInputsAreNamed() throws {
    let rows = (1...8).map { "\($0),\($0 * $0 % 7)\n" }.joined()
    try folder.write("scores.csv", "id,score\n" + rows)
    try folder.write(
      "study.yaml",
      StudyFixture.yaml(classes: 2).replacing(
        "group-size", with: "  - {file: scores.csv, score: score, categories: id}\ngroup-size"
      ).replacing("rules: [{balance: score}", with: "rules: [{balance: score}"))
    let first = try folder.run("study", "study.yaml", "-o", "out", "-q")
    #expect(first.status == 0, "\(first.errors)")
    try folder.write("scores.csv", "id,score\n" + rows.replacing("8,1", with: "8,2"))
    let scores = try folder.run("study", "--reproduce", "out/manifest.json", "-o", "again")
    #expect(scores.status == 65)
    #expect(scores.errors.contains("Error: scores.csv: the file has changed"), "\(scores.errors)")
    try folder.write("study.yaml", StudyFixture.yaml(seed: 8))
    let study = try folder.run("study", "--reproduce", "out/manifest.json", "-o", "again")
    #expect(study.status == 65)
    #expect(study.errors.contains("Error: study.yaml: the study is not the one"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/again"))
  }

  @Test(arguments: [
    "", "{}", "{\"limitClasses\": 3}", "[1]", String(repeating: "[", count: 100_000),
  ])
  func whatIsNoManifest(text: String) throws {
    try folder.write("manifest.json", text)
    let run = try folder.run("study", "--reproduce", "manifest.json", "-o", "out")
    #expect(run.status == 65)
    #expect(run.errors.contains("manifest.json: this is no manifest of a study"), "\(run.errors)")
  }

  /// Once the program crashed.
  @Test func aManifestOfFewerThanNoClasses() throws {
    _ = try folder.run("study", "study.yaml", "-o", "out", "-q", "--limit-classes", "2")
    let manifest = try folder.read("out/manifest.json")
    try folder.write(
      "m.json", manifest.replacing("\"limitClasses\" : 2", with: "\"limitClasses\" : -2"))
    let run = try folder.run("study", "--reproduce", "m.json", "-o", "again")
    #expect(run.status == 65 && run.errors.contains("no manifest"), "\(run.errors)")
  }

  @Test(arguments: [
    ["study.yaml"], ["-o", "out"], ["study.yaml", "-o", "out", "--shard", "0/8"],
    ["study.yaml", "-o", "out", "--shard", "1/0"], ["study.yaml", "-o", "out", "--shard", "9/8"],
    ["study.yaml", "-o", "out", "--shard", "x/y"], ["study.yaml", "-o", "out", "--shard", "2"],
    ["study.yaml", "-o", "out", "--shard", "1/2/3"],
    ["study.yaml", "-o", "out", "--shard", "-1/8"],
    ["study.yaml", "-o", "out", "--shard", "/"],
    ["study.yaml", "-o", "out", "--shard", "1/99999999999999999999"],
    ["study.yaml", "-o", "out", "--limit-classes", "0"],
    ["study.yaml", "-o", "out", "--threads", "0"],
    ["study.yaml", "-o", "out", "--reproduce", "m.json"],
    ["--reproduce", "m.json", "-o", "out", "--shard", "1/2"],
    ["--reproduce", "m.json", "-o", "out", "--limit-classes", "2"],
    ["merge", "-o", "out"], ["slurm", "study.yaml", "--tasks", "0"], ["slurm", "study.yaml"],
  ])
  func wrongUse(arguments: [String]) throws {
    let run = try Command(["study"] + arguments, in: folder.path)
    #expect(run.status == 64, "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/out"))
  }
}
