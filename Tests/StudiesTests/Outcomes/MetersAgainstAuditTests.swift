import GroupingModel
import TestSupport
import Testing

@testable import Grouping
@testable import Studies

/// Outcomes are the audit's figures, computed for thousands of classes in less time.
@Suite struct MetersAgainstAuditTests {
  struct Term {
    let room: Classroom
    let seatings: [Seating]
  }

  static func term(_ seed: UInt64) -> Term {
    var random = SeededGenerator(seed: seed)
    let learners = Int.random(in: 7...30, using: &random)
    let size = Int.random(in: 2...6, using: &random)
    let scores = (0..<learners).map { _ in Double(Int.random(in: 0...40, using: &random)) }
    let kinds = (0..<learners).map { _ in ["a", "b", "c"].randomElement(using: &random) ?? "" }
    let room = Classroom(
      id: "\(seed)", origin: .synthetic, scores: scores,
      categories: [CategoryColumn(name: "kind", cells: kinds)])
    let sizes = Seating.sizes(learners: learners, near: size)
    let seatings = (0..<5).map { _ in
      Seating(members: Array(0..<learners).shuffled(using: &random), sizes: sizes)
    }
    return Term(room: room, seatings: seatings)
  }

  static func figures(_ term: Term, rounds: Int) throws -> [Figure] {
    let record = TermRecord(
      Ledger(rounds: term.seatings.prefix(rounds).map(\.groups)), learners: term.room.count)
    let kinds = term.room.categories[0]
    let traits = [
      try AuditTrait(
        numbers: Attribute(name: "score", cells: term.room.scores.map { "\(Int($0))" })),
      AuditTrait(
        categories: Attribute(
          name: "kind", cells: kinds.values.map { $0.map { kinds.names[$0] } ?? "" })),
    ]
    return Audit(record, traits: traits, judged: 0, seed: 1, draws: 1).figures
  }

  static func observed(
    _ figures: [Figure], _ measure: Measure, trait: Int? = 0, round: Int? = nil
  ) -> Double? {
    figures.first { $0.measure == measure && $0.trait == trait && $0.round == round }?.observed
  }

  static func same(_ value: Double, _ figure: Double?) -> Bool {
    figure.map { abs(value - $0) < 1e-9 } ?? value.isNaN
  }

  @Test(arguments: UInt64(1)...25)
  func sortingTiersAndMeetings(seed: UInt64) throws {
    let term = Self.term(seed)
    var sorting = SortingMeter(term.room.scores)
    var meetings = MeetingMeter(term.room, watched: "kind")
    for (round, seating) in term.seatings.enumerated() {
      sorting.add(seating)
      meetings.add(seating)
      guard round > 0 else { continue }
      let figures = try Self.figures(term, rounds: round + 1)
      #expect(Self.same(sorting.index, Self.observed(figures, .sorting, round: round)))
      #expect(Self.same(sorting.term, Self.observed(figures, .sorting)))
      #expect(Self.same(sorting.exposure, Self.observed(figures, .exposure)))
      #expect(Self.same(sorting.mobility, Self.observed(figures, .mobility)))
      #expect(Self.same(sorting.lowStreak, Self.observed(figures, .lowStreak)))
      #expect(Self.same(meetings.coverage, Self.observed(figures, .coverage, trait: nil)))
      guard seating.groupCount > 1 else { continue }
      let alone = Self.observed(figures, .alone, trait: 1, round: round) ?? -1
      #expect(abs(meetings.alone * Double(term.room.count) - alone) < 1e-9)
    }
  }

  /// Seven times 0.1 is not 0.7 in binary, so that their mean is not quite 0.1.
  @Test func equalScoresTellNothing() {
    var meter = SortingMeter([Double](repeating: 0.1, count: 7))
    meter.add(Seating(groups: [[0, 1, 2, 3], [4, 5, 6]]))
    meter.add(Seating(groups: [[0, 5, 2, 6], [4, 1, 3]]))
    #expect(meter.index.isNaN && meter.term.isNaN && meter.exposure.isNaN)
  }

  /// Everybody's company again: all pairs of the second round are repeats.
  @Test func repeatsOfTheSameGroups() {
    let term = Self.term(3)
    var meter = MeetingMeter(term.room, watched: nil)
    meter.add(term.seatings[0])
    #expect(meter.repeats == 0)
    meter.add(term.seatings[0])
    #expect(meter.repeats == 1)
    #expect(meter.alone.isNaN)
  }
}

@Suite struct SortingNullTests {
  /// The limit lies where about one in twenty random terms exceeds it.
  @Test func oneInTwentyRandomTermsIsTracked() {
    let room = ClassGenerator(seed: 5).classroom(index: 1)
    let sizes = Seating.sizes(learners: room.count, near: 4)
    var tracked = 0
    for class_ in 0..<20 {
      let null = SortingNull(
        room, sizes: sizes, rounds: 3, draws: Draws(seed: UInt64(class_), of: "null"))
      for term in 0..<100 {
        var meter = SortingMeter(room.scores)
        var random = RandomSource(seed: 77, stream: UInt64(class_ * 100 + term))
        for _ in 0..<3 {
          var order = Array(room.scores.indices)
          random.shuffle(&order)
          meter.add(Seating(members: order, sizes: sizes))
        }
        tracked += Int(null.isTracked(meter.term, rounds: 3))
      }
    }
    // 100 expected of 2,000; the limit itself is drawn, which adds to the deviation of 10.
    #expect((60...145).contains(tracked))
  }

  /// Round by round: what holds after three rounds says nothing of the first, whose T varies more.
  @Test func oneInTwentyAfterEveryRound() throws {
    let design = KnownResultsTests.design(
      ["random"], [KnownResultsTests.world(LinearInMeans.self)], rounds: 4)
    var tracked = [Double](repeating: 0, count: 4)
    let rooms = KnownResultsTests.rooms(600, learners: 16)
    for room in rooms {
      let outcomes = try ClassRun(design, room).outcomes()
      for round in 0..<4 {
        let place = outcomes.place(policy: 0, world: 0, seed: 0, round: round)
        tracked[round] += outcomes.values[place + OutcomeColumns.place(of: .tracked)]
      }
    }
    // 30 expected of 600, with a deviation of 5.3.
    #expect(tracked.allSatisfy { (12...50).contains($0) }, "\(tracked)")
  }

  @Test func groupsOfNeighboursAreTracked() {
    let room = ClassGenerator(seed: 5).classroom(index: 1)
    let sizes = Seating.sizes(learners: room.count, near: 4)
    let null = SortingNull(room, sizes: sizes, rounds: 2, draws: Draws(seed: 1, of: ""))
    var meter = SortingMeter(room.scores)
    meter.add(
      Seating(
        members: room.scores.indices.sorted { room.scores[$0] > room.scores[$1] }, sizes: sizes))
    #expect(null.isTracked(meter.term, rounds: 1) == 1)
    #expect(null.isTracked(.nan, rounds: 2).isNaN)
  }
}
