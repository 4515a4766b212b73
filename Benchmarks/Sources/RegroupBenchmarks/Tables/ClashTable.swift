import Foundation
import Scheduling
import SchedulingModel

/// Weeks with a contradiction planted in them: whether it is named, how small, and in what time.
struct ClashTable {
  private let options: Options

  init(_ options: Options) { self.options = options }

  /// What is planted, and what has to be named.
  private static let plants:
    [(title: String, named: BlockCulprit, plant: (inout WeekParts) -> Void)] = [
      ("seats too few", .everybodyPlaced(slot: 0), { $0.offers = $0.offers.map(Self.small) }),
      (
        "rooms too few", .rooms(slot: 1),
        { parts in for room in parts.rooms.indices.dropFirst(4) { parts.lose(room: room) } }
      ),
      (
        "adults away", .facilitators(slot: 1),
        { parts in
          for adult in parts.facilitators.indices { parts.miss(adult: adult, day: 1) }
          parts.pins = [.opening(offer: 0, slot: 1, room: nil, leader: nil)]
        }
      ),
      (
        "two pins of a learner", .pin(1),
        {
          let there = $0.learners.indices.first { _ in true } ?? 0
          $0.pins = [.learner(there, offer: 5, slot: 0), .learner(there, offer: 6, slot: 0)]
        }
      ),
      (
        "apart and together", .apart(0),
        {
          $0.apart = [LearnerPair(1, 2)]
          $0.together = [[1, 2]]
        }
      ),
      (
        "needs beyond seats", .largest(offer: 0),
        { parts in
          parts.offers = parts.offers.map { Self.only($0, 0, parts.offers[0].label) }
          parts.needs = (0..<30).map {
            BlockNeed(
              learner: 2 * $0, label: parts.offers[0].label, deadline: 0, strength: .required)
          }
        }
      ),
      (
        "a need of who is away", .away(learner: 4),
        {
          $0.learners[4] = BlockLearner("L4", away: [0, 1, 2, 3])
          $0.needs = [
            BlockNeed(learner: 4, label: $0.offers[0].label, deadline: 3, strength: .required)
          ]
        }
      ),
      (
        "a pin against an opt-out", .optedOut(learner: 5),
        {
          $0.learners[5] = BlockLearner("L5", optedOut: [6])
          $0.pins = [.learner(5, offer: 6, slot: 1)]
        }
      ),
      (
        "a rule against a need", .need(0),
        {
          let label = $0.offers[0].label
          let offers = Set(
            $0.offers.indices.filter { [offers = $0.offers] in offers[$0].label == label })
          $0.learners[6] = BlockLearner("L6")
          $0.needs = [BlockNeed(learner: 6, label: label, visits: 2, strength: .required)]
          $0.rules = [BlockRule(.atMost(count: 1, offers: offers, per: .week))]
        }
      ),
      (
        "a session nobody asked for", .pin(0),
        {
          $0.needs = []
          $0.pins = [.opening(offer: 0, slot: 2, room: nil, leader: nil)]
        }
      ),
    ]

  private static func small(_ offer: Offer) -> Offer {
    Offer(
      offer.identifier, kind: offer.kind, label: offer.label,
      sizes: 0...max(1, offer.sizes.upperBound / 2), access: offer.access,
      needsRoom: offer.needsRoom, leaders: offer.leaders, slots: offer.slots,
      minutesPerVisit: offer.minutesPerVisit)
  }

  /// Of the sessions with a label, the first alone has it.
  private static func only(_ offer: Offer, _ first: Int, _ label: String) -> Offer {
    guard offer.label == label, offer.identifier != "lesson \(first)" else { return offer }
    return Offer(
      offer.identifier, kind: offer.kind, label: "other", sizes: offer.sizes,
      access: offer.access, leaders: offer.leaders, slots: offer.slots)
  }

  /// - Returns: contradictions that are not found, or not named.
  func run() throws -> [String] {
    let table = MarkdownTable(["learners", "planted", "status", "named", "sets", "CPU s"])
    var failures: [String] = []
    for learners in [120, 600] {
      for plant in Self.plants where options.wants("\(learners) \(plant.title)") {
        var generator = WeekGenerator(learners: learners, seed: 1)
        var parts = generator.parts()
        plant.plant(&parts)
        let problem = try parts.problem()
        let before = rusage.ownCPU()
        let solution = BlockSolver(problem).solve()
        let cpu = rusage.ownCPU() - before
        let sets = [solution.conflict] + solution.otherConflicts
        if !sets.contains(where: { $0.contains(plant.named) }) {
          failures.append("\(learners), \(plant.title): \(solution.status), \(sets)")
        }
        table.row([
          "\(learners)", plant.title, "\(solution.status)", "\(solution.conflict.count)",
          "\(sets.count)", cpu.text(2),
        ])
      }
    }
    return failures
  }
}
