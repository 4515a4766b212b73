import GroupingModel
import Testing

@testable import Grouping

/// Averages over all groupings that there are, for classes that are small enough.
@Suite struct EnumerationTests {
  /// All ways to give the learners to groups of these sizes.
  private func all(_ sizes: [Int]) -> [[Int]] {
    var found: [[Int]] = []
    func place(_ groups: [Int], _ left: [Int]) {
      guard left.contains(where: { $0 > 0 }) else { return found.append(groups) }
      for group in left.indices where left[group] > 0 {
        var rest = left
        rest[group] -= 1
        place(groups + [group], rest)
      }
    }
    place([], sizes)
    return found
  }

  private func mean(
    _ measure: Measure, _ trait: AuditTrait, sizes: [Int], rounds: Int = 1
  ) throws -> (observed: Double, formula: Double?) {
    let groupings = all(sizes)
    var records = groupings.map { [$0] }
    // Learners are alike for pairs, so that any first round stands for all.
    if rounds == 2 { records = groupings.map { [groupings[0], $0] } }
    var sum = 0.0
    var formula: Double?
    for rounds in records {
      let record = TermFixture.record(rounds)
      let figures = TraitAudit.figures(of: trait, at: 0, record, seed: 1, draws: 1)
      let figure = try #require(
        figures.first { $0.measure == measure }
          ?? MeetingAudit.figures(record, pictured: nil, seed: 1, draws: 1)
          .first { $0.measure == measure })
      sum += try #require(figure.observed)
      formula = figure.formula
    }
    return (sum / Double(records.count), formula)
  }

  private static let ties = ["3", "7", "7", "12", "1", "30"]

  @Test(arguments: [[3, 3], [2, 2, 2], [3, 2, 1], [4, 2]])
  func sortingIsZeroOnAverage(sizes: [Int]) throws {
    let numbers = try AuditTrait(numbers: Attribute(name: "x", cells: Self.ties))
    #expect(isClose(try mean(.sorting, numbers, sizes: sizes).observed, 0))
    let kinds = Attribute(name: "k", cells: ["a", "b", "a", "c", "b", "a"])
    #expect(isClose(try mean(.sorting, AuditTrait(categories: kinds), sizes: sizes).observed, 0))
    let both = AuditTrait(mixOf: [Attribute(name: "x", cells: Self.ties), kinds])
    #expect(isClose(try mean(.sorting, both, sizes: sizes).observed, 0))
    let alone = try mean(.alone, AuditTrait(categories: kinds), sizes: sizes)
    #expect(isClose(alone.observed, try #require(alone.formula)))
  }

  /// With groups of two and more; one who is alone has no company to compare with.
  @Test(arguments: [[3, 3], [2, 2, 2], [4, 2]])
  func companyIsZeroOnAverage(sizes: [Int]) throws {
    let numbers = try AuditTrait(numbers: Attribute(name: "x", cells: Self.ties))
    #expect(isClose(try mean(.exposure, numbers, sizes: sizes).observed, 0))
  }

  /// In one round of equal groups it is N / (N - 1) T.
  @Test func companyIsSortingInOneRound() throws {
    let numbers = try AuditTrait(numbers: Attribute(name: "x", cells: Self.ties))
    for groups in all([2, 2, 2]).prefix(20) {
      let figures = TraitAudit.figures(
        of: numbers, at: 0, TermFixture.record([groups]), seed: 1, draws: 1)
      let t = try #require(figures.first { $0.measure == .sorting }?.observed)
      #expect(isClose(figures.first { $0.measure == .exposure }?.observed, 6.0 / 5 * t))
    }
  }

  /// The square of the balance has the variance of means drawn without being put back on average.
  @Test func balanceIsThatOfRandomMeans() throws {
    let numbers = try AuditTrait(numbers: Attribute(name: "x", cells: Self.ties))
    let values = try all([3, 2, 1]).map { groups in
      try #require(
        TraitAudit.figures(of: numbers, at: 0, TermFixture.record([groups]), seed: 1, draws: 1)
          .first { $0.measure == .balance })
    }
    let square = values.reduce(0) { $0 + ($1.observed ?? 0) * ($1.observed ?? 0) }
    let formula = try #require(values[0].formula)
    #expect(isClose(square / Double(values.count), formula * formula))
  }

  /// 1 - (1 - p)^2 with p = 1/5 for pairs: 0.36 of 15 pairs. Uneven: p = (3 + 1) / 15.
  @Test func pairsMeetAsTheFormulaSays() throws {
    let numbers = try AuditTrait(numbers: Attribute(name: "x", cells: Self.ties))
    for (sizes, p) in [([2, 2, 2], 1.0 / 5), ([3, 2, 1], 4.0 / 15)] {
      let coverage = try mean(.coverage, numbers, sizes: sizes, rounds: 2)
      #expect(isClose(coverage.observed, 1 - (1 - p) * (1 - p)))
      #expect(isClose(coverage.formula, 1 - (1 - p) * (1 - p)))
    }
  }

  /// Blau's index and Rao's entropy with 0/1 distances are SST / N, twice.
  @Test func blauIsRao() {
    let record = TermFixture.record
    let round = TraitRound(record.rounds[0], TermFixture.gender)
    var counts = GroupCounts(round, count: 2)
    counts.fill(
      round, sources: round.places, classes: TermFixture.genders.map { $0 == "F" ? 0 : 1 })
    // Six of twelve: 1 - 1/4 - 1/4.
    #expect(isClose(2 * counts.unlikePairs / 12, 0.5))
  }

  /// Of the 35 ways to cut eight into two fours 2 are at least as sorted.
  @Test func sampledChanceIsTheExactOne() throws {
    let trait = try AuditTrait(
      numbers: Attribute(name: "x", cells: ["1", "2", "2", "3", "5", "8", "9", "9"]))
    let record = TermFixture.record([[0, 0, 0, 1, 0, 1, 1, 1]])
    let figures = TraitAudit.figures(of: trait, at: 0, record, seed: 3, draws: 20_000)
    let term = try #require(figures.first { $0.measure == .sorting && $0.round == nil })
    #expect(isClose(term.observed, 0.5007923930269413))
    let exact = 2.0 / 35
    let error = (exact * (1 - exact) / 20_000).squareRoot()
    #expect(abs(try #require(term.chance).atLeast - exact) < 4 * error)
    // T of all is 0 on average, and has the deviation that its precision says only if normal.
    #expect(abs(try #require(term.chance).mean) < 0.02)
  }
}
