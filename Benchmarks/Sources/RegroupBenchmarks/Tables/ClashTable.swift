import Foundation
import Scheduling
import SchedulingModel

/// Weeks with a contradiction planted in them: whether it is named, how small, and in what time.
struct ClashTable {
  private let options: Options

  init(_ options: Options) { self.options = options }

  /// What is planted, and what has to be named.
  private static let plants:
    [(
      title: String, named: @Sendable (BlockCulprit) -> Bool,
      plant: @Sendable (inout WeekParts) -> Void
    )] = [
      (
        "seats too few", { if case .everybodyPlaced = $0 { true } else { false } },
        {
          $0.offers = $0.offers.map(Self.small)
          $0.offers[$0.offers.count - 1] = Self.hall($0, seats: 2)
        }
      ),
      (
        "rooms too few", { if case .rooms = $0 { true } else { false } },
        { parts in
          for room in parts.rooms.indices.dropFirst(4) { parts.lose(room: room) }
          parts.offers[parts.offers.count - 1] = Offer(
            "hall", kind: .catchAll, sizes: 0...2, needsRoom: false, slots: Set(parts.slots.indices)
          )
        }
      ),
      (
        "adults away", { $0 == .facilitators(slot: 1) },
        { parts in
          for adult in parts.facilitators.indices { parts.miss(adult: adult, day: 1) }
          parts.pins = [.opening(offer: 0, slot: 1, room: nil, leader: nil)]
        }
      ),
      (
        "two pins of a learner", { $0 == .pin(1) },
        {
          $0.pins = [.learner(0, offer: 5, slot: 0), .learner(0, offer: 6, slot: 0)]
        }
      ),
      (
        "apart and together", { $0 == .apart(0) },
        {
          $0.apart = [LearnerPair(1, 2)]
          $0.together = [[1, 2]]
        }
      ),
      (
        "needs beyond seats", { $0 == .largest(offer: 0) },
        { parts in
          parts.offers = parts.offers.map { Self.only($0, 0, parts.offers[0].label) }
          parts.needs = (0..<30).map {
            BlockNeed(
              learner: 2 * $0, label: parts.offers[0].label, deadline: 0, strength: .required)
          }
        }
      ),
      (
        "a need of who is away", { $0 == .away(learner: 4) },
        {
          $0.learners[4] = BlockLearner("L4", away: [0, 1, 2, 3])
          $0.needs = [
            BlockNeed(learner: 4, label: $0.offers[0].label, deadline: 3, strength: .required)
          ]
        }
      ),
      (
        "a pin against an opt-out", { $0 == .optedOut(learner: 5) },
        {
          $0.learners[5] = BlockLearner("L5", optedOut: [6])
          $0.pins = [.learner(5, offer: 6, slot: 1)]
        }
      ),
      (
        "a rule against a need", { $0 == .need(0) },
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
        "a session nobody asked for", { $0 == .pin(0) },
        {
          $0.needs = []
          $0.pins = [.opening(offer: 0, slot: 2, room: nil, leader: nil)]
        }
      ),
    ]

  private static func hall(_ parts: WeekParts, seats: Int) -> Offer {
    Offer(
      "hall", kind: .catchAll, sizes: 0...seats, needsRoom: false, slots: Set(parts.slots.indices))
  }

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
        // Nothing else is to fail: the hall takes anybody, needs may stay open.
        parts.offers[parts.offers.count - 1] = Self.hall(parts, seats: learners)
        plant.plant(&parts)
        let problem = try parts.problem()
        let before = rusage.ownCPU()
        let solution = BlockSolver(problem).solve()
        let cpu = rusage.ownCPU() - before
        let sets = [solution.conflict] + solution.otherConflicts
        if !sets.contains(where: { $0.contains(where: plant.named) }) {
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
