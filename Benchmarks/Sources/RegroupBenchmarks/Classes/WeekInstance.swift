import Foundation
import SchedulingModel

/// A generated week as others read it: positions instead of names, rules by name.
struct WeekInstance: Encodable {
  struct Person: Encodable {
    let away: [Int]
    let blocks: Int
    let low: Int
    let lowStreak: Int
    let daysSinceCheckIn: Int?
  }

  struct Session: Encodable {
    let label: String
    let asked: Bool
    let catchAll: Bool
    let least: Int
    let seats: Int
    /// Rooms that it can have; empty where it needs none.
    let rooms: [Int]
    let leaders: [Int]
    let slots: [Int]
    let mostOpenings: Int?
  }

  struct Request: Encodable {
    let learner: Int
    let slot: Int
    let offer: Int
    let level: Int
    let rank: Int
  }

  struct Need: Encodable {
    let learner: Int
    let label: String
    let visits: Int
    let deadline: Int
    let level: Int
    let cost: Int
  }

  struct Rule: Encodable {
    let rule: String
    let offers: [Int]
    var count: Int?
    var everyDays: Int?
    var percent: Int?
    var most: Int?
    var level: Int?
    var cost: Int?
  }

  struct Opening: Encodable {
    let offer: Int
    let slot: Int
    let leader: Int?
    let learners: [Int]
  }

  let levels: Int
  let slots: Int
  let minutes: Int
  let learners: [Person]
  let offers: [Session]
  /// Per facilitator, the most minutes.
  let leaders: [Int?]
  let requests: [Request]
  let needs: [Need]
  let rules: [Rule]
  let apart: [[Int]]
  let together: [[Int]]
  /// A plan to be priced.
  let openings: [Opening]

  init(_ problem: BlockProblem, _ plan: BlockPlan) throws {
    levels = problem.ladder.count
    slots = problem.slots.count
    minutes = problem.slots.first?.minutes ?? 0
    learners = problem.learners.map {
      Person(
        away: $0.away.sorted(), blocks: $0.past.blocks, low: $0.past.low,
        lowStreak: $0.past.lowStreak, daysSinceCheckIn: $0.past.daysSinceCheckIn)
    }
    offers = problem.offers.indices.map { Self.session($0, problem) }
    leaders = problem.facilitators.map(\.mostMinutes)
    requests = try problem.requests.map { request in
      guard let slot = request.slot else { throw BenchmarkError("a request here needs its slot") }
      return Request(
        learner: request.learner, slot: slot, offer: request.offer, level: request.level,
        rank: request.rank)
    }
    needs = try problem.needs.map { need in
      guard case .weighted(let level, let cost) = need.strength, let deadline = need.deadline,
        need.minutes == 0
      else { throw BenchmarkError("a need here has visits, a deadline and a cost") }
      return Need(
        learner: need.learner, label: need.label, visits: need.visits, deadline: deadline,
        level: level, cost: cost)
    }
    rules = try problem.rules.map(Self.rule)
    apart = problem.apart.map { [$0.first, $0.second] }
    together = problem.together
    openings = plan.openings.map {
      Opening(offer: $0.offer, slot: $0.slot, leader: $0.leader, learners: $0.learners)
    }
  }

  private static func session(_ index: Int, _ problem: BlockProblem) -> Session {
    let offer = problem.offers[index]
    let rooms = problem.rooms.indices.filter {
      offer.needsRoom && offer.features.isSubset(of: problem.rooms[$0].features)
    }
    return Session(
      label: offer.label, asked: offer.access == .asked, catchAll: offer.kind == .catchAll,
      least: offer.sizes.lowerBound,
      seats: min(
        problem.seats(index, in: 0), rooms.map { problem.rooms[$0].capacity }.max() ?? .max),
      rooms: rooms, leaders: offer.leaders, slots: offer.slots.sorted(),
      mostOpenings: offer.mostOpenings)
  }

  private static func rule(_ rule: BlockRule) throws -> Rule {
    switch (rule.demand, rule.strength) {
    case (.atMost(let count, let offers, .week), .required):
      Rule(rule: "at-most", offers: offers.sorted(), count: count)
    case (.checkIn(let days, let offers), .weighted(let level, let cost)):
      Rule(
        rule: "check-in", offers: offers.sorted(), everyDays: days, level: level, cost: cost)
    case (.lowShare(let percent, let offers), .required):
      Rule(rule: "low-share", offers: offers.sorted(), percent: percent)
    case (.lowStreak(let most, let offers), .required):
      Rule(rule: "low-streak", offers: offers.sorted(), most: most)
    default: throw BenchmarkError("the peers' model does not know the rule \(rule.demand)")
    }
  }
}
