import GroupingModel
import TestSupport
import Testing

@testable import Grouping

/// Sets of learners dealt out in whole numbers.
@Suite struct TalliesTests {
  private static func problem(_ genders: [String], size: Int) throws -> (Scenario, SearchProblem) {
    let roster = try Roster(
      learners: genders.indices.map { Learner(id: "\($0)", name: "\($0)") },
      attributes: [Attribute(name: "gender", cells: genders)])
    let scenario = try Scenario(
      roster: roster, kinds: Sizes.near(size).kinds(learners: genders.count),
      rules: [RuleSpec(kind: "not-alone", subject: "gender", strength: .weighted(1))])
    return (scenario, SearchProblem(try Objective(scenario), weights: [1]))
  }

  /// Three girls and three boys in pairs: one pair is mixed, so one girl and one boy are alone; half
  /// a pair of girls and half a pair of boys would cost nothing.
  @Test func oddNumbersLeaveSomebodyAlone() throws {
    let (scenario, problem) = try Self.problem(["F", "F", "F", "M", "M", "M"], size: 2)
    let tallies = try Tallies.useful(problem)
    #expect(tallies.sets == [[3, 4, 5]])
    #expect(tallies.total == 3)
    #expect(tallies.tallies(of: 2) == [0, 1, 2])
    let solution = try solve(scenario)
    #expect(solution.status == .optimal)
    #expect(solution.certificates.first?.bound == 2000)
    #expect(solution.certificates.first?.sets == [[3, 4, 5]])
  }

  /// Four and two in pairs need no fractions, so there is nothing to price.
  @Test func evenNumbersAreNoMatter() throws {
    let (_, problem) = try Self.problem(["F", "F", "F", "F", "M", "M"], size: 2)
    #expect(try Tallies.useful(problem).sets.isEmpty)
  }

  /// Two sets of two and one in one number: 3 x 2 tallies, which never run into each other.
  @Test func setsDoNotRunIntoEachOther() {
    let tallies = Tallies(
      sets: [[0, 1], [2]], learners: 4, largestSize: 2, forbids: { $0[0] == 1 && $1 == 2 })
    #expect(tallies.steps == [1, 1, 3, 0])
    #expect(tallies.total == 5)
    #expect(tallies.tallies(of: 2) == [2, 3])
    #expect(tallies.tallies(ofPart: 2) == [1, 2, 3, 4])
    #expect(!tallies.fits(2, beside: 1))
    #expect(tallies.fits(3, beside: 2))
  }

  /// A filling deals the sets out in whole numbers: of all ways that brute force finds, the cheapest.
  @Test(arguments: 1...60)
  func fillingIsThatOfBruteForce(seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    let learners = 5 + random.below(4)
    let set = (0..<learners).filter { _ in random.below(2) == 0 }
    let kinds = [
      GroupKind(label: "A", sizes: 1...3, count: 0...3),
      GroupKind(label: "B", sizes: 2...4, count: random.below(2)...2),
    ]
    let tallies = Tallies(
      sets: [set], learners: learners, largestSize: 4, forbids: { _, _ in false })
    let filling = Filling(kinds: kinds, groupCount: 1...4, learners: learners, tallies: tallies)
    let prices = (0..<kinds.count * 5 * (learners + 1)).map { _ in Int64(random.below(50)) - 10 }
    func price(_ choice: Filling.Choice) -> Int64? {
      let price = prices[(choice.kind * 5 + choice.size) * (learners + 1) + choice.tally]
      return price > 35 ? nil : price
    }
    let found = filling.cheapest(price)
    let best = Self.cheapest(filling, tallies, kinds, learners, set.count, price)
    #expect(found?.total == best)
    if let found { #expect(found.groups.compactMap(price).reduce(0, +) == found.total) }
  }

  /// Groups of kinds in order, with any numbers of the rest and of the set.
  private static func cheapest(
    _ filling: Filling, _ tallies: Tallies, _ kinds: [GroupKind], _ learners: Int, _ inside: Int,
    _ price: (Filling.Choice) -> Int64?
  ) -> Int64? {
    var best: Int64?
    func extend(_ counts: [Int], _ left: Int, _ insideLeft: Int, _ total: Int64) {
      let groups = counts.reduce(0, +)
      if left == 0, insideLeft == 0, filling.groupCount.contains(groups),
        zip(kinds, counts).allSatisfy({ $0.count.contains($1) })
      {
        best = min(best ?? .max, total)
      }
      for kind in kinds.indices where counts[kind] < kinds[kind].count.upperBound && groups < 4 {
        for size in kinds[kind].sizes where size <= left {
          for tally in tallies.tallies(of: size) where tally <= insideLeft {
            let choice = Filling.Choice(kind: kind, size: size, tally: tally)
            guard let price = price(choice) else { continue }
            var next = counts
            next[kind] += 1
            extend(next, left - size, insideLeft - tally, total + price)
          }
        }
      }
    }
    extend(kinds.map { _ in 0 }, learners, inside, 0)
    return best
  }
}
