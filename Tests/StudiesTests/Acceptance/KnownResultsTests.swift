import Grouping
import GroupingModel
import Testing

@testable import Studies

/// What is known of policies and models must come out of whole runs.
@Suite struct KnownResultsTests {
  static func design(
    _ policies: [String], _ worlds: [World], rounds: Int, seeds: Int = 1, size: Int = 4
  ) -> StudyDesign {
    StudyDesign(
      policies: policies.compactMap { name in
        PolicyBook.policy(named: name).map { NamedPolicy(name, $0) }
      }, worlds: worlds, rounds: rounds, seeds: seeds, seed: 11, groupSize: size)
  }

  static func world(
    _ model: any LearnerModel.Type, _ values: [String: Double] = [:], noise: Double = 0,
    ticket: Double = 0
  ) -> World {
    World(
      model.about.name, effect: 1,
      model: model.init(
        ModelValues(
          values, of: model.about, effect: 1, learningNoise: noise, ticketNoise: ticket)))
  }

  static func rooms(_ count: Int, learners: Int, seed: UInt64 = 3) -> [Classroom] {
    var generator = ClassGenerator(seed: seed)
    generator.learners = learners...learners
    generator.friendships = nil
    return (0..<count).map(generator.classroom)
  }

  /// An outcome after the last round, by class, policy, world and seed.
  static func last(
    _ outcome: Outcome, _ design: StudyDesign, _ rooms: [Classroom]
  ) throws -> [[[[Double]]]] {
    try rooms.map { room in
      let outcomes = try ClassRun(design, room).outcomes()
      return design.policies.indices.map { policy in
        design.worlds.indices.map { world in
          (0..<design.seeds).map { seed in
            let place = outcomes.place(
              policy: policy, world: world, seed: seed, round: design.rounds - 1)
            return outcomes.values[place + OutcomeColumns.place(of: outcome)]
          }
        }
      }
    }
  }

  static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  /// With groups of one size everybody is a peer of as many: the sum of all peers' means is the sum of all
  /// skills. Noise is the same for all, so that nothing is left but the rounding of sums.
  @Test func linearInMeansGivesEveryPolicyTheSameMeanGain() throws {
    let policies = PolicyBook.policies.map { $0.about.name }
    let design = Self.design(
      policies, [Self.world(LinearInMeans.self, noise: 0.1, ticket: 0.3)], rounds: 6)
    for room in try Self.last(.gain, design, Self.rooms(10, learners: 24)) {
      let gains = room.map { $0[0][0] }
      #expect(gains.allSatisfy { abs($0 - gains[0]) < 1e-14 * 24 })
      #expect(abs(gains[0]) > 0.01)
    }
  }

  @Test func starAndCliquePreferTheirOwnGreedyPolicy() throws {
    let design = Self.design(
      ["dygroups-star", "dygroups-clique"],
      [Self.world(Star.self, ["rate": 0.5]), Self.world(Clique.self, ["rate": 0.5])], rounds: 6)
    let gains = try Self.last(.gain, design, Self.rooms(30, learners: 24))
    let means = (0..<2).map { policy in
      (0..<2).map { world in Self.mean(gains.map { $0[policy][world][0] }) }
    }
    #expect(means[0][0] > means[1][0])
    #expect(means[1][1] > means[0][1])
  }

  /// E[T] = 0, coverage 1 - (1 - (s - 1)/(N - 1))^R, slope of exposure -1/(N - 1), over 10,000 classes.
  @Test func randomGroupingGivesTheClosedForms() throws {
    let (learners, rounds) = (12, 2)
    let rooms = Self.rooms(10_000, learners: learners)
    let design = Self.design(["random"], [Self.world(LinearInMeans.self)], rounds: rounds)
    var sums = [Outcome: Moments]()
    for room in rooms {
      let outcomes = try ClassRun(design, room).outcomes()
      let place = outcomes.place(policy: 0, world: 0, seed: 0, round: rounds - 1)
      for outcome in [Outcome.sortingTerm, .coverage, .exposure] {
        sums[outcome, default: Moments()].add(
          outcomes.values[place + OutcomeColumns.place(of: outcome)])
      }
    }
    let share = 3.0 / Double(learners - 1)
    let expected: [Outcome: Double] = [
      .sortingTerm: 0, .coverage: 1 - (1 - share) * (1 - share), .exposure: 0,
    ]
    for (outcome, value) in expected {
      let found = try #require(sums[outcome])
      let error = try #require(found.varianceOfMean).squareRoot()
      #expect(abs(found.mean - value) < 3 * error, "\(outcome)")
      #expect(error < 0.005)
    }
  }

  /// Carrell, Sacerdote and West (2013): of chance, tracking and groups of low and high attainers, the last
  /// are best for the low under linear gains, and worse for them than chance once learners keep to their
  /// like inside groups. (One of each stratum does as much for the low under linear gains, and is not hurt.)
  @Test func theSignReversesWithHomophilyInsideGroups() throws {
    let policies = ["extremes", "random", "tracked", "sorted", "needs"]
    let design = Self.design(
      policies,
      [
        Self.world(EndogenousSubgroups.self, ["homophily": 0, "isolation": 0]),
        Self.world(EndogenousSubgroups.self, ["homophily": 4]),
      ], rounds: 1, seeds: 2)
    let gains = try Self.last(.gainLow, design, Self.rooms(150, learners: 24))
    let means = policies.indices.map { policy in
      (0..<2).map { world in Self.mean(gains.map { Self.mean($0[policy][world]) }) }
    }
    #expect(means[1...].allSatisfy { $0[0] < means[0][0] - 0.005 })
    #expect(means[0][1] < means[1][1] - 0.005)
  }

  /// Both form groups of like tickets; only rigid tracking sits the same low children together.
  @Test func trackingAndEntranceTicketsAreToldApart() throws {
    let design = Self.design(
      ["tracked", "sorted", "random"], [Self.world(KnowledgeTracing.self)], rounds: 10)
    let rooms = Self.rooms(40, learners: 24)
    let sorting = try Self.last(.sortingTerm, design, rooms)
    let coverage = try Self.last(.coverage, design, rooms)
    func mean(_ values: [[[[Double]]]], _ policy: Int) -> Double {
      Self.mean(values.map { $0[policy][0][0] })
    }
    #expect(mean(sorting, 0) > 0.8)
    #expect(mean(sorting, 1) < 0.5)
    #expect(abs(mean(coverage, 0) - 3.0 / 23) < 1e-12)
    #expect(mean(coverage, 1) > 0.5)
    #expect(try ticketSorting(rooms[0]) > 0.5)
  }

  /// A gap that doubles in every round is no finding.
  @Test func skillsThatGrowBeyondAllMeasureAreAnError() {
    let model = Star(ModelValues(["rate": 1], of: Star.about, effect: -1))
    let design = Self.design(["random"], [World("star", effect: -1, model: model)], rounds: 60)
    #expect(throws: ModelError.self) {
      _ = try ClassRun(design, Self.rooms(1, learners: 12)[0]).outcomes()
    }
  }

  /// T of a round's tickets under the policy that sorts by them.
  private func ticketSorting(_ room: Classroom) throws -> Double {
    let model = KnowledgeTracing(ModelValues(of: KnowledgeTracing.about))
    let luck = Luck(Draws(seed: 4, of: room.id), rounds: 1, learners: room.count)
    let learners = model.start(room, draws: luck.draws)
    let tickets = model.tickets(learners, round: 0, luck: luck)
    let occasion = Occasion(
      room: room, round: 0, sizes: Seating.sizes(learners: room.count, near: 4), tickets: tickets,
      past: [], met: [UInt16](repeating: 0, count: room.count * room.count),
      random: RandomSource(seed: 1))
    var meter = SortingMeter(tickets)
    meter.add(try #require(SortedGroups().seat(occasion)).seating)
    return meter.index
  }
}
