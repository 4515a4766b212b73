extension BuddyPrices {
  /// Of some learners among all: the names of those, prices 0 for the others.
  func renamed(_ names: [Int], count: Int) -> BuddyPrices {
    var all = [Int](repeating: 0, count: count)
    for (index, name) in names.enumerated() { all[name] = learners[index] }
    return BuddyPrices(
      scale: scale, learners: all,
      sets: sets.map { OddSet(members: $0.members.map { names[$0] }, price: $0.price) })
  }

  /// With the highest prices of the trio's learners that leave no pair a slack below 0.
  func completed(_ trio: Trio, _ costs: PairCosts) -> BuddyPrices {
    var all = learners
    var open = Set(trio.members)
    for learner in trio.members {
      open.remove(learner)
      var least: Int?
      for other in 0..<costs.count where other != learner && !open.contains(other) {
        guard let cost = costs[learner, other] else { continue }
        least = min(least ?? .max, scale * cost - all[other])
      }
      all[learner] = least ?? 0
    }
    return BuddyPrices(scale: scale, learners: all, sets: sets)
  }

  /// With prices lowered where a pair has a slack below 0.
  func lowered(_ costs: PairCosts) -> BuddyPrices {
    let slacks = PairSlacks(costs, self)
    var all = learners
    var cuts = [Int](repeating: 0, count: all.count)
    for a in all.indices {
      for b in all.indices where b > a {
        let slack = slacks.slack(a, b)
        if slack == PairSlacks.never { continue }
        let open = slack + cuts[a] + cuts[b]
        if open < 0 { cuts[a] -= open }
      }
    }
    for learner in all.indices { all[learner] -= cuts[learner] }
    return BuddyPrices(scale: scale, learners: all, sets: sets)
  }
}
