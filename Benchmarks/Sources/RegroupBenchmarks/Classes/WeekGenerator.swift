import GroupingModel
import SchedulingModel

/// A school's week of flex blocks: five days with one block each, sessions for a fifteenth of the
/// learners' number, nineteen of twenty seats taken but for lessons, and a hall for who finds none.
struct WeekGenerator {
  private var random: SplitMix64
  private let learners: Int
  private let days: Int

  init(learners: Int, seed: UInt64, days: Int = 5) {
    random = SplitMix64(seed: seed &* 1009 &+ UInt64(learners))
    self.learners = learners
    self.days = days
  }

  /// Sessions of each sort: of 600 learners 12 lessons, 14 workshops, 5 rooms for work, 9 rounds of check-ins.
  private var counts: (lessons: Int, workshops: Int, work: Int, checkIns: Int) {
    func share(_ count: Int) -> Int { (learners * count + 300) / 600 }
    return (share(12) + (learners < 300 ? 1 : 0), share(14), share(5), share(9))
  }

  mutating func problem() throws -> BlockProblem { try parts().problem() }

  mutating func parts() -> WeekParts {
    let slots = (0..<days).map { Slot("day \($0 + 1)", day: $0, start: 600, end: 635) }
    let offers = makeOffers()
    let (lessons, workshops, work, _) = counts
    let choosable = Array(lessons..<lessons + workshops + work)
    return WeekParts(
      learners: makeLearners(), slots: slots, rooms: makeRooms(offers),
      facilitators: makeFacilitators(), offers: offers, requests: makeRequests(choosable, offers),
      needs: makeNeeds(offers), rules: rules(offers), apart: pairs(learners / 30),
      together: pairs(learners / 120).map { [$0.first, $0.second] })
  }

  private var labels: Int { max(2, counts.lessons * 2 / 3) }

  private mutating func makeOffers() -> [Offer] {
    let (lessons, workshops, work, checkIns) = counts
    let all = Set(0..<days)
    var offers: [Offer] = []
    for lesson in 0..<lessons {
      offers.append(
        Offer(
          "lesson \(lesson)", kind: .lesson, label: "skill \(lesson % labels)",
          tier: lesson % 3 == 0 ? "low" : nil, sizes: 4...12 + random.below(4), access: .asked,
          leaders: [lesson, (lesson + 1) % lessons], slots: all,
          mostOpenings: random.below(2) == 0 ? max(1, days - 1) : nil))
    }
    for workshop in 0..<workshops {
      offers.append(
        Offer(
          "workshop \(workshop)", kind: .workshop, label: "workshop \(workshop)",
          sizes: 6...18 + random.below(5), features: workshop % 7 == 0 ? ["lab"] : [],
          leaders: [lessons + workshop], slots: all))
    }
    for room in 0..<work {
      offers.append(
        Offer("work \(room)", label: "work", sizes: 0...(learners < 300 ? 18 : 26), slots: all))
    }
    for checkIn in 0..<checkIns {
      offers.append(
        Offer(
          "check-in \(checkIn)", kind: .checkIn, label: "check-in", sizes: 0...7,
          leaders: [lessons + workshops + checkIn], slots: all, minutesPerVisit: 5))
    }
    offers.append(
      Offer("hall", kind: .catchAll, sizes: 0...learners / 10, needsRoom: false, slots: all))
    return offers
  }

  private mutating func makeRooms(_ offers: [Offer]) -> [Room] {
    offers.indices.map { room in
      Room("room \(room)", capacity: 26, features: room < max(2, offers.count / 12) ? ["lab"] : [])
    }
  }

  private mutating func makeFacilitators() -> [Facilitator] {
    let (lessons, workshops, _, checkIns) = counts
    return (0..<lessons + workshops + checkIns).map { adult in
      Facilitator("adult \(adult)", mostMinutes: adult < lessons && adult % 4 == 0 ? 35 * 4 : nil)
    }
  }

  private mutating func makeLearners() -> [BlockLearner] {
    (0..<learners).map { learner in
      var away = Set<Int>()
      for day in 0..<days where random.below(100) < 4 { away.insert(day) }
      let blocks = random.below(15)
      return BlockLearner(
        "L\(learner)", away: away,
        past: BlockPast(
          blocks: blocks, low: random.below(1 + blocks / 3), lowStreak: random.below(2),
          daysSinceCheckIn: random.below(10)))
    }
  }

  /// Three to five ranked choices for each block, some sessions more popular than others, and a few
  /// requests of higher levels.
  private mutating func makeRequests(_ choosable: [Int], _ offers: [Offer]) -> [BlockRequest] {
    var requests: [BlockRequest] = []
    for learner in 0..<learners {
      for day in 0..<days {
        var chosen: [Int] = []
        while chosen.count < min(3 + random.below(3), choosable.count) {
          // The smaller of two numbers: the first sessions are asked for most.
          let pick = choosable[min(random.below(choosable.count), random.below(choosable.count))]
          if !chosen.contains(pick) { chosen.append(pick) }
        }
        for (rank, offer) in chosen.enumerated() {
          requests.append(
            BlockRequest(
              learner: learner, offer: offer, slot: day, level: 4, rank: rank + 1,
              order: random.below(learners * days), isOptIn: true))
        }
        let luck = random.below(100)
        if luck < 5 {
          requests.append(
            BlockRequest(
              learner: learner, offer: choosable[random.below(choosable.count)], slot: day,
              level: luck < 1 ? 0 : luck < 2 ? 1 : 2))
        }
      }
    }
    return requests
  }

  private mutating func makeNeeds(_ offers: [Offer]) -> [BlockNeed] {
    var needs: [BlockNeed] = []
    for learner in 0..<learners where random.below(100) < 40 {
      let first = random.below(labels)
      for label in random.below(4) == 0 ? [first, (first + 1) % labels] : [first] {
        needs.append(
          BlockNeed(
            learner: learner, label: "skill \(label)", visits: random.below(6) == 0 ? 2 : 1,
            deadline: min(days - 1, 1 + random.below(days)),
            strength: .weighted(level: 3, cost: 1 + random.below(3))))
      }
    }
    return needs
  }

  private func rules(_ offers: [Offer]) -> [BlockRule] {
    let low = Set(offers.indices.filter { offers[$0].tier == "low" })
    let checkIns = Set(offers.indices.filter { offers[$0].kind == .checkIn })
    let popular = offers.indices.filter { offers[$0].kind == .workshop }.prefix(
      max(2, offers.count / 8))
    return [
      BlockRule(.lowShare(percent: 40, offers: low)), BlockRule(.lowStreak(most: 2, offers: low)),
      BlockRule(.checkIn(everyDays: 10, offers: checkIns), strength: .weighted(level: 3, cost: 1)),
    ] + popular.map { BlockRule(.atMost(count: 1, offers: [$0], per: .week)) }
  }

  private mutating func pairs(_ count: Int) -> [LearnerPair] {
    let order = random.permutation(learners)
    return (0..<count).map { LearnerPair(order[2 * $0], order[2 * $0 + 1]) }
  }
}
