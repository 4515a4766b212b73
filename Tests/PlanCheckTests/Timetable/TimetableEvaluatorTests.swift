import PlanCheck
import SchedulingModel
import Testing

/// Rules by hand. Two days of three slots; rooms of 30 and 20 seats in two buildings, ten minutes
/// apart; breaks of five minutes.
@Suite struct TimetableEvaluatorTests {
  private let slots = (0..<6).map {
    Slot("S\($0)", day: $0 / 3, start: $0 % 3 * 60, end: $0 % 3 * 60 + 55)
  }
  private let courses = [
    Course("X", facilitators: [0], meetings: 3, learners: 25, days: 2, features: ["lab"]),
    Course("Y", facilitators: [1], meetings: 2, learners: 10),
  ]

  private func evaluator(
    _ rule: TimetableRule, x: [(Int, Int)], y: [(Int, Int)] = [(4, 0), (5, 0)],
    away: Set<Int> = [], closed: Set<Int> = []
  ) -> TimetableEvaluator {
    let problem = TimetableProblem(
      name: "", slots: slots,
      rooms: [
        Room("A", capacity: 30, features: ["lab"], closed: closed), Room("B", capacity: 20),
      ], buildings: [0, 1], walk: 10,
      facilitators: [Facilitator("F", away: away), Facilitator("G")], courses: courses,
      groups: [LearnerGroup("Q", courses: [0, 1])], rules: [rule])
    return TimetableEvaluator(
      problem, places: [x, y].map { $0.map { MeetingPlace(slot: $0.0, room: $0.1) } })
  }

  private func count(
    _ kind: TimetableRule.Kind, _ scope: [Int] = [0, 1], x: [(Int, Int)],
    y: [(Int, Int)] = [(4, 0), (5, 0)]
  ) -> Int {
    evaluator(TimetableRule(kind, scope, weight: 2), x: x, y: y).counts[0]
  }

  @Test func seatsAndFeatures() {
    // Two of three meetings with 25 learners in 20 seats, without a lab.
    #expect(count(.seats, x: [(0, 1), (1, 1), (2, 0)]) == 10)
    #expect(count(.features, x: [(0, 1), (1, 1), (2, 0)]) == 2)
    #expect(count(.seats, [1], x: [(0, 1), (1, 1), (2, 0)]) == 0)
  }

  @Test func daysAndShapes() {
    #expect(count(.days, x: [(0, 0), (1, 0), (2, 0)]) == 1)
    #expect(count(.days, x: [(0, 0), (1, 0), (3, 0)]) == 0)
    #expect(count(.daily(most: 1), [0], x: [(0, 0), (1, 0), (2, 0)]) == 2)
    #expect(count(.consecutive, [0], x: [(0, 0), (2, 0), (3, 0)]) == 3)
    #expect(count(.consecutive, x: [(0, 0), (1, 0), (3, 0)]) == 1)
    // Slot 2 ends a day and slot 3 begins the next: no neighbours.
    #expect(count(.compact, [0], x: [(0, 0), (2, 0), (3, 0)], y: [(5, 0), (5, 1)]) == 4)
    #expect(count(.compact, [0], x: [(0, 0), (1, 0), (3, 0)], y: [(4, 0), (2, 1)]) == 0)
  }

  @Test func rooms() {
    #expect(count(.oneRoom, x: [(0, 0), (1, 1), (2, 0)]) == 1)
    #expect(count(.sameRoom, x: [(0, 1), (1, 1), (2, 1)]) == 1)
  }

  @Test func order() {
    // Of six pairs, X at 5 is not before Y at 4 and 5.
    #expect(count(.order, x: [(0, 0), (1, 0), (5, 1)]) == 2)
    #expect(count(.order, [1, 0], x: [(0, 0), (1, 0), (5, 1)]) == 5)
  }

  @Test func travel() {
    // Same course from A to B in five minutes, and back; overnight there is time.
    #expect(count(.travel, [], x: [(0, 0), (1, 1), (2, 0)]) == 2)
    #expect(count(.travel, [], x: [(0, 0), (2, 0), (3, 1)]) == 1)
    #expect(count(.travel, [], x: [(0, 0), (2, 0), (3, 0)]) == 0)
  }

  @Test func avoidAndWeights() {
    let rule = TimetableRule(.avoid(slots: [0, 1]), [0, 1], weight: 3)
    let evaluator = evaluator(rule, x: [(0, 0), (1, 0), (2, 0)])
    #expect(evaluator.counts == [2] && evaluator.cost == 6 && evaluator.faults.isEmpty)
    let required = TimetableRule(.avoid(slots: [0, 1]), [0, 1], weight: nil)
    #expect(self.evaluator(required, x: [(0, 0), (1, 0), (2, 0)]).faults.count == 1)
  }

  @Test func whatMustAlwaysHold() {
    let rule = TimetableRule(.seats, [], weight: 1)
    func faults(
      x: [(Int, Int)], y: [(Int, Int)] = [(4, 0), (5, 0)], away: Set<Int> = [],
      closed: Set<Int> = []
    ) -> [String] {
      evaluator(rule, x: x, y: y, away: away, closed: closed).faults
    }
    #expect(faults(x: [(0, 0), (1, 0), (2, 0)]).isEmpty)
    #expect(faults(x: [(0, 0), (1, 0)]) == ["X meets 2 times instead of 3"])
    #expect(faults(x: [(0, 0), (1, 0), (1, 1)]) == ["X meets twice at S1"])
    #expect(faults(x: [(0, 0), (1, 0), (4, 1)]) == ["somebody is at X and Y at S4"])
    #expect(faults(x: [(0, 0), (1, 0), (4, 0)]).first == "X and Y are both in A at S4")
    #expect(faults(x: [(0, 0), (1, 0), (2, 0)], away: [2]) == ["F is away at S2"])
    #expect(faults(x: [(0, 0), (1, 0), (2, 0)], closed: [1]) == ["A is closed at S1"])
  }
}
