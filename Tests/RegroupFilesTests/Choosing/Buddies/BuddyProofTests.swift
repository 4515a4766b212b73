import Choosing
import TestSupport
import Testing

@testable import RegroupFiles

/// What a plan's prices prove, against all ways there are to form pairs.
@Suite struct BuddyProofTests {
  /// The least that all open ones cost in pairs, with a trio where one is to be; nil if that cannot
  /// be.
  private func least(_ table: BuddyTable, _ open: [Int], hasTrio: Bool) -> Int? {
    guard let first = open.first else { return hasTrio ? nil : 0 }
    let rest = open.dropFirst()
    func cost(_ one: Int, _ other: Int) -> Int? {
      table.mayMeet(one, other) ? table.costs[one * table.count + other] : nil
    }
    let pairs = rest.compactMap { other -> Int? in
      guard let own = cost(first, other) else { return nil }
      return least(table, rest.filter { $0 != other }, hasTrio: hasTrio).map { own + $0 }
    }
    let trios =
      !hasTrio
      ? []
      : rest.flatMap { one in
        rest.filter { $0 > one }.compactMap { other -> Int? in
          guard let ab = cost(first, one), let ac = cost(first, other), let bc = cost(one, other)
          else { return nil }
          let left = rest.filter { $0 != one && $0 != other }
          return least(table, left, hasTrio: false).map { ab + ac + bc + $0 }
        }
      }
    return (pairs + trios).min()
  }

  private struct Case {
    let check: BuddyProofCheck
    let hasNobody: Bool
    /// nil where there is no way.
    let least: Int?
    let answer: BuddyAnswer
  }

  /// Few different costs make many odd sets; many forbidden pairs bar trios.
  private func makeCase(_ index: Int, _ random: inout SeededGenerator) throws -> Case {
    let count = 2 + index % 8
    let (span, share) = ([1, 3, 100][index % 3], [0, 30, 60][index / 3 % 3])
    let hasNobody = count % 2 == 1 && index % 5 < 2
    let odd: OddLearner =
      hasNobody
      ? .leftOut(costs: (0..<count).map { _ in Int.random(in: 0...span, using: &random) }) : .trio
    let costs = try PairCosts(count: count) { _, _ in
      Int.random(in: 0..<100, using: &random) < share
        ? nil : Int.random(in: -span...span, using: &random)
    }
    let table = BuddyTable(count: count + (hasNobody ? 1 : 0)) { one, other in
      guard other == count, case .leftOut(let alone) = odd else { return costs[one, other] }
      return alone[one]
    }
    let hasTrio = count % 2 == 1 && !hasNobody
    return Case(
      check: BuddyProofCheck(table: table, hasTrio: hasTrio), hasNobody: hasNobody,
      least: least(table, Array(0..<table.count), hasTrio: hasTrio),
      answer: try solveBuddies(costs, odd: odd))
  }

  @Test func `what the solver proves is verified, and no more`() throws {
    var random = SeededGenerator(seed: 5)
    var (trios, sets, exceptions, barred, parts) = (0, 0, 0, 0, 0)
    for index in 0..<400 {
      let own = try makeCase(index, &random)
      switch own.answer {
      case .plan(let plan):
        let least = try #require(own.least)
        let proof = BuddyProofDocument(try #require(plan.certificate()))
        #expect(own.check.holds(proof, bound: least), "\(index)")
        #expect(!own.check.holds(proof, bound: least + 1), "\(index)")
        #expect(!own.check.isCheapest(bound: least + 1, hasNobody: own.hasNobody), "\(index)")
        trios += own.check.hasTrio ? 1 : 0
        sets += proof.prices.sets.count
        exceptions += proof.exceptions.count
        barred += proof.barred.count
      case .impossible(let why):
        #expect(own.least == nil)
        guard case .oddParts(let odd) = why else { continue }
        parts += 1
        // Nobody is no learner.
        let learners = own.check.table.count - (own.hasNobody ? 1 : 0)
        #expect(
          own.check.areParts(
            BuddyProofDocument.Parts(odd), of: Set(0..<learners), sparing: learners % 2))
      case .undecided: Issue.record("without a limit of time")
      }
    }
    #expect(trios > 50 && sets > 20, "\(trios) \(sets)")
    #expect(barred > 10 && parts > 20, "\(exceptions) \(barred) \(parts)")
  }

  /// Whatever stands in a plan, it proves nothing that is not so.
  @Test func `no prices prove too much`() throws {
    var random = SeededGenerator(seed: 6)
    var held = 0
    for index in 0..<150 {
      let own = try makeCase(index, &random)
      guard let plan = own.answer.plan, let least = own.least else { continue }
      let proof = BuddyProofDocument(try #require(plan.certificate()))
      for _ in 0..<20 {
        let changed = proof.changed(by: &random)
        #expect(!own.check.holds(changed, bound: least + 1), "\(index) \(changed)")
        held += own.check.holds(changed, bound: least) ? 1 : 0
      }
    }
    #expect(held > 100)
  }

  /// Odd parts of a graph that has pairs for all are none.
  @Test func `parts that do not keep anybody from a partner are refused`() throws {
    let table = BuddyTable(count: 4) { one, other in one == 0 && other == 3 ? nil : 0 }
    let check = BuddyProofCheck(table: table, hasTrio: false)
    func areParts(_ few: [Int], _ parts: [[Int]]) -> Bool {
      let odd = BuddyProofDocument.Parts(
        few: NumberRow(few), parts: parts.map { NumberRow($0) })
      return check.areParts(odd, of: Set(0..<4), sparing: 0)
    }
    #expect(!areParts([1], [[0], [3]]), "2 may be with both")
    #expect(!areParts([], [[0], [3]]) && !areParts([1, 2], [[0], [3]]))
    #expect(!areParts([1], [[0], [0]]) && !areParts([1], [[0], [7]]) && !areParts([], [[0, 1]]))
    let star = BuddyTable(count: 4) { one, _ in one == 0 ? 0 : nil }
    #expect(
      BuddyProofCheck(table: star, hasTrio: false).areParts(
        BuddyProofDocument.Parts(
          few: NumberRow([0]), parts: [[1], [2], [3]].map { NumberRow($0) }),
        of: Set(0..<4), sparing: 1))
  }
}

extension BuddyProofDocument {
  /// With some of its numbers other ones.
  fileprivate func changed(by random: inout SeededGenerator) -> BuddyProofDocument {
    func change(_ row: NumberRow, by span: Int) -> NumberRow {
      NumberRow(
        row.numbers.map {
          Int.random(in: 0..<4, using: &random) == 0
            ? $0 + Int.random(in: -span...span, using: &random) : $0
        })
    }
    func change(_ prices: Prices) -> Prices {
      Prices(
        scale: max(1, prices.scale + Int.random(in: -1...1, using: &random)),
        learners: change(prices.learners, by: 4),
        sets: prices.sets.map { change($0, by: 1) }, setPrices: change(prices.setPrices, by: 4))
    }
    return BuddyProofDocument(
      prices: change(prices), exceptions: exceptions.map(change),
      barred: barred.map {
        Barred(
          trio: $0.trio,
          why: Parts(
            few: change($0.why.few, by: 1), parts: $0.why.parts.map { change($0, by: 1) }))
      }, repeatCost: repeatCost)
  }
}
