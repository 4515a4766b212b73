/// Whether those in need get the teacher, who sits with one group a round: that with the lowest mean
/// ticket, the first of them on a tie.
struct ServiceMeter {
  /// Per learner, the round of the first need, and of the first service since; -1 for none.
  private var needed: [Int]
  private var helped: [Int]
  private var rounds = 0
  private(set) var served = Double.nan

  init(learners: Int) {
    needed = [Int](repeating: -1, count: learners)
    helped = needed
  }

  mutating func add(_ seating: Seating, tickets: [Double], needs: [Bool]) {
    let means = (0..<seating.groupCount).map { group in
      let range = seating.range(of: group)
      return range.reduce(0.0) { $0 + tickets[seating.members[$1]] } / Double(max(1, range.count))
    }
    let table = means.indices.min { means[$0] < means[$1] } ?? 0
    var (inNeed, there) = (0, 0)
    for learner in needs.indices where needs[learner] {
      inNeed += 1
      if needed[learner] < 0 { needed[learner] = rounds }
      guard seating.groupOf[learner] == table else { continue }
      there += 1
      if helped[learner] < 0 { helped[learner] = rounds }
    }
    rounds += 1
    served = inNeed > 0 ? Double(there) / Double(inNeed) : .nan
  }

  /// Mean rounds from first need to first service; those who still wait count until now.
  var waiting: Double {
    let waits = needed.indices.filter { needed[$0] >= 0 }.map {
      (helped[$0] >= 0 ? helped[$0] : rounds) - needed[$0]
    }
    return waits.isEmpty ? .nan : Double(waits.reduce(0, +)) / Double(waits.count)
  }
}
