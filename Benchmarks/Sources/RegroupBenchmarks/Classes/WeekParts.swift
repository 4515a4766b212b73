import GroupingModel
import SchedulingModel

/// The parts of a problem of blocks, to be changed before it is put together.
struct WeekParts {
  var learners: [BlockLearner]
  var slots: [Slot]
  var rooms: [Room]
  var facilitators: [Facilitator]
  var offers: [Offer]
  var ladder = BlockProblem.usualLadder
  var requests: [BlockRequest]
  var needs: [BlockNeed]
  var rules: [BlockRule]
  var apart: [LearnerPair]
  var together: [[Int]]
  var pins: [BlockPin] = []
  var previous: BlockPlan?

  func problem() throws -> BlockProblem {
    try BlockProblem(
      learners: learners, slots: slots, rooms: rooms, facilitators: facilitators, offers: offers,
      ladder: ladder, requests: requests, needs: needs, rules: rules, apart: apart,
      together: together, pins: pins, previous: previous)
  }

  /// The same with nothing but requests, on seven levels: who needs a lesson is required to attend one,
  /// and every fifth first choice is recommended.
  var asLadder: WeekParts {
    var parts = self
    parts.ladder.insert("recommended", at: 4)
    parts.requests = requests.map { request in
      guard request.level >= 4 else { return request }
      let isRecommended = request.rank == 1 && request.learner % 5 == 0
      return BlockRequest(
        learner: request.learner, offer: request.offer, slot: request.slot,
        level: isRecommended ? 4 : 5, rank: request.rank, order: request.order, isOptIn: true)
    }
    for need in needs {
      guard let lesson = offers.firstIndex(where: { $0.label == need.label }) else { continue }
      parts.requests += slots.indices.map {
        BlockRequest(learner: need.learner, offer: lesson, slot: $0, level: 3)
      }
    }
    (parts.needs, parts.rules, parts.apart, parts.together) = ([], [], [], [])
    return parts
  }

  /// Closes a room in all slots.
  mutating func lose(room: Int) {
    let old = rooms[room]
    rooms[room] = Room(
      old.identifier, capacity: old.capacity, features: old.features, closed: Set(slots.indices))
  }

  /// Takes an adult away for a day.
  mutating func miss(adult: Int, day: Int) {
    let old = facilitators[adult]
    let there = Set(slots.indices.filter { slots[$0].day == day })
    facilitators[adult] = Facilitator(
      old.identifier, away: old.away.union(there), mostMinutes: old.mostMinutes)
  }

  /// Gives a learner's choices to another, and the other's to them; both are placed anew.
  mutating func swapChoices(_ first: Int, _ second: Int) {
    requests = requests.map { request in
      guard request.isOptIn, [first, second].contains(request.learner) else { return request }
      return BlockRequest(
        learner: request.learner == first ? second : first, offer: request.offer,
        slot: request.slot, level: request.level, rank: request.rank, order: request.order,
        isOptIn: true)
    }
    let openings = previous?.openings.map { opening in
      Opening(
        offer: opening.offer, slot: opening.slot, room: opening.room, leader: opening.leader,
        learners: opening.learners.filter { ![first, second].contains($0) })
    }
    previous = openings.map(BlockPlan.init)
  }
}
