import Grouping
import SchedulingModel

/// One long cooling of simulated annealing: a meeting moves to a free place, or two change places
/// (Bellio, Ceschia, Di Gaspero, Schaerf and Urli 2016, "Feature-based tuning of simulated annealing
/// applied to the curriculum-based course timetabling problem"). Clashes are allowed at a price.
///
/// Used by one thread at a time.
final class TimetableAnnealing {
  private let state: TimetableState
  private let terms: TimetableTerms
  private var random: RandomSource
  private let thresholds = Cells(Metropolis.table)
  private(set) var best: TimetableIncumbent
  private let schedule: Schedule
  private let stake: Double
  private let violationPrice: Double
  /// What a meeting of a course saves at most; see `TimetableTerms.reliefs`.
  private let reliefs: Cells<Double>
  private let arena = Arena()

  /// Temperatures and the price of a violation.
  struct Schedule: Sendable {
    /// In stakes: what a meeting costs about if all goes wrong for it. A short time from `hot` to
    /// `start` gets rid of clashes.
    var hot = 2.0
    var start = 0.4
    var violation = 4.0
    var end = 0.012
    /// Least end, in units of the smallest weight: below, nothing moves.
    var leastEnd = 0.1
    /// Share of the time above `start`.
    var hotShare = 0.03
  }

  /// Proposals between looks at the temperature.
  private static let block = 4_096

  /// - Parameter start: place of each meeting.
  init(
    _ terms: TimetableTerms, from start: [MeetingPlace], random: RandomSource,
    schedule: Schedule = Schedule()
  ) {
    state = TimetableState(terms)
    self.terms = terms
    self.random = random
    self.schedule = schedule
    stake = terms.stake
    violationPrice = schedule.violation * stake
    reliefs = arena.cells(terms.reliefs(price: violationPrice))
    state.load(start)
    best = Self.incumbent(state)
  }

  /// Cools until all is spent, or nothing can be better.
  ///
  /// - Parameters:
  ///   - spent: share of the budget that is spent, given the proposals so far.
  ///   - least: what no timetable costs less than.
  ///   - fewest: changes of an earlier timetable that none has fewer of.
  /// - Returns: proposals.
  func cool(
    least: Int, fewest: ChangeCount = ChangeCount(times: 0, rooms: 0), spent: (Int) -> Double,
    onProgress: ((Int, Int) -> Void)? = nil
  ) -> Int {
    guard terms.movable.count > 0 else { return 0 }
    var done = 0
    var share = spent(0)
    while share < 1, !(best.violations == 0 && best.changes <= fewest && best.cost <= least) {
      let temperature = temperature(share)
      // A generator of its own for the block: one that others might reach is watched at every use.
      var random = self.random
      for _ in 0..<Self.block where propose(temperature, &random) { keepBest() }
      self.random = random
      done += Self.block
      share = spent(done)
      onProgress?(best.violations, best.cost)
    }
    return done
  }

  /// Falls geometrically, in two parts.
  private func temperature(_ share: Double) -> Double {
    let start = schedule.start * stake
    if share < schedule.hotShare {
      let part = share / schedule.hotShare
      return schedule.hot * stake * Metropolis.power(schedule.start / schedule.hot, part)
    }
    let least = schedule.leastEnd * Double(terms.problem.leastWeight)
    let end = min(start, max(schedule.end * stake, least))
    let part = (share - schedule.hotShare) / (1 - schedule.hotShare)
    return start * Metropolis.power(end / start, part)
  }

  /// Where the chain is.
  var end: TimetableIncumbent { Self.incumbent(state) }

  private static func incumbent(_ state: TimetableState) -> TimetableIncumbent {
    TimetableIncumbent(
      places: state.places, violations: state.violations, cost: state.plainCost,
      changes: ChangeCount(times: state.newTimes, rooms: state.newRooms))
  }

  @inline(__always)
  private func keepBest() {
    if terms.isAgain {
      guard
        (state.violations, state.newTimes, state.newRooms, state.plainCost)
          < (best.violations, best.changes.times, best.changes.rooms, best.cost)
      else { return }
    } else {
      guard (state.violations, state.cost) < (best.violations, best.cost) else { return }
    }
    best = end
  }

  /// Tries one random change; true if it was made.
  @inline(__always)
  private func propose(_ temperature: Double, _ random: inout RandomSource) -> Bool {
    let (first, second) = (random.next(), random.next())
    let meeting = Int(terms.movable[Self.pick(first >> 32, of: terms.movable.count)])
    let course = Int(terms.courseOf[meeting])
    let slots = terms.openSlots.range(course)
    let rooms = terms.openRooms.range(course)
    let slot = Int(
      terms.openSlots.items[slots.lowerBound + Self.pick(first & 0xFFFF_FFFF, of: slots.count)])
    let room = Int(
      terms.openRooms.items[rooms.lowerBound + Self.pick(second >> 32, of: rooms.count)])
    let limit = temperature * thresholds[Int(second & 4_095)]
    let other = Int(state.cells[slot * terms.rooms + room])
    if other >= 0 { return proposeSwap(meeting, course, other, limit) }
    guard other == Int(TimetableState.empty) else { return false }
    return proposeMove(meeting, course, slot, room, limit)
  }

  /// One of so many, by 32 random bits.
  @inline(__always)
  private static func pick(_ bits: UInt64, of count: Int) -> Int {
    Int((bits &* UInt64(count)) >> 32)
  }

  @inline(__always)
  private func proposeMove(
    _ meeting: Int, _ course: Int, _ slot: Int, _ room: Int, _ limit: Double
  ) -> Bool {
    let (oldSlot, oldRoom) = (Int(state.slotOf[meeting]), Int(state.roomOf[meeting]))
    var charge =
      terms.roomCharge[course * terms.rooms + room]
      - terms.roomCharge[course * terms.rooms + oldRoom]
    if slot != oldSlot {
      let row = course * terms.slots
      let clashes = Int(state.clashes[row + slot]) - Int(state.clashes[row + oldSlot]) + 1
      charge += clashes * Charge.violation
    }
    if terms.isAgain {
      charge += terms.roomChange(course, slot, room) - terms.roomChange(course, oldSlot, oldRoom)
    }
    guard energy(charge) - reliefs[course] <= limit else { return false }
    charge += state.change(course, oldSlot, oldRoom, to: slot, room, partner: -1)
    guard terms.pairs.isEmpty else {
      return accepts(charge, limit, (course, -1), (oldSlot, slot)) {
        state.move(meeting, to: slot, room)
      } undo: {
        state.move(meeting, to: oldSlot, oldRoom)
      }
    }
    guard accepts(charge, limit) else { return false }
    state.move(meeting, to: slot, room)
    return true
  }

  @inline(__always)
  private func proposeSwap(_ meeting: Int, _ course: Int, _ other: Int, _ limit: Double) -> Bool {
    let otherCourse = Int(terms.courseOf[other])
    let (slot, room) = (Int(state.slotOf[meeting]), Int(state.roomOf[meeting]))
    let (newSlot, newRoom) = (Int(state.slotOf[other]), Int(state.roomOf[other]))
    guard otherCourse != course, terms.isOpen[otherCourse * terms.slots + slot] != 0 else {
      return false
    }
    var charge = 0
    if slot != newSlot {
      let (row, otherRow) = (course * terms.slots, otherCourse * terms.slots)
      let clashes =
        Int(state.clashes[row + newSlot]) - Int(state.clashes[row + slot])
        + Int(state.clashes[otherRow + slot]) - Int(state.clashes[otherRow + newSlot])
        + 2 - 2 * Int(terms.clash[course * terms.courses + otherCourse])
      charge += clashes * Charge.violation
    }
    let (row, otherRow) = (course * terms.rooms, otherCourse * terms.rooms)
    charge +=
      terms.roomCharge[row + newRoom] - terms.roomCharge[row + room]
      + terms.roomCharge[otherRow + room] - terms.roomCharge[otherRow + newRoom]
    if terms.isAgain {
      charge +=
        terms.roomChange(course, newSlot, newRoom) - terms.roomChange(course, slot, room)
        + terms.roomChange(otherCourse, slot, room)
        - terms.roomChange(otherCourse, newSlot, newRoom)
    }
    guard energy(charge) - reliefs[course] - reliefs[otherCourse] <= limit else { return false }
    charge += state.change(course, slot, room, to: newSlot, newRoom, partner: otherCourse)
    charge += state.change(otherCourse, newSlot, newRoom, to: slot, room, partner: course)
    guard terms.pairs.isEmpty else {
      return accepts(charge, limit, (course, otherCourse), (slot, newSlot)) {
        state.swap(meeting, other)
      } undo: {
        state.swap(meeting, other)
      }
    }
    guard accepts(charge, limit) else { return false }
    state.swap(meeting, other)
    return true
  }

  @inline(__always)
  private func energy(_ charge: Int) -> Double {
    Double(Charge.violations(charge)) * violationPrice + Double(Charge.cost(charge))
  }

  /// Whether a change may be made; books it.
  @inline(__always)
  private func accepts(_ charge: Int, _ limit: Double) -> Bool {
    guard energy(charge) <= limit else { return false }
    state.book(violations: Charge.violations(charge), cost: Charge.cost(charge))
    return true
  }

  /// The same where pairs count, which are only known once the change is made.
  private func accepts(
    _ charge: Int, _ limit: Double, _ courses: (Int, Int), _ slots: (Int, Int),
    make: () -> Void, undo: () -> Void
  ) -> Bool {
    let before = state.pairCharge(courses: courses, slots: slots)
    make()
    let after = state.pairCharge(courses: courses, slots: slots)
    if accepts(charge + after - before, limit) { return true }
    undo()
    return false
  }
}
