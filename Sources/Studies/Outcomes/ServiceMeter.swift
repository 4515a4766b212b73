/// Whether those in need get the teacher, who sits with one group a round: that with the lowest mean
/// ticket, the first of them on a tie.
struct ServiceMeter {
  private var wasNeedy: [Bool]
  private var wasServed: [Bool]
  /// Per learner, rounds in need before the first service.
  private var waits: [Int]
  private var needs = 0
  private var services = 0

  init(learners: Int) {
    wasNeedy = [Bool](repeating: false, count: learners)
    wasServed = wasNeedy
    waits = [Int](repeating: 0, count: learners)
  }

  mutating func add(_ seating: Seating, tickets: [Double], needs: [Bool]) {
    let means = (0..<seating.groupCount).map { group in
      let range = seating.range(of: group)
      return range.reduce(0.0) { $0 + tickets[seating.members[$1]] } / Double(max(1, range.count))
    }
    let table = means.indices.min { means[$0] < means[$1] } ?? 0
    for learner in needs.indices where needs[learner] {
      self.needs += 1
      wasNeedy[learner] = true
      if seating.groupOf[learner] == table {
        services += 1
        wasServed[learner] = true
      } else if !wasServed[learner] {
        waits[learner] += 1
      }
    }
  }

  /// Share of all needs so far, one for each learner and round, that were served.
  var served: Double { needs > 0 ? Double(services) / Double(needs) : .nan }

  /// Mean rounds that learners were in need before they were first served, of those who ever were.
  var waiting: Double {
    let needy = wasNeedy.count { $0 }
    return needy > 0 ? Double(waits.reduce(0, +)) / Double(needy) : .nan
  }
}
