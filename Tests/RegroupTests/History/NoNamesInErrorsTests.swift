import Foundation
import GRDB
import Testing

/// Names and identifiers are planted in every input, and looked for in all that failing commands of
/// the history say.
@Suite struct NoNamesInErrorsTests {
  private let folder: ClassFolder

  init() throws {
    folder = try ClassFolder()
    let rows = (1...8).map { "canary-id-\($0),Canary Name\($0),\($0),canary-id-\($0 % 8 + 1)\n" }
    try folder.write("class.csv", "ID,Name,Score,Friends\n" + rows.joined())
    try folder.write("class2.csv", "ID,Name,Score\ncanary-x,Canary X,1\ncanary-y,Canary Y,2\n")
    try folder.write("twice.csv", "ID,Name\ncanary-x,Canary X\ncanary-x,Canary Y\n")
    try folder.write("quote.csv", "ID,Name\ncanary-x,\"Canary X\n")
    for (command, status) in [
      ("teams class.csv --size 4 --wishes Friends -q -o out", 0),
      ("teams class2.csv --size 2 -q -o other", 0),
      ("accept out/plan.json --history r.db --term Canary-term --title Canary-title", 0),
      ("history export ex --history r.db", 0),
    ] {
      #expect(try folder.run(command.split(separator: " ").map(String.init)).status == status)
    }
    try plantFiles()
    try plantDatabases()
  }

  private func plantFiles() throws {
    let plan = try folder.read("out/plan.json")
    try folder.write("out/cut.json", String(plan.prefix(plan.count / 2)))
    try folder.write("out/stranger.json", plan.replacing("canary-id-2", with: "canary-id-1"))
    try folder.write("unknown.csv", "group,id\nCanary team,canary-nobody\n")
    try folder.write("double.csv", "group,id\nA,canary-id-1\nB,canary-id-1\n")
    try folder.write("part.csv", "group,id\nA,canary-id-1\n")
    try folder.write("turn.csv", "group,id,led\nA,canary-id-1,canary\n")
    try folder.write("rounds1/1.csv", "group,id,choice\nA,canary-id-1,canary\n")
    try folder.write("rounds2/1.csv", "group,id\nA,canary-id-1\nB,canary-id-1\n")
    try folder.write("rounds3/1.csv", "canary-id-1,Canary Name1\ncanary-id-2,Canary Name2\n")
    try folder.write("rounds4/1.csv", "group,id\nA,canary-id-1\n")
    try folder.write("rounds4/history.json", "{\"format\": \"canary\"}")
    try folder.write("none/canary.txt", "no round")
    try folder.write("canary.db", "Canary Name1, no database")
    try folder.write(
      "bad.yaml", "roster: class.csv\nsizes: {near: 4}\nhistory: canary.db\nrules: []\n")
  }

  private func plantDatabases() throws {
    try DatabaseQueue(path: folder.path + "/foreign.db").write { db in
      try db.execute(sql: "CREATE TABLE canary (name TEXT); INSERT INTO canary VALUES ('Canary')")
    }
    for name in ["newer.db", "broken.db", "wrong.db"] {
      try FileManager.default.copyItem(
        atPath: folder.path + "/r.db", toPath: "\(folder.path)/\(name)")
    }
    try DatabaseQueue(path: folder.path + "/newer.db").write { db in
      try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('canary')")
    }
    try DatabaseQueue(path: folder.path + "/wrong.db").write { db in
      try db.execute(sql: "DROP TABLE absence; ALTER TABLE learner RENAME COLUMN name TO canary")
    }
    let url = URL(fileURLWithPath: folder.path + "/broken.db")
    var bytes = try Data(contentsOf: url)
    for page in 1..<(bytes.count / 4096) {
      bytes.replaceSubrange((page * 4096)..<(page * 4096 + 16), with: Data(repeating: 7, count: 16))
    }
    try bytes.write(to: url)
  }

  private static let failing: [String] = [
    "accept out/plan.json --history r.db", "accept other/plan.json --history r.db",
    "accept out/cut.json --history r.db", "accept out/stranger.json --history r.db",
    "accept class.csv --history r.db", "accept nothing.json --history r.db",
    "accept out/plan.json --history r.db --groups unknown.csv",
    "accept out/plan.json --history r.db --groups double.csv",
    "accept out/plan.json --history r.db --groups part.csv",
    "accept out/plan.json --history r.db --groups turn.csv",
    "accept out/plan.json --history r.db --groups quote.csv",
    "accept out/plan.json --history r.db --again --absent canary-nobody",
    "accept out/plan.json --history r.db --again --led canary-nobody",
    "accept out/plan.json --history r.db --again --date canary",
    "accept out/plan.json --history r.db --again --absent canary-id-1 --led canary-id-1",
    "accept out/plan.json --history class.csv", "accept out/plan.json --history canary.db",
    "accept out/plan.json --history foreign.db", "accept out/plan.json --history newer.db",
    "accept out/plan.json --history broken.db --again",
    "accept out/plan.json --history wrong.db --again",
    "history --history canary.db", "history --history foreign.db", "history --history newer.db",
    "history --history broken.db", "history --history wrong.db", "history --history missing.db",
    "history show 7 --history r.db", "history show 1 --history broken.db",
    "history show 1 --history wrong.db --pseudonyms", "history undo --history foreign.db",
    "history redo --history r.db",
    "history export rounds1 --history r.db", "history export x --history wrong.db",
    "history import ex --history r.db", "history import rounds1 --history new.db",
    "history import rounds2 --history new.db", "history import rounds3 --history new.db",
    "history import rounds4 --history new.db", "history import none --history new.db",
    "history import rounds1 --history new.db --roster class2.csv",
    "roster update class2.csv --history r.db", "roster update twice.csv --id ID --history r.db",
    "roster update quote.csv --history r.db", "roster update class2.csv --history broken.db",
    "forget learner canary-nobody --history r.db --yes",
    "forget term canary-term --history r.db --yes",
    "forget learner canary-id-1 --history broken.db --yes",
    "forget learner canary-id-1 --history wrong.db --yes",
    "teams class.csv --size 4 --history canary.db", "teams class.csv --size 4 --history foreign.db",
    "teams class.csv --size 4 --history broken.db", "teams class.csv --size 4 --history rounds1",
    "teams class2.csv --size 2 --history r.db", "teams bad.yaml",
  ]

  @Test func noCommandNamesAnyone() throws {
    let before = try folder.run("history", "--history", "r.db").output
    for line in Self.failing {
      let command = try folder.run(line.split(separator: " ").map(String.init))
      #expect([65, 73].contains(command.status), "\(line): \(command.output)\(command.errors)")
      #expect(command.errors.contains("Error: ") && command.errors.contains("Remedy: "))
      let said = (command.errors + command.output).lowercased()
        .replacing("canary.db", with: "").replacing("foreign.db", with: "")
      #expect(!said.contains("canary"), "\(line): \(said)")
    }
    #expect(try folder.run("history", "--history", "r.db").output == before)
  }
}
