/// What the search charges for changes of an earlier timetable, in units of cost: enough that few are
/// made for nothing. Which timetable is the best is decided by counting them.
struct ChangePrices {
  let earlier: EarlierPlaces
  /// Of a meeting at a time that its course did not have, and of another room at one that it had.
  let time: Int
  let room: Int

  /// Prices of times beside charges of `courses x slots`.
  func added(to charges: [Int]) -> [Int] {
    zip(charges, earlier.rooms).map { $0 + ($1 == EarlierPlaces.none ? time : 0) }
  }
}

extension TimetableTerms {
  /// Charge of a room at a time at which the course met in another one; nothing for a new timetable.
  @inline(__always)
  func roomChange(_ course: Int, _ slot: Int, _ room: Int) -> Int {
    guard isAgain else { return 0 }
    let before = earlierRoom[course * slots + slot]
    return before == EarlierPlaces.none || before == Int32(room) ? 0 : roomPrice
  }
}

extension TimetableState {
  /// Cost without prices of changes.
  @inline(__always)
  var plainCost: Int { cost - newTimes * terms.timePrice - newRooms * terms.roomPrice }
}
