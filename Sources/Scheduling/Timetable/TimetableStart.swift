import Grouping
import SchedulingModel

/// A first timetable: meetings with the fewest choices first, each to the cheapest place that is left
/// with the fewest clashes.
struct TimetableStart {
  let terms: TimetableTerms
  /// Places of meetings that a lock keeps where they are, by number.
  var locked: [Int: MeetingPlace] = [:]

  /// Places of all meetings.
  ///
  /// - Complexity: O(meetings x slots x (rooms + clashing courses)).
  func places(_ random: inout RandomSource) -> [MeetingPlace] { greedy(&random) ?? matched }

  /// Nil if a meeting finds no free cell.
  func greedy(_ random: inout RandomSource) -> [MeetingPlace]? {
    var order = Array(0..<terms.meetings)
    random.shuffle(&order)
    let freedom = order.map(freedom)
    order = order.indices.sorted { (freedom[$0], $0) < (freedom[$1], $1) }.map { order[$0] }
    var places = [MeetingPlace?](repeating: nil, count: terms.meetings)
    var free = (0..<(terms.slots * terms.rooms)).map { terms.isUsable[$0] != 0 }
    var clashes = [Int](repeating: 0, count: terms.courses * terms.slots)
    for (_, place) in locked { free[place.slot * terms.rooms + place.room] = false }
    for meeting in order {
      let course = Int(terms.courseOf[meeting])
      guard let place = locked[meeting] ?? cheapest(course, free, clashes) else { return nil }
      places[meeting] = place
      free[place.slot * terms.rooms + place.room] = false
      for index in terms.clashing.range(course) {
        clashes[Int(terms.clashing.items[index]) * terms.slots + place.slot] += 1
      }
    }
    return places.compactMap { $0 }
  }

  /// Any places, of which there are enough once no obstacle was found.
  private var matched: [MeetingPlace] {
    var matching = MeetingMatching(cellsOf: terms.problem)
    _ = matching.fill()
    return matching.places.joined().map {
      MeetingPlace(slot: $0 / terms.rooms, room: $0 % terms.rooms)
    }
  }

  /// Slots to choose from, against what may stand in the way.
  private func freedom(_ meeting: Int) -> Int {
    let course = Int(terms.courseOf[meeting])
    let rivals = terms.clashing.range(course).reduce(0) {
      $0 + terms.meetingRange(Int(terms.clashing.items[$1])).count
    }
    return terms.openSlots.range(course).count - rivals
  }

  private func cheapest(_ course: Int, _ free: [Bool], _ clashes: [Int]) -> MeetingPlace? {
    var best: (clashes: Int, charge: Int, place: MeetingPlace)?
    for slotIndex in terms.openSlots.range(course) {
      let slot = Int(terms.openSlots.items[slotIndex])
      for room in 0..<terms.rooms where free[slot * terms.rooms + room] {
        var charge = terms.roomCharge[course * terms.rooms + room]
        if terms.isAgain {
          charge += terms.slotCharge[course * terms.slots + slot]
          charge += terms.roomChange(course, slot, room)
        }
        let found = (clashes[course * terms.slots + slot], charge)
        if let best, (best.clashes, best.charge) <= found { continue }
        best = (found.0, found.1, MeetingPlace(slot: slot, room: room))
      }
    }
    return best?.place
  }
}
