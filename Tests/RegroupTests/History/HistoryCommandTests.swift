import Foundation
import Testing

/// A teacher's term on the command line.
@Suite struct HistoryCommandTests {
  private let folder: ClassFolder

  init() throws { folder = try ClassFolder() }

  private func teams(_ output: String, _ more: String...) throws {
    let size = more.isEmpty ? ["--size", "4"] : more
    let run = try folder.run(
      ["teams", "class.csv", "--balance", "Score", "--history", "r.db", "-o", output] + size)
    #expect(run.status == 0, "\(run.errors)")
  }

  private func history(_ arguments: String...) throws -> String {
    let run = try folder.run(["history"] + arguments + ["--history", "r.db"])
    #expect(run.status == 0, "\(run.errors)")
    return run.output
  }

  private func accept(_ plan: String, _ more: String...) throws -> String {
    let run = try folder.run(["accept", plan, "--history", "r.db"] + more)
    #expect(run.status == 0, "\(run.errors)")
    return run.output
  }

  @Test func tenRounds() throws {
    for round in 1...6 {
      try teams("out")
      let said = try accept(
        "out/plan.json", "--term", "Autumn", "--date", "2026-09-\(round + 10)", "--led", "1")
      #expect(said == "Accepted round \(round): 8 learners in 2 groups.\n")
      #expect(try folder.run("check", "out/plan.json").status == 0)
    }
    try teams("out7")
    #expect(
      try accept("out7/plan.json", "--absent", "2,Canary 5")
        == "Accepted round 7: 6 learners in 2 groups; 2 absent.\n")
    #expect(try history("undo").hasPrefix("Undone: round 7."))
    #expect(try history("redo") == "Brought back: round 7.\n")
    #expect(try history("undo").hasPrefix("Undone: round 7."))
    try folder.write(
      "class.csv",
      try folder.read("class.csv").replacing("8,Canary 8,64,M\n", with: "")
        + "9,Canary 9,3,F\n10,Canary 10,5,F\n")
    let roster = try folder.run("roster", "update", "class.csv", "--history", "r.db")
    #expect(
      roster.output
        == "The class has 9 learners: 2 arrivals (rows 9, 10), 1 learner has left.\n")
    for round in 8...10 {
      try teams("out", "--sizes", "4-5")
      #expect(
        try accept("out/plan.json", "--title", "Rockets")
          == "Accepted round \(round): 9 learners in 2 groups.\n")
    }
    let list = try history("list")
    #expect(list.contains("    7  "))
    #expect(list.contains("(undone)") && list.contains("Rockets"))
    #expect(try history("show", "8").contains("Canary 9"))
    #expect(!(try history("show", "8", "--pseudonyms")).contains("Canary"))
    #expect(try history() == list)
  }

  @Test func deletionAsksFirst() throws {
    try teams("out")
    _ = try accept("out/plan.json", "--term", "Autumn")
    let asked = try Command(
      shell: "\"$regroup\" forget learner 3 --history r.db </dev/null", in: folder.path)
    #expect(asked.status == 64 && asked.errors.contains("--yes"))
    #expect(try history("show", "1").contains("Canary 3"))
    let done = try folder.run("forget", "learner", "3", "--history", "r.db", "--yes")
    #expect(done.status == 0 && done.output.hasPrefix("Forgotten: the learner"), "\(done.errors)")
    #expect(!(try history("show", "1")).contains("Canary 3"))
    let again = try folder.run("forget", "learner", "3", "--history", "r.db", "--yes")
    #expect(again.status == 65)
    let term = try folder.run("forget", "term", "Autumn", "--history", "r.db", "--yes")
    #expect(term.output == "Forgotten: 1 round of the term.\n")
    #expect(try history() == "No round yet.\n")
  }

  @Test func exportedFoldersAreHistories() throws {
    try teams("out")
    _ = try accept("out/plan.json", "--absent", "4")
    #expect(try history("export", "ex") == "Exported 1 round to ex.\n")
    let teams = try folder.run("teams", "class.csv", "--size", "4", "--history", "ex")
    #expect(teams.errors.contains("Read 1 earlier round."), "\(teams.errors)")
    let taken = try folder.run("history", "import", "ex", "--history", "copy.db")
    #expect(taken.output == "Imported 1 round of 8 learners.\n", "\(taken.errors)")
  }

  /// Writing that is not possible is an error of its own, and leaves all as it was.
  @Test func placesThatCannotBeWritten() throws {
    try teams("out")
    let missing = try folder.run("accept", "out/plan.json", "--history", "no/where/r.db")
    #expect(missing.status == 73 && missing.errors.contains("Remedy: "))
    let directory = try folder.run("accept", "out/plan.json", "--history", "out")
    #expect(directory.status == 65)
    let script = """
      unshare -rm sh -c 'mount -t tmpfs -o size=300k tmpfs disk || exit 99; i=0; \
      while "$regroup" accept out/plan.json --history disk/r.db --again; do :; done; \
      echo "stopped"; "$regroup" history --history disk/r.db; \
      mount -o remount,ro disk || exit 99; \
      "$regroup" accept out/plan.json --history disk/r.db --again; echo "status $?"; \
      "$regroup" history --history disk/r.db'
      """
    try FileManager.default.createDirectory(
      atPath: folder.path + "/disk", withIntermediateDirectories: true)
    let command = try Command(shell: "export regroup; " + script, in: folder.path)
    guard command.status != 99, !command.output.isEmpty else {
      print("Skipped: this machine gives no user a file system of their own")
      return
    }
    let parts = command.output.split(separator: "stopped\n")
    let accepted = parts[0].split(separator: "\n").count
    #expect(accepted > 1)
    // All that were accepted are there, on the full disk and on the read-only one.
    let lists = parts[1].split(separator: "status 74\n").map { $0.split(separator: "\n").count }
    #expect(lists == [accepted + 1, accepted + 1], "\(command.output)\(command.errors)")
    #expect(command.errors.contains("cannot be written: nothing was changed. Remedy: make room"))
    #expect(command.errors.contains("Remedy: check that you may write the file and its folder"))
  }
}
