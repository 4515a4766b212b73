// Charges from scratch, and those of pairs.
extension TimetableState {
  /// All that the timetable breaks and costs.
  ///
  /// - Complexity: O(tables).
  var total: (violations: Int, cost: Int) {
    var (violations, cost) = (0, 0)
    func add(_ charge: Int) {
      violations += Charge.violations(charge)
      cost += Charge.cost(charge)
    }
    for meeting in 0..<terms.meetings {
      let course = Int(terms.courseOf[meeting])
      for other in 0..<meeting where slotOf[other] == slotOf[meeting] {
        violations += Int(terms.clash[course * terms.courses + Int(terms.courseOf[other])])
      }
      add(terms.roomCharge[course * terms.rooms + Int(roomOf[meeting])])
      add(terms.slotCharge[course * terms.slots + Int(slotOf[meeting])])
      add(terms.roomChange(course, Int(slotOf[meeting]), Int(roomOf[meeting])))
    }
    for strand in 0..<terms.strands {
      for charge in charges(ofStrand: strand) { add(charge) }
    }
    for set in 0..<terms.roomSets { add(charge(ofRoomSet: set)) }
    for index in terms.pairs.orders.indices { add(charge(ofOrder: index)) }
    for slot in terms.pairs.isTooFar.indices { add(travelCharge(after: slot)) }
    return (violations, cost)
  }

  /// Of one order, with the meetings as they are.
  func charge(ofOrder index: Int) -> Int {
    let order = terms.pairs.orders[index]
    let (firsts, seconds) = (terms.meetingRange(order.first), terms.meetingRange(order.second))
    var count = 0
    for first in firsts {
      for second in seconds where slotOf[first] >= slotOf[second] { count += 1 }
    }
    return count * order.charge
  }

  /// Of ways between a slot and the next.
  func travelCharge(after slot: Int) -> Int {
    let (far, rooms) = (terms.pairs.isTooFar[slot], terms.rooms)
    guard !far.isEmpty, let price = terms.pairs.travel else { return 0 }
    var count = 0
    for room in 0..<rooms where cells[slot * rooms + room] >= 0 {
      let course = Int(terms.courseOf[Int(cells[slot * rooms + room])])
      for next in 0..<rooms where far[room * rooms + next] {
        let meeting = cells[(slot + 1) * rooms + next]
        guard meeting >= 0 else { continue }
        count += Int(terms.clash[course * terms.courses + Int(terms.courseOf[Int(meeting)])])
      }
    }
    return count * price
  }

  /// Of all pairs that a change of these meetings can touch.
  ///
  /// - Parameters:
  ///   - courses: of the meetings.
  ///   - slots: where they are and where they go.
  func pairCharge(courses: (Int, Int), slots: (Int, Int)) -> Int {
    var charge = 0
    for index in terms.pairs.ordersOf[courses.0] { charge += self.charge(ofOrder: index) }
    if courses.1 >= 0, courses.1 != courses.0 {
      for index in terms.pairs.ordersOf[courses.1] {
        let order = terms.pairs.orders[index]
        if order.first == courses.0 || order.second == courses.0 { continue }
        charge += self.charge(ofOrder: index)
      }
    }
    guard terms.pairs.travel != nil else { return charge }
    for slot in Set([slots.0 - 1, slots.0, slots.1 - 1, slots.1])
    where terms.pairs.isTooFar.indices.contains(slot) {
      charge += travelCharge(after: slot)
    }
    return charge
  }
}
