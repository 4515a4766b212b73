import Grouping
import SchedulingModel

/// A problem lowered to tables: what the search looks up instead of thinking. Never changes, so any
/// number of chains can share it.
final class TimetableTerms: @unchecked Sendable {
  private let arena = Arena()
  let problem: TimetableProblem
  let courses: Int
  let slots: Int
  let rooms: Int
  let days: Int
  /// Slots of the longest day.
  let slotsADay: Int
  let meetings: Int
  /// Course of each meeting, by number.
  let courseOf: Cells<Int32>
  private let firstMeeting: Cells<Int32>
  /// Day of each slot, by number; its place there as a bit.
  let dayOf: Cells<Int32>
  let bitOf: Cells<UInt32>
  /// Meetings that may move: all that no lock keeps where they are.
  let movable: Cells<Int32>
  /// Slots in which a course can be, and rooms worth trying, the best first.
  let openSlots: Lists
  let openRooms: Lists
  /// `courses x slots`: 1 where a course can be; `slots x rooms`: 1 where a room can be used.
  let isOpen: Cells<UInt8>
  let isUsable: Cells<UInt8>
  /// `courses x rooms` and `courses x slots`.
  let roomCharge: Cells<Int>
  let slotCharge: Cells<Int>
  /// `courses x courses`: 1 where they must not be at a time; a course clashes with itself.
  let clash: Cells<UInt8>
  let clashing: Lists
  /// `courses x courses`: 1 where two courses have a strand or a set of rooms in common.
  let isTied: Cells<UInt8>

  /// Strands of a course; `strands x courses` says whose they are.
  let strandsOf: Lists
  let isInStrand: Cells<UInt8>
  let strands: Int
  /// Where a strand's tables start in `shapes` and `dayCharges`, -1 for no charge by days.
  let shapeAt: Cells<Int32>
  let daysAt: Cells<Int32>
  let shapes: Cells<Int>
  let dayCharges: Cells<Int>

  /// Sets of courses that want to stay in one room: charge for each room beyond the first.
  let roomSetsOf: Lists
  let isInRoomSet: Cells<UInt8>
  let roomSets: Int
  let roomSetCharge: Cells<Int>

  /// Rules about pairs of meetings, which have no table.
  let pairs: PairRules

  /// Whether there is an earlier timetable, and what changes of it are charged.
  let isAgain: Bool
  let timePrice: Int
  let roomPrice: Int
  /// `courses x slots`, as in `EarlierPlaces`; empty for a new timetable.
  let earlierRoom: Cells<Int32>

  init(_ problem: TimetableProblem, changes: ChangePrices? = nil) {
    self.problem = problem
    courses = problem.courses.count
    slots = problem.slots.count
    rooms = problem.rooms.count
    days = problem.days.count
    slotsADay = problem.days.map(\.count).max() ?? 0
    meetings = problem.meetings
    courseOf = arena.cells(
      problem.courses.enumerated().flatMap { index, course in
        Array(repeating: Int32(index), count: course.meetings)
      })
    firstMeeting = arena.cells(
      problem.courses.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.meetings)) })
    let places = problem.days.enumerated().flatMap { day, slots in
      slots.indices.map { (day: Int32(day), bit: UInt32(1) << UInt32($0)) }
    }
    dayOf = arena.cells(places.map(\.day))
    bitOf = arena.cells(places.map(\.bit))

    isAgain = changes != nil
    (timePrice, roomPrice) = (changes?.time ?? 0, changes?.room ?? 0)
    earlierRoom = arena.cells(changes?.earlier.rooms ?? [])
    movable = arena.cells(Self.movable(problem))
    let openings = TimetableOpenings(problem)
    openSlots = Lists(openings.slots, in: arena)
    openRooms = Lists(openings.rooms, in: arena)
    isOpen = arena.cells(openings.isOpen)
    isUsable = arena.cells(openings.isUsable)
    roomCharge = arena.cells(openings.roomCharge)
    slotCharge = arena.cells(
      changes.map { $0.added(to: openings.slotCharge) } ?? openings.slotCharge)
    clash = arena.cells(openings.clash)
    clashing = Lists(openings.clashing, in: arena)

    let strands = StrandMaker(problem).strands
    self.strands = strands.count
    strandsOf = Lists(Self.inverted(strands.map(\.courses), courses), in: arena)
    isInStrand = arena.cells(Self.membership(strands.map(\.courses), courses))
    let tables = Self.tables(strands)
    shapes = arena.cells(tables.shapes)
    dayCharges = arena.cells(tables.days)
    shapeAt = arena.cells(tables.shapeAt)
    daysAt = arena.cells(tables.daysAt)

    let sets = Self.roomSets(problem)
    roomSets = sets.count
    roomSetsOf = Lists(Self.inverted(sets.map(\.courses), courses), in: arena)
    isInRoomSet = arena.cells(Self.membership(sets.map(\.courses), courses))
    roomSetCharge = arena.cells(sets.map(\.charge))
    isTied = arena.cells(Self.ties(strands.map(\.courses) + sets.map(\.courses), courses))
    pairs = PairRules(problem)
  }
}

extension TimetableTerms {
  /// Numbers of a course's meetings.
  func meetingRange(_ course: Int) -> Range<Int> {
    Int(firstMeeting[course])..<Int(firstMeeting[course + 1])
  }
}

extension TimetableTerms {
  /// What a meeting costs about if all goes wrong for it, seats aside: the scale of temperatures and
  /// of the price of a violation. At least 1.
  var stake: Double {
    let sum = (0..<courses).reduce(0) { $0 + meetingRange($1).count * worst($1) }
    return max(1, Double(sum) / Double(max(1, meetings)))
  }

  private func worst(_ course: Int) -> Int {
    var charges = (0..<slots).map { Charge.cost(slotCharge[course * slots + $0]) }.max() ?? 0
    charges = max(0, charges - timePrice)
    for index in strandsOf.range(course) {
      let strand = Int(strandsOf.items[index])
      charges += Charge.cost(shapes[Int(shapeAt[strand]) + 1])
      if daysAt[strand] >= 0 { charges += Charge.cost(dayCharges[Int(daysAt[strand])]) / days }
    }
    for index in roomSetsOf.range(course) {
      charges += Charge.cost(roomSetCharge[Int(roomSetsOf.items[index])])
    }
    for order in pairs.ordersOf[course] { charges += Charge.cost(pairs.orders[order].charge) }
    return charges + Charge.cost(pairs.travel ?? 0)
  }
}

// How tables are made.
extension TimetableTerms {
  /// A course's meetings in locked slots are the first of its numbers.
  private static func movable(_ problem: TimetableProblem) -> [Int32] {
    let locked = problem.previous?.lockedMeetings.map(\.count)
    var (movable, first): ([Int32], Int) = ([], 0)
    for (index, course) in problem.courses.enumerated() {
      let kept = min(course.meetings, locked?[index] ?? 0)
      movable += (first + kept..<first + course.meetings).map(Int32.init)
      first += course.meetings
    }
    return movable
  }

  /// For each course, the positions of the lists that it is in.
  private static func inverted(_ lists: [[Int]], _ courses: Int) -> [[Int]] {
    var result = [[Int]](repeating: [], count: courses)
    for (index, list) in lists.enumerated() {
      for course in list { result[course].append(index) }
    }
    return result
  }

  /// `lists x courses`.
  private static func membership(_ lists: [[Int]], _ courses: Int) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: lists.count * courses)
    for (index, list) in lists.enumerated() {
      for course in list { result[index * courses + course] = 1 }
    }
    return result
  }

  /// `courses x courses`.
  private static func ties(_ lists: [[Int]], _ courses: Int) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: courses * courses)
    for list in lists {
      for course in list {
        for other in list { result[course * courses + other] = 1 }
      }
    }
    return result
  }

  /// All tables one after the other, equal ones once.
  private static func tables(_ strands: [Strand]) -> (
    shapes: [Int], days: [Int], shapeAt: [Int32], daysAt: [Int32]
  ) {
    var (shapes, days): ([Int], [Int]) = ([], [])
    var (shapeAt, daysAt): ([Int32], [Int32]) = ([], [])
    var (knownShapes, knownDays): ([[Int]: Int32], [[Int]: Int32]) = ([:], [:])
    for strand in strands {
      shapeAt.append(add(strand.shape, to: &shapes, &knownShapes))
      daysAt.append(strand.days.map { add($0, to: &days, &knownDays) } ?? -1)
    }
    return (shapes, days, shapeAt, daysAt)
  }

  private static func add(
    _ table: [Int], to all: inout [Int], _ known: inout [[Int]: Int32]
  ) -> Int32 {
    if let start = known[table] { return start }
    let start = Int32(all.count)
    known[table] = start
    all += table
    return start
  }

  private static func roomSets(_ problem: TimetableProblem) -> [(courses: [Int], charge: Int)] {
    problem.rules.flatMap { rule -> [(courses: [Int], charge: Int)] in
      let charge = Charge.of(1, weight: rule.weight)
      return switch rule.kind {
      case .oneRoom: rule.scope.map { ([$0], charge) }
      case .sameRoom: [(rule.scope, charge)]
      default: []
      }
    }
  }
}
