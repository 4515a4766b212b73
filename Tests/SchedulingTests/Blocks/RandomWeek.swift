import SchedulingModel
import TestSupport

/// Tiny problems with a bit of everything, for comparison with all plans there are.
struct RandomWeek {
  var random: SeededGenerator
  let slotCount: Int
  let learnerCount: Int

  init(seed: UInt64, slots: Int, learners: Int) {
    random = SeededGenerator(seed: seed)
    slotCount = slots
    learnerCount = learners
  }

  private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }
  private mutating func happens(_ percent: Int) -> Bool { below(100) < percent }

  mutating func problem() throws -> BlockProblem {
    let slots = (0..<slotCount).map { slot in
      Slot("s\(slot)", day: slot / 2, start: 540 + slot % 2 * 60, end: 580 + slot % 2 * 60)
    }
    let all = Set(0..<slotCount)
    var offers = (0..<3).map { offer(at: $0, all) }
    offers.append(
      Offer("hall", kind: .catchAll, sizes: 0...learnerCount, needsRoom: false, slots: all))
    let rooms = (0..<2).map { _ in
      Room("r", capacity: 1 + below(learnerCount), features: happens(50) ? ["lab"] : [])
    }
    let facilitators = (0..<2).map { _ in
      Facilitator(
        "f", away: happens(20) ? [below(slotCount)] : [], mostMinutes: happens(30) ? 40 : nil)
    }
    let learners = (0..<learnerCount).map { _ in learner() }
    return try BlockProblem(
      learners: learners, slots: slots, rooms: rooms, facilitators: facilitators, offers: offers,
      ladder: ["admin", "priority", "choice", "catch-all"], requests: requests(), needs: needs(),
      rules: rules(), apart: happens(30) ? [LearnerPair(0, 1)] : [],
      together: happens(30) ? [[1, 2]] : [],
      pins: happens(20) ? [.learner(0, offer: below(3), slot: 0)] : [])
  }

  private mutating func offer(at position: Int, _ all: Set<Int>) -> Offer {
    let least = happens(40) ? 2 : 1
    return Offer(
      "o\(position)", label: ["a", "b", "a"][position], sizes: least...least + below(2),
      access: happens(30) ? .asked : .anyone, features: happens(25) ? ["lab"] : [],
      needsRoom: happens(80), leaders: happens(60) ? (happens(50) ? [0] : [0, 1]) : [],
      slots: happens(70) ? all : [below(slotCount)], mostOpenings: happens(30) ? 1 : nil,
      minutesPerVisit: happens(20) ? 20 : nil, after: position == 1 && happens(40) ? "a" : nil)
  }

  private mutating func learner() -> BlockLearner {
    BlockLearner(
      "l", away: happens(15) ? [below(slotCount)] : [], optedOut: happens(20) ? [below(3)] : [],
      past: BlockPast(
        blocks: below(4), low: below(2), lowStreak: below(2),
        daysSinceCheckIn: happens(30) ? below(3) : nil))
  }

  private mutating func requests() -> [BlockRequest] {
    (0..<learnerCount * 3).map { order in
      BlockRequest(
        learner: order / 3, offer: below(3), slot: happens(30) ? nil : below(slotCount),
        level: below(3), rank: 1 + below(3), order: order, isOptIn: happens(50))
    }
  }

  private mutating func strength() -> BlockStrength {
    happens(15) ? .required : .weighted(level: below(4), cost: 1 + below(3))
  }

  private mutating func needs() -> [BlockNeed] {
    (0..<2).map { _ in
      BlockNeed(
        learner: below(learnerCount), label: happens(50) ? "a" : "b", visits: 1 + below(2),
        minutes: happens(30) ? 40 : 0, deadline: happens(40) ? below(slotCount) : nil,
        strength: strength())
    }
  }

  private mutating func rules() -> [BlockRule] {
    var demands: [BlockRule.Demand] = []
    if happens(30) {
      demands.append(.atMost(count: 1, offers: [0, 2], per: happens(50) ? .day : .all))
    }
    if happens(25), slotCount > 1 { demands.append(.bothHalves(first: 0, second: 1, offers: [0])) }
    if happens(25) { demands.append(.checkIn(everyDays: 1 + below(2), offers: [1])) }
    if happens(25) { demands.append(.lowShare(percent: 40, offers: [2])) }
    if happens(25) { demands.append(.lowStreak(most: below(2), offers: [0, 2])) }
    if happens(30) { demands.append(.notAlone(learners: [0, 2])) }
    return demands.map { BlockRule($0, strength: strength()) }
  }
}
