import TestSupport
import Testing

@testable import Studies

@Suite struct AssignmentTests {
  static func permutations(_ columns: Int, rows: Int) -> [[Int]] {
    guard rows > 0 else { return [[]] }
    return permutations(columns, rows: rows - 1).flatMap { start in
      (0..<columns).filter { !start.contains($0) }.map { start + [$0] }
    }
  }

  @Test(arguments: UInt64(1)...60)
  func isTheCheapestOfAll(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let rows = Int.random(in: 1...5, using: &random)
    let columns = Int.random(in: rows...6, using: &random)
    let costs = (0..<rows).map { _ in
      (0..<columns).map { _ in Int.random(in: 0...9, using: &random) }
    }
    func cost(_ columns: [Int]) -> Int { zip(costs, columns).reduce(0) { $0 + $1.0[$1.1] } }
    let found = Assignment.cheapest(costs)
    #expect(Set(found).count == rows)
    #expect(cost(found) == Self.permutations(columns, rows: rows).map(cost).min())
  }
}

@Suite struct ChoiceMeterTests {
  /// Two groups, two topics. 0 and 1 want topic 0 first, 2 and 3 topic 1: together 1 and 1; crossed
  /// (0 with 2, 1 with 3) one of each group has rank 2, whatever is given.
  @Test func topicsAreGivenToGroupsThatWantThem() {
    let room = Classroom(
      id: "", origin: .synthetic, scores: [0, 0, 0, 0],
      choices: [[0, 1], [0, 1], [1, 0], [1, 0]])
    var meter = ChoiceMeter(room)
    meter.add(Seating(groups: [[2, 3], [0, 1]]))
    #expect(meter.mean == 1)
    meter.add(Seating(groups: [[0, 2], [1, 3]]))
    #expect(meter.mean == 1.5)
    #expect(meter.worst == 1.5)
    meter.add(Seating(groups: [[0, 1], [2, 3]], topics: [1, 0]))
    #expect(meter.mean == 2)
  }

  @Test func nobodyChooses() {
    var meter = ChoiceMeter(Classroom(id: "", origin: .synthetic, scores: [0, 0]))
    meter.add(Seating(groups: [[0], [1]]))
    #expect(meter.mean.isNaN && meter.worst.isNaN)
  }
}

@Suite struct ServiceMeterTests {
  /// The teacher sits with the group of the lowest mean ticket: 0 and 1 in the first round, where one of
  /// the two in need sits; 2 waits a round and is served in the second. Then nobody is in need: what was
  /// served stays, and nobody waits any more.
  @Test func countsServiceAndWaiting() {
    var meter = ServiceMeter(learners: 4)
    #expect(meter.served.isNaN && meter.waiting.isNaN)
    meter.add(
      Seating(groups: [[2, 3], [0, 1]]), tickets: [0, 1, 1, 2], needs: [true, false, true, false])
    #expect(meter.served == 0.5)
    #expect(meter.waiting == 0.5)
    meter.add(
      Seating(groups: [[2, 3], [0, 1]]), tickets: [3, 3, 1, 2], needs: [false, false, true, false])
    #expect(meter.served == 2.0 / 3)
    #expect(meter.waiting == 0.5)
    meter.add(
      Seating(groups: [[2, 3], [0, 1]]), tickets: [3, 3, 1, 2], needs: [false, false, false, false])
    #expect(meter.served == 2.0 / 3)
    #expect(meter.waiting == 0.5)
  }
}

@Suite struct GainMeterTests {
  static let room = Classroom(
    id: "", origin: .synthetic, scores: [0, 1, 2, 3, 4, 5],
    categories: [CategoryColumn(name: "ses", cells: ["F", "N", "N", "", "F", "N"])])

  /// Thirds {0, 1}, {2, 3}, {4, 5} gain {1, 2}, {0, 0}, {3, -1}: means 1.5, 0, 1; the class 5/6. Skills end at
  /// 1, 3, 2, 3, 7 and 4: mean 10/3, squares 88 - 200/3 = 64/3, variance 32/9. The gap was 4 and is 5.5 - 2 = 3.5. The least gained is -1. The two
  /// with F gained 1 and 3.
  @Test func handArithmetic() {
    let columns = OutcomeColumns(subgroups: [Subgroup(column: "ses", value: "F")])
    let meter = GainMeter(Self.room, start: Self.room.scores, subgroups: columns.subgroups)
    var row = [Double](repeating: .nan, count: columns.count)
    meter.write([1, 3, 2, 3, 7, 4], into: &row, at: 0)
    func value(_ name: String) -> Double {
      columns.names.firstIndex(of: name).map { row[$0] } ?? .nan
    }
    #expect(abs(value("gain") - 5.0 / 6) < 1e-12)
    #expect([value("gain_low"), value("gain_middle"), value("gain_high")] == [1.5, 0, 1])
    #expect(abs(value("spread") - (32.0 / 9).squareRoot()) < 1e-12)
    #expect(value("gap") == -0.5)
    #expect(value("worst_decile") == -1)
    #expect(value("gain:ses=F") == 2)
    #expect(value("coverage").isNaN)
  }

  /// Equal scores are in one third: that of the middle of their ranks.
  @Test func thirdsOfTies() {
    let room = Classroom(id: "", origin: .synthetic, scores: [1, 1, 1, 1, 1, 9])
    #expect(room.thirds == [1, 1, 1, 1, 1, 2])
    #expect(Self.room.counts([Subgroup(column: "ses", value: "F")]) == [2, 2, 2, 2])
    #expect(Self.room.counts([Subgroup(column: "ses", value: "?")]) == [2, 2, 2, 0])
  }
}

@Suite struct SeatingTests {
  /// 10 near 4: two fives (distance 2) or 4, 3, 3 (distance 2): the smaller number of groups.
  @Test func sizesAreNearestInTotal() {
    #expect(Seating.sizes(learners: 10, near: 4) == [5, 5])
    #expect(Seating.sizes(learners: 11, near: 4) == [4, 4, 3])
    #expect(Seating.sizes(learners: 3, near: 4) == [3])
    #expect(Seating.sizes(learners: 13, near: 4) == [5, 4, 4])
  }
}
