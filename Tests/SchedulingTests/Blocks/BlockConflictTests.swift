import GroupingModel
import Scheduling
import SchedulingModel
import Testing

/// Contradictions planted in a class of 24 with two blocks, each of another kind, are found and named.
@Suite struct BlockConflictTests {
  private static let slots = [
    Slot("mon", day: 0, start: 600, end: 640), Slot("tue", day: 1, start: 600, end: 640),
  ]

  private struct Plant {
    var learners = (0..<24).map { BlockLearner("l\($0)") }
    var rooms = [Room("a", capacity: 15), Room("b", capacity: 15, features: ["lab"])]
    var facilitators = [Facilitator("x"), Facilitator("y")]
    var offers = [
      Offer("lesson", label: "fractions", sizes: 0...12, leaders: [0], slots: [0, 1]),
      Offer("lab", label: "lab", sizes: 0...12, features: ["lab"], leaders: [1], slots: [0, 1]),
      Offer("hall", kind: .catchAll, sizes: 0...10, needsRoom: false, slots: [0, 1]),
    ]
    var needs: [BlockNeed] = []
    var rules: [BlockRule] = []
    var apart: [LearnerPair] = []
    var together: [[Int]] = []
    var pins: [BlockPin] = []

    func solution() throws -> BlockSolution {
      let problem = try BlockProblem(
        learners: learners, slots: BlockConflictTests.slots, rooms: rooms,
        facilitators: facilitators, offers: offers, needs: needs, rules: rules, apart: apart,
        together: together, pins: pins)
      return BlockSolver(problem).solve()
    }
  }

  private func expect(_ culprits: [BlockCulprit], _ change: (inout Plant) -> Void) throws {
    var plant = Plant()
    change(&plant)
    let solution = try plant.solution()
    #expect(solution.status == .infeasible)
    #expect(Set(solution.conflict) == Set(culprits))
  }

  @Test func withoutContradictionThereIsAPlan() throws {
    #expect(try Plant().solution().plan != nil)
  }

  @Test func tooFewSeats() throws {
    try expect([
      .everybodyPlaced(slot: 0), .largest(offer: 0), .largest(offer: 1), .largest(offer: 2),
    ]) {
      $0.offers[0] = Offer("lesson", sizes: 0...1, leaders: [0], slots: [0, 1])
    }
  }

  @Test func aRoomTooFew() throws {
    try expect([
      .rooms(slot: 1), .everybodyPlaced(slot: 1), .largest(offer: 0), .largest(offer: 1),
      .largest(offer: 2),
    ]) {
      $0.rooms[0] = Room("a", capacity: 15, closed: [1])
    }
  }

  @Test func noRoomWithTheFeature() throws {
    try expect([
      .rooms(slot: 0), .everybodyPlaced(slot: 0), .largest(offer: 0), .largest(offer: 2),
    ]) { $0.rooms[1] = Room("b", capacity: 15) }
  }

  @Test func aFacilitatorAway() throws {
    try expect([
      .facilitators(slot: 1), .everybodyPlaced(slot: 1), .largest(offer: 1), .largest(offer: 2),
    ]) { $0.facilitators[0] = Facilitator("x", away: [1]) }
  }

  /// Where nobody decided anything, the other slot is asked about all the same.
  @Test func bothSlotsLackRooms() throws {
    var plant = Plant()
    plant.rooms[0] = Room("a", capacity: 15, closed: [0, 1])
    let solution = try plant.solution()
    let sets = [solution.conflict] + solution.otherConflicts
    #expect(sets.count == 2)
    #expect(sets.allSatisfy { $0.count == 5 })
    #expect(sets.contains { $0.contains(.rooms(slot: 0)) })
    #expect(sets.contains { $0.contains(.rooms(slot: 1)) })
  }

  /// A pinned session without anybody who can lead it, among many learners about whom something is decided.
  @Test func aPinnedSessionHasNoLeader() throws {
    try expect([.pin(0), .facilitators(slot: 1)]) {
      $0.facilitators[1] = Facilitator("y", away: [1])
      $0.offers[2] = Offer("hall", kind: .catchAll, sizes: 0...24, needsRoom: false, slots: [0, 1])
      $0.apart = (0..<6).map { LearnerPair(2 * $0, 2 * $0 + 1) }
      $0.pins = [.opening(offer: 1, slot: 1, room: nil, leader: nil)]
    }
  }

  @Test func pinsOfOneLearnerClash() throws {
    try expect([.pin(0), .pin(1)]) {
      $0.pins = [.learner(3, offer: 0, slot: 0), .learner(3, offer: 1, slot: 0)]
    }
  }

  @Test func aPairApartIsTogether() throws {
    try expect([.apart(0), .together(0)]) {
      $0.apart = [LearnerPair(1, 2)]
      $0.together = [[1, 2]]
    }
  }

  @Test func moreNeedsThanSeatsByTheDeadline() throws {
    var plant = Plant()
    plant.needs = (0..<14).map {
      BlockNeed(learner: $0, label: "fractions", deadline: 0, strength: .required)
    }
    // Any thirteen of them are one too many for twelve places.
    let conflict = try plant.solution().conflict
    let needs = conflict.filter { if case .need = $0 { true } else { false } }
    #expect(needs.count == 13 && conflict.count == 14 && conflict.contains(.largest(offer: 0)))
  }

  @Test func aNeedOfSomebodyWhoIsAway() throws {
    try expect([.need(0), .away(learner: 4)]) {
      $0.learners[4] = BlockLearner("l4", away: [0])
      $0.needs = [BlockNeed(learner: 4, label: "lab", deadline: 0, strength: .required)]
    }
  }

  @Test func aPinAgainstAnOptOut() throws {
    try expect([.pin(0), .optedOut(learner: 5)]) {
      $0.learners[5] = BlockLearner("l5", optedOut: [1])
      $0.pins = [.learner(5, offer: 1, slot: 1)]
    }
  }

  @Test func aRuleAgainstANeed() throws {
    try expect([.rule(0), .need(0)]) {
      $0.needs = [BlockNeed(learner: 6, label: "lab", visits: 2, strength: .required)]
      $0.rules = [BlockRule(.atMost(count: 1, offers: [1], per: .week))]
    }
  }

  @Test func aPinnedSessionFindsTooFew() throws {
    try expect([.pin(0), .smallest(offer: 0), .access(offer: 0)]) {
      $0.offers[0] = Offer("lesson", sizes: 5...12, access: .asked, leaders: [0], slots: [0, 1])
      $0.offers[2] = Offer("hall", kind: .catchAll, sizes: 0...24, needsRoom: false, slots: [0, 1])
      $0.pins = [.opening(offer: 0, slot: 0, room: nil, leader: nil)]
    }
  }
}
