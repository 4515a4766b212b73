import Grouping
import PlanCheck
import SchedulingModel
import TestSupport
import Testing

@testable import Scheduling

/// The search's tables say what the checker's definitions say.
@Suite struct TimetableTermsTests {
  @Test(arguments: 0..<300)
  func chargesAreTheEvaluators(seed: UInt64) throws {
    var maker = RandomTimetable(seed: seed)
    maker.courses = 2...5
    maker.days = 3
    maker.slotsADay = 2...4
    maker.meetings = 1...3
    let problem = maker.problem()
    guard let places = maker.places(in: problem) else { return }
    let state = TimetableState(TimetableTerms(problem))
    state.load(places.flatMap { $0 })
    let evaluator = TimetableEvaluator(problem, places: places)
    #expect(state.cost == evaluator.cost)
    #expect((state.violations == 0) == evaluator.faults.isEmpty, "\(evaluator.faults)")
  }

  /// After many changes, what was booked change by change is what there is.
  @Test(arguments: 0..<100)
  func changesAddUp(seed: UInt64) throws {
    var maker = RandomTimetable(seed: seed)
    maker.courses = 3...6
    maker.days = 3
    maker.slotsADay = 3...4
    let problem = maker.problem()
    guard let places = maker.places(in: problem) else { return }
    let terms = TimetableTerms(problem)
    let annealing = TimetableAnnealing(
      terms, from: places.flatMap { $0 }, random: RandomSource(seed: seed))
    _ = annealing.cool(least: -1, spent: { $0 >= 4_096 ? 1 : 0.2 })
    let end = annealing.end
    let fresh = TimetableState(terms)
    fresh.load(end.places)
    #expect(end.violations == fresh.violations)
    #expect(end.cost == fresh.cost)
    fresh.load(annealing.best.places)
    #expect(annealing.best.cost == fresh.cost)
    #expect(annealing.best.violations == fresh.violations)
  }

  /// No move to an empty cell saves more than is thought possible.
  @Test(arguments: 0..<60)
  func reliefIsNeverExceeded(seed: UInt64) throws {
    var maker = RandomTimetable(seed: seed)
    maker.courses = 2...4
    maker.slotsADay = 2...4
    let problem = maker.problem()
    guard let places = maker.places(in: problem)?.flatMap({ $0 }) else { return }
    let terms = TimetableTerms(problem)
    let state = TimetableState(terms)
    state.load(places)
    let reliefs = terms.reliefs(price: 7)
    for (meeting, place) in places.enumerated() {
      let course = Int(terms.courseOf[meeting])
      for cell in 0..<(terms.slots * terms.rooms) {
        let (slot, room) = (cell / terms.rooms, cell % terms.rooms)
        let charge = state.change(course, place.slot, place.room, to: slot, room, partner: -1)
        let energy = 7 * Charge.violations(charge) + Charge.cost(charge)
        #expect(Double(energy) >= -reliefs[course])
      }
    }
  }

  @Test func chargesTellViolationsFromCosts() {
    let charge = 3 * Charge.violation - 7
    #expect(Charge.violations(charge) == 3)
    #expect(Charge.cost(charge) == -7)
    #expect(Charge.violations(-2 * Charge.violation + 5) == -2)
  }
}
