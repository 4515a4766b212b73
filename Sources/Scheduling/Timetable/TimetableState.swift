import Grouping
import SchedulingModel

/// A timetable while a search changes it: every meeting has a place, a room one meeting at a time;
/// clashes are counted. Charges of a change are looked up before it is made.
///
/// Used by one thread at a time.
final class TimetableState {
  private let arena = Arena()
  let terms: TimetableTerms
  /// Place of each meeting.
  let slotOf: Cells<Int32>
  let roomOf: Cells<Int32>
  /// `slots x rooms`: the meeting there, or one of the marks below.
  let cells: Cells<Int32>
  /// `courses x slots`: meetings there that the course must not be at a time with, its own included.
  let clashes: Cells<UInt16>
  /// `strands x slots`: meetings; `strands x days`: slots used, as bits; days used.
  private let used: Cells<UInt8>
  private let sets: Cells<UInt32>
  private let daysUsed: Cells<Int32>
  /// `room sets x rooms`: meetings.
  private let inRoom: Cells<UInt16>
  private(set) var violations = 0
  /// Prices of changes included.
  private(set) var cost = 0
  /// Meetings at times that their courses did not have, and at such that they had, in another room.
  private(set) var newTimes = 0
  private(set) var newRooms = 0

  static let empty: Int32 = -1
  static let closed: Int32 = -2

  init(_ terms: TimetableTerms) {
    self.terms = terms
    slotOf = arena.cells(of: -1, count: terms.meetings)
    roomOf = arena.cells(of: -1, count: terms.meetings)
    cells = arena.cells(of: Self.empty, count: terms.slots * terms.rooms)
    clashes = arena.cells(of: 0, count: terms.courses * terms.slots)
    used = arena.cells(of: 0, count: terms.strands * terms.slots)
    sets = arena.cells(of: 0, count: terms.strands * terms.days)
    daysUsed = arena.cells(of: 0, count: terms.strands)
    inRoom = arena.cells(of: 0, count: terms.roomSets * terms.rooms)
  }

  /// Puts all meetings where they are said to be, from scratch.
  ///
  /// - Parameter places: of each meeting, in different cells, open ones for its course.
  func load(_ places: [MeetingPlace]) {
    for index in 0..<cells.count {
      cells[index] = terms.isUsable[index] != 0 ? Self.empty : Self.closed
    }
    for index in 0..<clashes.count { clashes[index] = 0 }
    for index in 0..<used.count { used[index] = 0 }
    for index in 0..<sets.count { sets[index] = 0 }
    for index in 0..<daysUsed.count { daysUsed[index] = 0 }
    for index in 0..<inRoom.count { inRoom[index] = 0 }
    (newTimes, newRooms) = (0, 0)
    for (meeting, place) in places.enumerated() { put(meeting, place) }
    let charge = total
    (violations, cost) = (charge.violations, charge.cost)
  }

  var places: [MeetingPlace] {
    (0..<terms.meetings).map { MeetingPlace(slot: Int(slotOf[$0]), room: Int(roomOf[$0])) }
  }

  private func put(_ meeting: Int, _ place: MeetingPlace) {
    let course = Int(terms.courseOf[meeting])
    if terms.isAgain { count(course, place.slot, place.room, 1) }
    slotOf[meeting] = Int32(place.slot)
    roomOf[meeting] = Int32(place.room)
    cells[place.slot * terms.rooms + place.room] = Int32(meeting)
    for index in terms.clashing.range(course) {
      clashes[Int(terms.clashing.items[index]) * terms.slots + place.slot] += 1
    }
    for index in terms.strandsOf.range(course) {
      enter(Int(terms.strandsOf.items[index]), place.slot)
    }
    for index in terms.roomSetsOf.range(course) {
      inRoom[Int(terms.roomSetsOf.items[index]) * terms.rooms + place.room] += 1
    }
  }

  @inline(__always)
  private func enter(_ strand: Int, _ slot: Int) {
    let count = used[strand * terms.slots + slot]
    used[strand * terms.slots + slot] = count + 1
    guard count == 0 else { return }
    let place = strand * terms.days + Int(terms.dayOf[slot])
    if sets[place] == 0 { daysUsed[strand] += 1 }
    sets[place] |= terms.bitOf[slot]
  }

  @inline(__always)
  private func leave(_ strand: Int, _ slot: Int) {
    let count = used[strand * terms.slots + slot]
    used[strand * terms.slots + slot] = count - 1
    guard count == 1 else { return }
    let place = strand * terms.days + Int(terms.dayOf[slot])
    sets[place] &= ~terms.bitOf[slot]
    if sets[place] == 0 { daysUsed[strand] -= 1 }
  }
}

// What a change would charge.
extension TimetableState {
  /// Charge of a course's meeting going from one place to another, clashes and pairs aside.
  ///
  /// - Parameter partner: course that goes the other way, or -1: what both are part of stays the same.
  @inline(__always)
  func change(
    _ course: Int, _ slot: Int, _ room: Int, to newSlot: Int, _ newRoom: Int, partner: Int
  ) -> Int {
    let isTied = partner >= 0 && terms.isTied[course * terms.courses + partner] != 0
    var charge = 0
    if slot != newSlot {
      charge +=
        terms.slotCharge[course * terms.slots + newSlot]
        - terms.slotCharge[course * terms.slots + slot]
      for index in terms.strandsOf.range(course) {
        let strand = Int(terms.strandsOf.items[index])
        if isTied, terms.isInStrand[strand * terms.courses + partner] != 0 { continue }
        charge += strandChange(strand, slot, newSlot)
      }
    }
    if room != newRoom {
      for index in terms.roomSetsOf.range(course) {
        let set = Int(terms.roomSetsOf.items[index])
        if isTied, terms.isInRoomSet[set * terms.courses + partner] != 0 { continue }
        charge += roomSetChange(set, room, newRoom)
      }
    }
    return charge
  }

  @inline(__always)
  private func roomSetChange(_ set: Int, _ room: Int, _ newRoom: Int) -> Int {
    let left = inRoom[set * terms.rooms + room] == 1 ? -1 : 0
    let entered = inRoom[set * terms.rooms + newRoom] == 0 ? 1 : 0
    return (left + entered) * terms.roomSetCharge[set]
  }

  @inline(__always)
  private func strandChange(_ strand: Int, _ slot: Int, _ newSlot: Int) -> Int {
    let shape = Int(terms.shapeAt[strand])
    let (day, newDay) = (Int(terms.dayOf[slot]), Int(terms.dayOf[newSlot]))
    let gone = used[strand * terms.slots + slot] == 1 ? terms.bitOf[slot] : 0
    let come = terms.bitOf[newSlot]
    let before = sets[strand * terms.days + day]
    if day == newDay {
      return terms.shapes[shape + Int((before & ~gone) | come)] - terms.shapes[shape + Int(before)]
    }
    let newBefore = sets[strand * terms.days + newDay]
    let (after, newAfter) = (before & ~gone, newBefore | come)
    var charge =
      terms.shapes[shape + Int(after)] - terms.shapes[shape + Int(before)]
      + terms.shapes[shape + Int(newAfter)] - terms.shapes[shape + Int(newBefore)]
    let table = Int(terms.daysAt[strand])
    if table >= 0 {
      let days = Int(daysUsed[strand])
      let newDays = days + (newBefore == 0 ? 1 : 0) - (after == 0 ? 1 : 0)
      charge += terms.dayCharges[table + newDays] - terms.dayCharges[table + days]
    }
    return charge
  }
}

// Changes.
extension TimetableState {
  /// Takes a meeting to an empty cell.
  func move(_ meeting: Int, to slot: Int, _ room: Int) {
    cells[Int(slotOf[meeting]) * terms.rooms + Int(roomOf[meeting])] = Self.empty
    settle(meeting, slot, room)
  }

  /// Two meetings change places.
  func swap(_ meeting: Int, _ other: Int) {
    let (slot, room) = (Int(slotOf[meeting]), Int(roomOf[meeting]))
    settle(meeting, Int(slotOf[other]), Int(roomOf[other]))
    settle(other, slot, room)
  }

  func charges(ofStrand strand: Int) -> [Int] {
    let shape = Int(terms.shapeAt[strand])
    let ofDays = (0..<terms.days).map { day in
      terms.shapes[shape + Int(sets[strand * terms.days + day])]
    }
    let table = Int(terms.daysAt[strand])
    return table < 0 ? ofDays : ofDays + [terms.dayCharges[table + Int(daysUsed[strand])]]
  }

  func charge(ofRoomSet set: Int) -> Int {
    let rooms = (0..<terms.rooms).count { inRoom[set * terms.rooms + $0] > 0 }
    return max(0, rooms - 1) * terms.roomSetCharge[set]
  }

  /// Adds what a change charges.
  @inline(__always)
  func book(violations more: Int, cost dearer: Int) {
    violations += more
    cost += dearer
  }

  /// Counts what a meeting at a place changes of the earlier timetable.
  private func count(_ course: Int, _ slot: Int, _ room: Int, _ sign: Int) {
    let before = terms.earlierRoom[course * terms.slots + slot]
    if before == EarlierPlaces.none {
      newTimes += sign
    } else if before != Int32(room) {
      newRooms += sign
    }
  }

  private func settle(_ meeting: Int, _ slot: Int, _ room: Int) {
    let course = Int(terms.courseOf[meeting])
    let (oldSlot, oldRoom) = (Int(slotOf[meeting]), Int(roomOf[meeting]))
    if terms.isAgain {
      count(course, oldSlot, oldRoom, -1)
      count(course, slot, room, 1)
    }
    cells[slot * terms.rooms + room] = Int32(meeting)
    slotOf[meeting] = Int32(slot)
    roomOf[meeting] = Int32(room)
    if slot != oldSlot {
      for index in terms.clashing.range(course) {
        let row = Int(terms.clashing.items[index]) * terms.slots
        clashes[row + oldSlot] -= 1
        clashes[row + slot] += 1
      }
      for index in terms.strandsOf.range(course) {
        let strand = Int(terms.strandsOf.items[index])
        leave(strand, oldSlot)
        enter(strand, slot)
      }
    }
    if room != oldRoom {
      for index in terms.roomSetsOf.range(course) {
        let row = Int(terms.roomSetsOf.items[index]) * terms.rooms
        inRoom[row + oldRoom] -= 1
        inRoom[row + room] += 1
      }
    }
  }
}
