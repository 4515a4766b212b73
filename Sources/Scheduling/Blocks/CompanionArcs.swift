/// Arcs of two learners who attend the same session: either both are used or none is.
struct CompanionArcs {
  let first: Int
  let second: Int

  /// One pair for each session that neighbours in a set of companions may attend in a slot in which
  /// both are.
  static func all(_ week: Week, _ arcs: [WeekArcs.Arc]) -> [CompanionArcs] {
    guard !week.problem.together.isEmpty else { return [] }
    let members = Set(week.problem.together.joined())
    var arcAt: [[Int]: Int] = [:]
    for (index, arc) in arcs.enumerated() where members.contains(arc.learner) {
      arcAt[[arc.learner, arc.slot, arc.offer]] = index
    }
    var pairs: [CompanionArcs] = []
    for set in week.problem.together {
      for slot in 0..<week.slotCount {
        let there = set.filter { week.isPresent[week.index($0, slot)] }
        for (one, other) in zip(there, there.dropFirst()) {
          for offer in week.offers[slot] {
            guard let first = arcAt[[one, slot, offer]], let second = arcAt[[other, slot, offer]]
            else { continue }
            pairs.append(CompanionArcs(first: first, second: second))
          }
        }
      }
    }
    return pairs
  }

  /// Whether each arc is open to all companions of its learner.
  static func isOpenToAll(_ week: Week, _ arcs: [WeekArcs.Arc]) -> [Bool] {
    guard !week.problem.together.isEmpty else {
      return [Bool](repeating: true, count: arcs.count)
    }
    var companions = [[Int]](repeating: [], count: week.learnerCount)
    for set in week.problem.together {
      for learner in set { companions[learner] += set }
    }
    let known = Set(
      arcs.filter { !companions[$0.learner].isEmpty }.map { [$0.learner, $0.slot, $0.offer] })
    return arcs.map { arc in
      companions[arc.learner].allSatisfy {
        !week.isPresent[week.index($0, arc.slot)] || known.contains([$0, arc.slot, arc.offer])
      }
    }
  }
}
