import Studies
import TestSupport
import Testing

@testable import RegroupFiles

@Suite struct ResultRowsTests {
  private let design: StudyDesign
  private let room = Classroom(id: "a,b/\"1\"", origin: .semiSynthetic, scores: [1, 2, 3])

  init() throws {
    let policies = ["random", "sorted"].compactMap { name in
      PolicyBook.policy(named: name).map { NamedPolicy("my, \(name)", $0) }
    }
    let star = try #require(ModelBook.model(named: "star"))
    design = StudyDesign(
      policies: policies,
      worlds: [1, -0.5].map {
        World("star", effect: $0, model: star.init(ModelValues(of: star.about)))
      },
      rounds: 2, seeds: 3, seed: 1, groupSize: 2,
      subgroups: [Subgroup(column: "sex", value: "F")])
  }

  private func outcomes() -> ClassOutcomes {
    var outcomes = ClassOutcomes(design)
    var chance = SeededGenerator(seed: 2)
    for place in outcomes.values.indices where Int.random(in: 0..<4, using: &chance) > 0 {
      outcomes.values[place] = ResultNumber.rounded(Double.random(in: -2...2, using: &chance))
    }
    return outcomes
  }

  @Test func oneRowAsItIsWritten() {
    let rows = ResultRows(design)
    #expect(
      String(decoding: rows.header, as: UTF8.self).hasPrefix(
        "class,data,policy,model,effect,seed,round,gain,gain_low,"))
    #expect(
      String(decoding: rows.header, as: UTF8.self).hasSuffix(",bound,gain:sex=F\n"))
    var outcomes = ClassOutcomes(design)
    let place = outcomes.place(policy: 1, world: 1, seed: 2, round: 1)
    outcomes.values[place] = -0.5
    outcomes.values[place + 2] = 0.25
    let lines = String(decoding: rows.bytes(outcomes, of: room), as: UTF8.self)
      .split(separator: "\n")
    #expect(lines.count == 2 * 2 * 3 * 2)
    let empty = String(repeating: ",", count: design.columns.count - 3)
    #expect(
      lines.last
        == "\"a,b/\"\"1\"\"\",semi-synthetic,\"my, sorted\",star,-0.5,3,2,-0.5,,0.25\(empty)")
  }

  @Test func rowsAreReadAndWrittenAlike() throws {
    let rows = ResultRows(design)
    let bytes = rows.bytes(outcomes(), of: room)
    // Behind other rows, and before some.
    let all = rows.header + bytes + bytes
    var place = rows.header.count
    let read = try #require(rows.outcomes(all, at: &place, of: room))
    #expect(place == rows.header.count + bytes.count)
    #expect(rows.bytes(read, of: room) == bytes)
    for (one, other) in zip(read.values, outcomes().values) {
      #expect(one == other || one.isNaN && other.isNaN)
    }
  }

  /// Rows that are cut off, of another class, or with a byte that no number has.
  @Test func damagedRowsAreRefused() {
    let rows = ResultRows(design)
    let bytes = rows.bytes(outcomes(), of: room)
    var chance = SeededGenerator(seed: 3)
    func isRead(_ bytes: [UInt8], _ room: Classroom) -> Bool {
      var place = 0
      return rows.outcomes(bytes, at: &place, of: room) != nil && place == bytes.count
    }
    #expect(isRead(bytes, room))
    #expect(!isRead(bytes, Classroom(id: "a", origin: .semiSynthetic, scores: [1, 2, 3])))
    #expect(!isRead(bytes, Classroom(id: room.id, origin: .real, scores: [1, 2, 3])))
    for _ in 0..<300 {
      let place = Int.random(in: 0..<bytes.count, using: &chance)
      #expect(!isRead(Array(bytes[..<place]), room))
      var damaged = bytes
      damaged[place] = UInt8(ascii: "x")
      #expect(!isRead(damaged, room), "\(place)")
      damaged.remove(at: place)
      // A digit less is another number; a separator less is noticed.
      if [UInt8(ascii: ","), UInt8(ascii: "\n")].contains(bytes[place]) {
        #expect(!isRead(damaged, room), "\(place)")
      }
    }
  }
}
