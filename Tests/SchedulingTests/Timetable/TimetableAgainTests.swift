import PlanCheck
import SchedulingModel
import TestSupport
import Testing

@testable import Scheduling

/// Timetables that change as little as possible of an earlier one.
@Suite struct TimetableAgainTests {
  /// A tiny problem with a timetable in which one thing has changed; nil where it has none.
  private func broken(seed: UInt64) -> TimetableProblem? {
    var maker = RandomTimetable(seed: seed)
    let problem = maker.problem()
    let solution = solve(problem, options: TimetableOptions(seed: 1, iterations: 8_192))
    guard let places = solution.places, solution.violations == 0 else { return nil }
    let broken = BrokenTimetable(problem, places, fault: Int(seed % 6), seed: seed).problem
    return seed % 4 == 1 ? broken.locked(at: Int(seed) % broken.slots.count) : broken
  }

  /// Times, rooms and cost of the best timetable; nil if there is none.
  private func best(_ problem: TimetableProblem) -> [Int]? {
    var least: [Int]?
    problem.everyTimetable { places in
      let value = problem.changes(places)
      if let least, least.lexicographicallyPrecedes(value) { return }
      let evaluator = TimetableEvaluator(problem, places: places)
      let all = value + [evaluator.cost]
      if let least, !all.lexicographicallyPrecedes(least) { return }
      if evaluator.faults.isEmpty, problem.keepsLocks(places) { least = all }
    }
    return least
  }

  @Test(arguments: 0..<120)
  func changesTheFewestOfAll(seed: UInt64) throws {
    guard let problem = broken(seed: seed) else { return }
    let least = best(problem)
    let solution = solve(problem, options: TimetableOptions(seed: 1, iterations: 30_000))
    guard let least else {
      #expect(solution.places == nil || solution.violations > 0)
      return
    }
    let places = try #require(solution.places)
    let changes = try #require(solution.changes)
    #expect(!solution.isInfeasible && solution.violations == 0)
    #expect([changes.times.value, changes.rooms.value, solution.cost] == least)
    #expect(problem.changes(places) + [solution.cost] == least && problem.keepsLocks(places))
    #expect(TimetableEvaluator(problem, places: places).faults.isEmpty)
    #expect(try #require(changes.times.bound) <= least[0])
    #expect(try #require(changes.rooms.bound) <= least[1])
  }

  /// What is claimed to be proven is nearly all.
  @Test func mostIsProven() throws {
    var (proven, all) = (0, 0)
    for seed in 0..<60 as Range<UInt64> {
      guard let problem = broken(seed: seed) else { continue }
      let solution = solve(problem, options: TimetableOptions(seed: 1, iterations: 20_000))
      guard solution.violations == 0, let changes = solution.changes else { continue }
      all += 1
      if changes.areProven { proven += 1 }
    }
    #expect(all > 20 && proven * 10 > all * 8, "\(proven) of \(all)")
  }

  /// Larger problems that have a timetable, with one.
  private var solved: [(seed: UInt64, problem: TimetableProblem, places: [[MeetingPlace]])] {
    (300..<340 as Range<UInt64>).compactMap { seed in
      var maker = RandomTimetable(seed: seed)
      (maker.courses, maker.days, maker.slotsADay, maker.rooms) = (6...9, 4, 3...4, 3)
      let problem = maker.problem()
      let solution = solve(problem, options: TimetableOptions(seed: 1, iterations: 30_000))
      guard let places = solution.places, solution.violations == 0 else { return nil }
      return (seed, problem, places)
    }
  }

  @Test func nothingChangedNothingMoves() {
    let solved = solved.prefix(8)
    #expect(solved.count == 8)
    for (_, problem, places) in solved {
      let previous = EarlierTimetable(
        meetings: places.map { $0.map { .init(slot: $0.slot, room: $0.room) } })
      let again = solve(
        problem.again(after: previous), options: TimetableOptions(seed: 2, iterations: 30_000))
      #expect(again.places == places)
      #expect(again.changes?.areProven == true)
    }
  }

  /// Solve, break one thing, solve again: all that must hold holds, no bound is exceeded.
  @Test func largerOnesKeepWhatMustHold() throws {
    var count = 0
    for (seed, whole, before) in solved {
      let problem = BrokenTimetable(whole, before, fault: Int(seed % 6), seed: seed).problem
      let solution = solve(problem, options: TimetableOptions(seed: 1, iterations: 30_000))
      guard let places = solution.places, solution.violations == 0 else { continue }
      let changes = try #require(solution.changes)
      #expect(TimetableEvaluator(problem, places: places).faults.isEmpty)
      #expect(problem.changes(places) == [changes.times.value, changes.rooms.value])
      #expect(try #require(changes.times.bound) <= changes.times.value)
      #expect(try #require(changes.rooms.bound) <= changes.rooms.value)
      count += 1
    }
    #expect(count >= 10, "\(count)")
  }

  /// Two courses in one room, one of which must go: it finds the place that no lock keeps.
  @Test func aLockedSlotStays() throws {
    let slots = (0..<3).map { Slot("\($0)", day: $0, start: 0, end: 60) }
    let problem = TimetableProblem(
      name: "", slots: slots, rooms: [Room("A", capacity: 9)], facilitators: [],
      courses: [
        Course("X", meetings: 1, learners: 7, closed: [0]), Course("Y", meetings: 1, learners: 7),
      ],
      groups: [], rules: [])
    // X, which may no longer be at 0, wants to go where nobody is.
    let meetings: [[EarlierTimetable.Meeting]] = [
      [.init(slot: 0, room: 0)], [.init(slot: 1, room: 0)],
    ]
    let options = TimetableOptions(seed: 1, iterations: 20_000)
    let again = solve(
      problem.again(after: EarlierTimetable(meetings: meetings, locked: [1])), options: options)
    #expect(again.places?[1] == [MeetingPlace(slot: 1, room: 0)])
    #expect(again.places?[0] == [MeetingPlace(slot: 2, room: 0)])
    // With both others locked there is no place left for it.
    let none = solve(
      problem.again(after: EarlierTimetable(meetings: meetings, locked: [1, 2])), options: options)
    #expect(none.isInfeasible && none.places == nil)
  }
}
