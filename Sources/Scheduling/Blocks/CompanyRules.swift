import SchedulingModel

/// Rules about who is in a session with whom, for one slot: pairs apart, sets together, nobody alone.
struct CompanyRules {
  struct Alone {
    let isMember: [Bool]
    let members: [Int]
    let costs: [(component: Int, cost: Int)]
  }

  let apart: [LearnerPair]
  /// Sets by those who are there.
  let together: [[Int]]
  let alone: [Alone]

  init(_ week: Week, _ slot: Int) {
    func isThere(_ learner: Int) -> Bool { week.isPresent[week.index(learner, slot)] }
    apart = week.problem.apart.filter { isThere($0.first) && isThere($0.second) }
    together = week.problem.together.map { $0.filter(isThere) }.filter { $0.count > 1 }
    alone = week.problem.rules.compactMap { rule in
      guard case .notAlone(let learners) = rule.demand else { return nil }
      let costs: [(component: Int, cost: Int)] =
        switch rule.strength {
        case .required: [(Week.broken, 1)]
        case .weighted(let level, let cost):
          [(week.component(.unmet(level: level)) ?? Week.broken, cost)]
        }
      return Alone(
        isMember: (0..<week.learnerCount).map(learners.contains),
        members: learners.filter(isThere).sorted(), costs: costs)
    }
  }

  var isEmpty: Bool { apart.isEmpty && together.isEmpty && alone.isEmpty }

  /// - Parameter members: by offer.
  func addCosts(of members: [[Int]], to total: inout [Int]) {
    if isEmpty { return }
    var place: [Int: Int] = [:]
    for (offer, learners) in members.enumerated() {
      for learner in learners { place[learner] = offer }
    }
    for pair in apart {
      if let offer = place[pair.first], place[pair.second] == offer { total[Week.broken] += 1 }
    }
    for set in together where Set(set.map { place[$0] ?? -1 }).count > 1 { total[Week.broken] += 1 }
    for rule in alone {
      for learners in members where learners.count(where: { rule.isMember[$0] }) == 1 {
        for (component, cost) in rule.costs { total[component] += cost }
      }
    }
  }
}
