import SchedulingModel

/// Gives each meeting of a repaired timetable a room of its class: its own where it stays, else the
/// cheapest that is left.
struct RepairedPlaces {
  let terms: TimetableTerms
  let earlier: EarlierPlaces
  let classes: RoomClasses

  /// Places of all meetings, in the order of their numbers; those of locked slots first in each course.
  func places(_ chosen: [RepairColumns.Column]) -> [MeetingPlace] {
    var room = [Int](repeating: -1, count: chosen.count)
    var isTaken = [Bool](repeating: false, count: terms.slots * terms.rooms)
    for (index, column) in chosen.enumerated() {
      guard let own = earlier.room(column.course, at: column.slot), column.change.rooms == 0
      else { continue }
      room[index] = own
      isTaken[column.slot * terms.rooms + own] = true
    }
    for (index, column) in chosen.enumerated() where room[index] < 0 {
      let free = classes.open[column.slot][column.roomClass].filter {
        !isTaken[column.slot * terms.rooms + $0]
      }
      let row = column.course * terms.rooms
      guard let cheapest = free.min(by: { terms.roomCharge[row + $0] < terms.roomCharge[row + $1] })
      else { continue }
      room[index] = cheapest
      isTaken[column.slot * terms.rooms + cheapest] = true
    }
    return chosen.indices.sorted {
      (chosen[$0].course, chosen[$0].isLocked ? 0 : 1, chosen[$0].slot)
        < (chosen[$1].course, chosen[$1].isLocked ? 0 : 1, chosen[$1].slot)
    }.map { MeetingPlace(slot: chosen[$0].slot, room: room[$0]) }
  }
}
