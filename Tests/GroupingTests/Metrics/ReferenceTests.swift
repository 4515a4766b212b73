import GroupingModel
import Testing

@testable import Grouping

/// Figures held against values computed apart from this project, by NumPy 2.4.6 and SciPy 1.17.1:
/// PERMANOVA from squared distances by its definition (for numbers its F is that of
/// `scipy.stats.f_oneway`), entropies by `scipy.stats.entropy`, the slope by `linregress`, lone
/// members by `hypergeom.pmf`, correlations of pairs by `numpy.corrcoef`.
@Suite struct ReferenceTests {
  /// What an audit finds; chance is not looked at.
  private func figures(_ trait: AuditTrait, _ measure: Measure) -> [Figure] {
    Audit(TermFixture.record, traits: [trait], judged: 1, seed: 1, draws: 1)
      .figures.filter { $0.measure == measure }
  }

  private func details(_ trait: AuditTrait, _ measure: Measure, _ name: String) -> [Double] {
    figures(trait, measure).compactMap { figure in
      figure.details.first { $0.name == name }?.value
    }
  }

  private func expect(
    _ found: [Double?], _ values: [Double], _ source: SourceLocation = #_sourceLocation
  ) {
    #expect(found.count == values.count, sourceLocation: source)
    for (one, other) in zip(found, values) {
      #expect(isClose(one, other), "\(one ?? .nan) is not \(other)", sourceLocation: source)
    }
  }

  @Test func sortingOfNumbers() throws {
    let score = try TermFixture.score()
    expect(
      figures(score, .sorting).map(\.observed),
      [-0.20214945424013453, 0.14844668345927792, 0.7326196473551637, 0.22630562552476904])
    expect(
      details(score, .sorting, "r2"),
      [0.016423173803526425, 0.30327455919395463, 0.7812342569269521])
    expect(
      details(score, .sorting, "pseudoF"),
      [0.07513829133374314, 1.9587852494577005, 16.069948186528496])
  }

  @Test func sortingOfCategories() throws {
    expect(
      details(TermFixture.gender, .sorting, "r2"),
      [0.12777777777777777, 0.0444444444444444, 0.26111111111111107])
    expect(
      details(TermFixture.gender, .sorting, "pseudoF"),
      [0.6592356687898089, 0.2093023255813953, 1.590225563909774])
  }

  /// Gower's distance over numbers, categories and sets.
  @Test func sortingOfAMix() throws {
    expect(
      details(TermFixture.mix, .sorting, "r2"),
      [0.013034908934719702, 0.20252949489771177, 0.3631022813082363])
    expect(
      figures(TermFixture.mix, .sorting).prefix(3).map(\.observed),
      [-0.2062906668575648, 0.025313827097203312, 0.22156945493228875])
  }

  /// One column of 0/1 distances as a matrix is that column as categories.
  @Test func categoriesAreTheirDistances() {
    let column = Attribute(name: "gender", cells: TermFixture.genders)
    let matrix = figures(AuditTrait(mixOf: [column]), .sorting)
    expect(matrix.map(\.observed), figures(TermFixture.gender, .sorting).compactMap(\.observed))
  }

  @Test func informationOfGroups() throws {
    expect(
      details(TermFixture.gender, .information, "mutualInformation"),
      [0.06615206235944937, 0.02254805037907026, 0.13807258047239435])
    expect(
      figures(TermFixture.gender, .information).map(\.observed),
      [0.09543725231055471, 0.03252996046359897, 0.19919662713026573])
    let score = try TermFixture.score()
    #expect(score.classes?.of == [1, 1, 0, 2, 1, 0, 2, 0, 2, 1, 0, 2])
    expect(
      figures(score, .information).map(\.observed),
      [0.17928444851037775, 0.3895943663675303, 0.8102142020818354])
  }

  @Test func loneMembersAndMeans() throws {
    let alone = figures(TermFixture.gender, .alone)
    expect(alone.map(\.observed), [2, 1, 3])
    expect(alone.map(\.formula), [Double](repeating: 1.5303030303030305, count: 3))
    expect(
      figures(try TermFixture.score(), .balance).map(\.observed),
      [0.12186626026274953, 0.5320934369945708, 0.8430333858587952])
  }

  @Test func companyOverTheTerm() throws {
    expect(figures(try TermFixture.score(), .exposure).map(\.observed), [0.28469099050963026])
  }

  /// 43 of 66 pairs meet, in 57 meetings.
  @Test func meetings() throws {
    let score = try TermFixture.score()
    expect(figures(score, .coverage).map(\.observed), [43.0 / 66])
    expect(figures(score, .coverage).map(\.formula), [42.16551882460973 / 66])
    expect(figures(score, .repeats).map(\.observed), [14])
    expect(figures(score, .carryOver).map(\.observed), [-0.03471444568868981])
  }

  @Test func evennessOfChoices() {
    let record = TermFixture.record(
      [[0, 0, 1, 1, 1], [0, 0, 1, 1, 1]],
      choices: [[1, 1, 2, 3, 1], [1, 1, nil, 3, 2]])
    let figure = MeetingAudit.choices(record, seed: 1, draws: 9)
    #expect(isClose(figure?.observed, 0.23529411764705882))
    #expect(figure?.details.map(\.value) == [5, 2, 2])
    #expect(figure?.leftOut == 1)
  }

  /// From low: 2 of 3 stay low; from middle: 1 of 2; from high: 0 of 1. Trace 7/6, so (3 - 7/6) / 2.
  @Test func mobility() {
    let tiers: [[GroupTier?]] = [
      [.low, .middle, .high], [.low, nil, .middle], [.low, .middle, .high],
      [.middle, nil, nil],
    ]
    #expect(isClose(TierMobility.value(tiers, learners: 3), (3 - 7.0 / 6) / 2))
    #expect(TierMobility.value([[.low, .low], [.low, .high]], learners: 2) == nil)
    #expect(LongestLowStreak.ofLearners(tiers, learners: 3) == [3, 0, 0])
    // An absence neither ends a streak nor counts.
    #expect(LongestLowStreak.ofLearners([[.low], [nil], [.low], [.middle]], learners: 1) == [2])
  }

  /// Mean 10, deviation 2, groups of 4 of 28: the limit is 10 - 0.4307 x 2 x sqrt(24 / 108).
  @Test func lowGroups() {
    let limit = 10 - 0.4307 * 2 * (24.0 / 108).squareRoot()
    func isLow(_ mean: Double, size: Int = 4, deviation: Double = 2) -> Bool {
      LowGroups.isLow(
        sum: mean * Double(size), size: size, mean: 10, deviation: deviation, learners: 28)
    }
    #expect(isLow(limit - 1e-9) && !isLow(limit + 1e-9))
    #expect(!isLow(9, deviation: 0) && !isLow(9, size: 28) && !isLow(9, size: 0))
  }
}
