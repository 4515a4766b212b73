import Grouping

// How much a change can save at most, so that most changes need not be looked at closely.
extension TimetableTerms {
  /// For each course, what one of its meetings saves at most by going elsewhere, clashes, seats and
  /// features aside; infinite where pairs count.
  ///
  /// - Parameter price: of a violation.
  /// - Complexity: O(courses x slots + sizes of tables).
  func reliefs(price: Double) -> [Double] {
    guard pairs.isEmpty else { return Array(repeating: .infinity, count: courses) }
    func energy(_ charge: Int) -> Double {
      Double(Charge.violations(charge)) * price + Double(Charge.cost(charge))
    }
    var known: [Int32: Double] = [:]
    return (0..<courses).map { course in
      let ofSlots = (0..<slots).map { energy(slotCharge[course * slots + $0]) }
      var relief = (ofSlots.max() ?? 0) - (ofSlots.min() ?? 0)
      for index in strandsOf.range(course) {
        let strand = Int(strandsOf.items[index])
        let shape = shapeAt[strand]
        let ofShape = known[shape] ?? shapeRelief(Int(shape), energy)
        known[shape] = ofShape
        relief += ofShape + dayRelief(Int(daysAt[strand]), energy)
      }
      for index in roomSetsOf.range(course) {
        relief += energy(roomSetCharge[Int(roomSetsOf.items[index])])
      }
      return relief
    }
  }

  /// The most that leaving a slot of a day saves, and entering another.
  private func shapeRelief(_ start: Int, _ energy: (Int) -> Double) -> Double {
    var (leaving, entering) = (0.0, 0.0)
    for set in 0..<(1 << slotsADay) {
      for bit in 0..<slotsADay where set & (1 << bit) == 0 {
        let step = energy(shapes[start + (set | (1 << bit))]) - energy(shapes[start + set])
        leaving = max(leaving, step)
        entering = max(entering, -step)
      }
    }
    return leaving + entering
  }

  /// The most that a day more or less saves.
  private func dayRelief(_ start: Int, _ energy: (Int) -> Double) -> Double {
    guard start >= 0 else { return 0 }
    return (0..<days).map {
      abs(energy(dayCharges[start + $0]) - energy(dayCharges[start + $0 + 1]))
    }.max() ?? 0
  }
}
