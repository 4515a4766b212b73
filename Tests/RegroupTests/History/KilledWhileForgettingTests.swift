import Foundation
import GRDB
import TestSupport
import Testing

/// A learner is forgotten by a process that is killed (SIGKILL) at random moments: whatever moment that
/// is, the database opens, is whole, and the learner is in it as before or not at all. Forgetting once
/// more leaves no trace in any file.
///
/// When to kill is followed as in `KilledWhileAcceptingTests`: a learner who is gone makes the next
/// delays shorter, one who is still there longer. So about half of the kills come before the commit,
/// and the others while traces are removed.
@Suite struct KilledWhileForgettingTests {
  private static let kills = 60
  private static let trace = "planted"
  private static let forget = [
    "forget", "learner", "planted-id-3", "--history", "r.db", "--yes",
  ]
  private let folder: ClassFolder

  /// A history with the learner in rounds, one of them undone, in class lists, plans and titles.
  init() throws {
    folder = try ClassFolder()
    let rows = (1...8).map { number in
      number == 3
        ? "planted-id-3,Xanthippe Plantedname,9,4\n"
        : "\(number),Canary \(number),\(number * number),\"Plantedname, Xanthippe\"\n"
    }
    try folder.write("class.csv", "ID,Name,Score,Friends\n" + rows.joined())
    for line in [
      "teams class.csv --size 4 --wishes Friends --iterations 2000 -q -o out",
      "accept out/plan.json --history r.db --title The-round-of-planted-id-3 --term Autumn",
      "accept out/plan.json --history r.db --again --absent planted-id-3",
      "accept out/plan.json --history r.db --again --led planted-id-3",
      "accept out/plan.json --history r.db --again", "history undo --history r.db",
    ] {
      let command = try folder.run(line.split(separator: " ").map(String.init))
      #expect(command.status == 0, "\(line): \(command.errors)")
    }
    // The log goes into the file with the last connection; only what is in the database counts.
    for name in ["out", "class.csv"] {
      try FileManager.default.removeItem(atPath: "\(folder.path)/\(name)")
    }
    try FileManager.default.createDirectory(
      atPath: folder.path + "/.kept", withIntermediateDirectories: false)
    try copy("r.db", to: ".kept/r.db")
  }

  @Test(arguments: 1...2 as ClosedRange<UInt64>)
  func thereOrGone(seed: UInt64) throws {
    let before = try content()
    var statuses: [Int32] = []
    let unharmed = try folder.seconds { statuses.append(try folder.run(Self.forget).status) }
    #expect(statuses == [0])
    let after = try content()
    #expect(before.contains(Self.trace) && !after.contains(Self.trace))
    var random = SeededGenerator(seed: seed)
    var middle = unharmed
    var (gone, halfway) = (0, 0)
    for _ in 0..<Self.kills {
      try restore()
      _ = try folder.killed(
        Self.forget, after: middle * Double.random(in: 0.8...1.15, using: &random))
      let found = try content()
      #expect(found == before || found == after)
      let isGone = found == after
      gone += isGone ? 1 : 0
      if isGone, try !traces().isEmpty { halfway += 1 }
      middle *= isGone ? 0.94 : 1.06
      // Says that there is nobody of this name, and removes the traces.
      #expect(try folder.run(Self.forget).status == (isGone ? 65 : 0))
      #expect(try content() == after)
      #expect(try traces().isEmpty)
    }
    print("Killed \(Self.kills): \(gone) gone, \(halfway) of them with traces still to remove")
    #expect((Self.kills / 5...Self.kills * 4 / 5).contains(gone))
  }

  /// The search for traces finds what is there.
  @Test func tracesAreFound() throws {
    #expect(try traces() == ["r.db"])
  }

  private func copy(_ name: String, to other: String) throws {
    try FileManager.default.copyItem(
      atPath: "\(folder.path)/\(name)", toPath: "\(folder.path)/\(other)")
  }

  /// Puts the database back as it was, without a log.
  private func restore() throws {
    for name in try files() {
      try FileManager.default.removeItem(atPath: "\(folder.path)/\(name)")
    }
    try copy(".kept/r.db", to: "r.db")
  }

  /// The database with its log and whatever else a run leaves: temporary files go here, too.
  private func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0 != ".kept" }
  }

  private func traces() throws -> [String] {
    try files().filter { name in
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(name)"))
      return String(decoding: bytes, as: Unicode.ASCII.self).lowercased().contains(Self.trace)
    }
  }

  /// All rows of all tables, of a copy: to open a database may empty its log.
  private func content() throws -> String {
    let place = folder.path + "/.kept/copy"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: place) }
    for name in try files() { try copy(name, to: ".kept/copy/" + name) }
    return try DatabaseQueue(path: place + "/r.db").read { db in
      #expect(try String.fetchOne(db, sql: "PRAGMA integrity_check") == "ok")
      #expect(try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").isEmpty)
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      return try tables.map { table in
        let rows = try Row.fetchAll(db, sql: "SELECT * FROM \(table)")
        return rows.map { "\(table) \($0)" }.joined(separator: "\n").lowercased()
      }.joined(separator: "\n")
    }
  }
}
