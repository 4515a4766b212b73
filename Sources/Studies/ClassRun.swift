import Grouping
import GroupingModel

/// All policies in all worlds on one class.
package struct ClassRun: Sendable {
  private let design: StudyDesign
  private let room: Classroom
  private let sizes: [Int]
  private let draws: Draws
  private let null: SortingNull

  private let now: @Sendable () -> Double

  /// - Parameter now: seconds on some clock, for what policies take.
  package init(
    _ design: StudyDesign, _ room: Classroom, now: @escaping @Sendable () -> Double = { 0 }
  ) {
    self.design = design
    self.room = room
    self.now = now
    sizes = Seating.sizes(learners: room.count, near: design.groupSize)
    draws = Draws(seed: design.seed, of: room.id)
    null = SortingNull(room, sizes: sizes, rounds: design.rounds, draws: draws)
  }

  /// - Returns: outcomes by policy, world, seed and round; not a number where there is none, and from
  ///   the round on in which a rule set has no plan.
  /// - Throws: what a policy throws, and `CancellationError` once `shouldStop`.
  /// - Complexity: O(policies x worlds x seeds x rounds x learners) without solvers.
  package func outcomes(
    shouldStop: @Sendable () -> Bool = { false }
  ) throws -> ClassOutcomes {
    var outcomes = ClassOutcomes(design)
    for seed in 0..<design.seeds {
      let luck = Luck(draws.of(UInt64(seed)), rounds: design.rounds, learners: room.count)
      for (number, named) in design.policies.enumerated() {
        if shouldStop() { throw CancellationError() }
        var time = PolicyTime()
        var shared: [TermRound] = []
        if !named.policy.usesTickets { shared = try term(of: named.policy, luck: luck, &time) }
        for world in design.worlds.indices {
          let place = outcomes.place(policy: number, world: world, seed: seed, round: 0)
          try run(
            named.policy, in: design.worlds[world], luck: luck, shared: shared,
            into: &outcomes.values, at: place, &time)
        }
        outcomes.times[number].add(time)
      }
    }
    return outcomes
  }

  /// Groups of a round, with what they show of mixing.
  private struct TermRound {
    let seating: Seating
    let row: [Double]
  }

  /// The term of a policy that looks at no tickets; shorter where it has no plan.
  private func term(
    of policy: any Policy, luck: Luck, _ time: inout PolicyTime
  ) throws -> [TermRound] {
    var meter = MixingMeter(room, sizes: sizes, null: null, design: design)
    let blind = [Double](repeating: 0, count: room.count)
    var rounds: [TermRound] = []
    while rounds.count < design.rounds,
      let seating = try timed(&time, { try meter.seat(policy, tickets: blind, luck: luck) })
    {
      rounds.append(TermRound(seating: seating, row: meter.row))
    }
    return rounds
  }

  /// No learner is a million standard deviations above others.
  private static let mostSkill = 1e6

  private func timed<Value>(
    _ time: inout PolicyTime, _ work: () throws -> Value
  ) rethrows -> Value {
    let begin = now()
    defer { time.add(PolicyTime(seconds: now() - begin, calls: 1)) }
    return try work()
  }

  private func run(
    _ policy: any Policy, in world: World, luck: Luck, shared: [TermRound],
    into values: inout [Double], at begin: Int, _ time: inout PolicyTime
  ) throws {
    let model = world.model
    var learners = model.start(room, draws: luck.draws)
    let gains = GainMeter(room, start: learners.skill, subgroups: design.columns.subgroups)
    var service = ServiceMeter(learners: room.count)
    var meter = MixingMeter(room, sizes: sizes, null: null, design: design)
    for round in 0..<design.rounds {
      let tickets = model.tickets(learners, round: round, luck: luck)
      let needs = model.needs(learners, round: round)
      let seating: Seating
      let row: [Double]
      if policy.usesTickets {
        let answer = try timed(&time) { try meter.seat(policy, tickets: tickets, luck: luck) }
        guard let found = answer else { return }
        (seating, row) = (found, meter.row)
      } else {
        guard round < shared.count else { return }
        (seating, row) = (shared[round].seating, shared[round].row)
      }
      service.add(seating, tickets: tickets, needs: needs)
      model.teach(&learners, in: seating, of: room, round: round, luck: luck)
      guard learners.skill.allSatisfy({ abs($0) < Self.mostSkill }) else {
        throw ModelError(
          "skills grow beyond all measure under model '\(world.name)' in round \(round + 1)",
          remedy: "use a smaller effect or parameter, or fewer rounds")
      }
      let place = begin + round * design.columns.count
      values.replaceSubrange(place..<(place + row.count), with: row)
      values[place + OutcomeColumns.place(of: .served)] = service.served
      values[place + OutcomeColumns.place(of: .waiting)] = service.waiting
      gains.write(learners.skill, into: &values, at: place)
    }
  }
}

/// Outcomes of one class.
package struct ClassOutcomes: Sendable {
  private let shape: (worlds: Int, seeds: Int, rounds: Int, columns: Int)
  /// By policy, world, seed, round and column; not a number where there is none.
  package var values: [Double]
  /// Per policy; not reproducible, and no part of results.
  package internal(set) var times: [PolicyTime]

  /// All missing.
  package init(_ design: StudyDesign) {
    shape = (design.worlds.count, design.seeds, design.rounds, design.columns.count)
    values = [Double](repeating: .nan, count: design.rowsPerClass * design.columns.count)
    times = [PolicyTime](repeating: PolicyTime(), count: design.policies.count)
  }

  /// Where the columns of a row begin.
  package func place(policy: Int, world: Int, seed: Int, round: Int) -> Int {
    (((policy * shape.worlds + world) * shape.seeds + seed) * shape.rounds + round) * shape.columns
  }
}

/// What it took to form groups.
package struct PolicyTime: Sendable, Hashable {
  package var seconds: Double
  /// Rounds that groups were formed for.
  package var calls: Int

  package init(seconds: Double = 0, calls: Int = 0) {
    self.seconds = seconds
    self.calls = calls
  }

  package mutating func add(_ other: PolicyTime) {
    seconds += other.seconds
    calls += other.calls
  }
}
