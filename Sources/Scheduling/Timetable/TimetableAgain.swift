import Grouping
import SchedulingModel

/// A timetable that changes as little as possible of an earlier one: the fewest times, then the fewest
/// rooms, and the least cost of those.
///
/// Counting slot by slot and a program for GLPK bound the changes; the program's timetable is where a
/// cool annealing begins, which keeps what changes least.
struct TimetableAgain {
  private let problem: TimetableProblem
  private let options: TimetableOptions
  private let earlier: EarlierPlaces
  private let terms: TimetableTerms
  private let counted: ChangeBound

  /// Prices of changes, in stakes: what a meeting costs about if all goes wrong for it.
  private static let timeStakes = 2.0
  private static let roomStakes = 1.0
  /// Too cool to make many changes for nothing; and for a start that breaks what the program leaves out.
  private static let cool = TimetableAnnealing.Schedule(start: 0.2, violation: 8, hotShare: 0)
  private static let hot = TimetableAnnealing.Schedule(violation: 8)
  /// Share of the budget after which the program's search ends.
  private static let programShare = 0.5

  init(
    _ problem: TimetableProblem, after previous: EarlierTimetable, options: TimetableOptions
  ) {
    self.problem = problem
    self.options = options
    earlier = EarlierPlaces(previous, of: problem)
    let stake = TimetableTerms(problem).stake
    terms = TimetableTerms(
      problem,
      changes: ChangePrices(
        earlier: earlier, time: Int((Self.timeStakes * stake).rounded(.up)),
        room: Int((Self.roomStakes * stake).rounded(.up))))
    counted = ChangeBound(problem, earlier, clash: TimetableOpenings(problem).clash)
  }

  var solution: TimetableSolution {
    guard hasOpenSlots else { return TimetableSolution(isInfeasible: true) }
    let columns = RepairColumns(problem, earlier)
    let enough = ChangeCount(times: counted.times, rooms: counted.rooms(times: counted.times))
    let spent = options.spent
    let answer = RepairProgram(problem, columns, earlier)
      .solve(enough: enough, milliseconds: options.programMilliseconds) {
        spent(0) >= Self.programShare
      }
    guard !answer.isInfeasible else { return TimetableSolution(isInfeasible: true) }
    var random = RandomSource(seed: options.seed)
    guard let start = start(answer, columns.classes, &random) else { return TimetableSolution() }
    let bound = TimetableBound(problem)
    var annealing = TimetableAnnealing(terms, from: start, random: random, schedule: Self.cool)
    if annealing.best.violations > 0 {
      annealing = TimetableAnnealing(terms, from: start, random: random, schedule: Self.hot)
    }
    let iterations = annealing.cool(
      least: bound.value, fewest: fewest(answer), spent: spent, onProgress: options.onProgress)
    return TimetableSolution(
      annealing.best, terms, bound, changes: changes(annealing.best.changes, answer),
      iterations: iterations)
  }

  /// Whether every course has slots for what is not locked.
  private var hasOpenSlots: Bool {
    (0..<terms.movable.count).allSatisfy {
      !terms.openSlots.range(Int(terms.courseOf[Int(terms.movable[$0])])).isEmpty
    }
  }

  /// Places of all meetings; nil where locked ones leave no room for the others.
  private func start(
    _ answer: RepairProgram.Answer, _ classes: RoomClasses, _ random: inout RandomSource
  ) -> [MeetingPlace]? {
    if let chosen = answer.chosen {
      return RepairedPlaces(terms: terms, earlier: earlier, classes: classes).places(chosen)
    }
    return TimetableStart(terms: terms, locked: locked).greedy(&random)
  }

  /// Where locked meetings are, by number: the first ones of their courses.
  private var locked: [Int: MeetingPlace] {
    var places: [Int: MeetingPlace] = [:]
    for (course, meetings) in (problem.previous?.lockedMeetings ?? []).enumerated() {
      for (number, meeting) in zip(terms.meetingRange(course), meetings) {
        guard let slot = meeting.slot, let room = meeting.room else { continue }
        places[number] = MeetingPlace(slot: slot, room: room)
      }
    }
    return places
  }
}

// What is proven.
extension TimetableAgain {
  /// Changes that no timetable has fewer of, counted as the search does: with meetings that are new.
  private func fewest(_ answer: RepairProgram.Answer) -> ChangeCount {
    let times = max(counted.times, answer.bound?.times ?? 0)
    let byProgram = answer.bound.map { $0.times == times ? $0.rooms : 0 } ?? 0
    return ChangeCount(
      times: times + earlier.added, rooms: max(counted.rooms(times: times), byProgram))
  }

  private func changes(
    _ found: ChangeCount, _ answer: RepairProgram.Answer
  ) -> TimetableChanges {
    let times = proven(
      found.times - earlier.added, counted: counted.times, byProgram: answer.bound?.times)
    let isAsGood = answer.bound?.times == times.value
    let rooms = proven(
      found.rooms, counted: counted.rooms(times: times.value),
      byProgram: isAsGood ? answer.bound?.rooms : nil)
    return TimetableChanges(times: times, rooms: rooms)
  }

  /// The better of two bounds; of equals, that in whole numbers.
  private func proven(_ value: Int, counted: Int, byProgram: Int?) -> ProvenCount {
    guard let byProgram, byProgram > counted else {
      return ProvenCount(value: value, bound: counted, isByProgram: false)
    }
    return ProvenCount(value: value, bound: byProgram, isByProgram: true)
  }
}
