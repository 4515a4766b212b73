import Foundation
import GRDB
import TestSupport
import Testing

/// Rounds are accepted by a process that is killed (SIGKILL) at random moments, 500 times: whatever
/// moment that is, the database opens, is whole, and holds every round that was acknowledged.
///
/// When to kill: every accept runs for about as long as the others, so the delay is drawn around the
/// time of its acknowledgement, between 0.4 and 1.3 times of it. That time is not known, and others
/// use this machine, so it is followed: an accept that was acknowledged before it was killed makes the
/// next delays shorter by 6 %, one that was not makes them longer by 6 %. So about half of the kills
/// come before the acknowledgement and half after it, many of them close to it, where the commit is.
/// Four streams of 125 kills run at once.
@Suite struct KilledWhileAcceptingTests {
  private static let kills = 125

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func nothingAcknowledgedIsLost(seed: UInt64) throws {
    let folder = try ClassFolder()
    _ = try folder.run("teams", "class.csv", "--size", "4", "-q", "-o", "out")
    var random = SeededGenerator(seed: seed)
    var middle = try folder.seconds { _ = try folder.run(Self.accept) }
    var acknowledged = 1
    var (acknowledgedKills, written) = (0, 0)
    for _ in 0..<Self.kills {
      let delay = middle * Double.random(in: 0.4...1.3, using: &random)
      let isAcknowledged = try folder.killed(Self.accept, after: delay)
        .hasPrefix("Accepted round ")
      middle *= isAcknowledged ? 0.94 : 1.06
      acknowledgedKills += isAcknowledged ? 1 : 0
      acknowledged += isAcknowledged ? 1 : 0
      let rounds = try rounds(in: folder)
      #expect(rounds == Array(1...rounds.count), "numbers have no gap")
      #expect(rounds.count >= acknowledged)
      // Committed and killed before it could say so.
      written += rounds.count - acknowledged
      acknowledged = rounds.count
    }
    #expect((Self.kills / 5...Self.kills * 4 / 5).contains(acknowledgedKills))
    print("Killed \(Self.kills): \(acknowledgedKills) acknowledged, \(written) more committed")
    #expect(try folder.run(Self.accept).output.hasPrefix("Accepted round \(acknowledged + 1): "))
  }

  private static let accept = ["accept", "out/plan.json", "--history", "r.db", "--again"]

  /// Numbers of the rounds of a database that is whole.
  private func rounds(in folder: ClassFolder) throws -> [Int] {
    try DatabaseQueue(path: folder.path + "/r.db").read { db in
      #expect(try String.fetchOne(db, sql: "PRAGMA integrity_check") == "ok")
      #expect(try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").isEmpty)
      let halves = try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM round
          WHERE (SELECT count(*) FROM placement WHERE round = number) != 8
          """)
      #expect(halves == 0, "a round has all its learners")
      return try Int.fetchAll(db, sql: "SELECT number FROM round ORDER BY number")
    }
  }
}
