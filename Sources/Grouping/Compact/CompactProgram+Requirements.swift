import GLPK

extension CompactProgram {
  /// Required rules, as far as they are linear: what is left out makes the bound weaker, not wrong.
  mutating func addRequirements() throws(GLPKError) {
    try addClashes()
    try addRation()
    // Violations that others make good say nothing by themselves.
    guard !search.hard.hasCredit else { return }
    for learner in 0..<search.learners {
      for (slot, kind) in slotKinds.enumerated()
      where search.hard.linear[kind * search.learners + learner] > 0 {
        try problem.setColumnBounds(place(learner, slot), .fixed(0))
      }
    }
    for slot in slotKinds.indices {
      for index in 0..<search.hard.counts.count { try limit(search.hard.counts[index], slot) }
      for index in 0..<search.hard.sums.count { try limit(search.hard.sums[index], slot) }
      for index in 0..<search.hard.reaches.count { try tie(search.hard.reaches[index], slot) }
    }
  }

  private mutating func addClashes() throws(GLPKError) {
    guard let clashes = search.hard.clashes else { return }
    for one in 0..<search.learners {
      for other in (one + 1)..<max(one + 1, search.learners)
      where clashes[one * search.learners + other] != 0 {
        for slot in slotKinds.indices {
          try problem.addRow(.atMost(1), entries: [(place(one, slot), 1), (place(other, slot), 1)])
        }
      }
    }
  }

  private mutating func addRation() throws(GLPKError) {
    guard let ration = search.ration else { return }
    var entries: [(column: Int, value: Double)] = []
    for learner in 0..<search.learners {
      for (slot, kind) in slotKinds.enumerated() where ration.charges.prices[kind][learner] != 0 {
        entries.append((place(learner, slot), Double(ration.charges.prices[kind][learner])))
      }
    }
    try problem.addRow(.atMost(Double(ration.most)), entries: entries)
  }

  /// Numbers of a set's members between the least and the most that some size allows.
  private mutating func limit(_ count: Kernel.Count, _ slot: Int) throws(GLPKError) {
    let allowed = sizes(slot).flatMap { (size: Int) -> [Int] in
      (0...size).filter { count.prices[size * count.stride + $0] <= 0 }
    }
    guard let least = allowed.min(), let most = allowed.max() else { return }
    try between(least...most, members(count.belongs, slot), slot)
  }

  /// A sum within its allowance, where the share is the same for all sizes.
  private mutating func limit(_ sum: Kernel.Sum, _ slot: Int) throws(GLPKError) {
    let shares = sizes(slot).map { sum.shares[$0] }
    guard let first = shares.first, shares.allSatisfy({ $0.factor == first.factor }),
      shares.allSatisfy({ $0.target == first.target }), filled[slot] == nil
    else { return }
    let allowance = Double(shares.map(\.allowance).max() ?? first.allowance)
    let unit = Double(first.factor)
    try problem.addRow(
      .between(
        (Double(first.target) - allowance) / unit, (Double(first.target) + allowance) / unit),
      entries: (0..<search.learners).filter { sum.values[$0] != 0 }
        .map { (place($0, slot), Double(sum.values[$0])) })
  }

  /// Whoever must be with one of several is in a group only with one of them.
  private mutating func tie(_ reach: Kernel.Reach, _ slot: Int) throws(GLPKError) {
    for learner in 0..<search.learners where reach.weights[learner] > 0 {
      guard let partners = partners(of: learner, reach, slot) else { continue }
      try problem.addRow(.atLeast(0), entries: partners + [(place(learner, slot), -1)])
    }
  }

  /// Those whom a learner looks for, in a group; nil where they find themselves.
  func partners(
    of learner: Int, _ reach: Kernel.Reach, _ slot: Int
  ) -> [(column: Int, value: Double)]? {
    var entries: [(column: Int, value: Double)] = []
    var isAlone = true
    reach.partners.forEach(of: learner) { other in
      if other == learner { isAlone = false }
      entries.append((place(other, slot), 1))
    }
    return isAlone ? entries : nil
  }
}

extension Kernel {
  /// Whether a violation may be made good by another term.
  fileprivate var hasCredit: Bool {
    var hasCredit = (0..<linear.count).contains { linear[$0] < 0 }
    pairs?.eachPrice { if $2 < 0 { hasCredit = true } }
    return hasCredit
      || (0..<counts.count).contains { index in
        (0..<counts[index].prices.count).contains { counts[index].prices[$0] < 0 }
      }
  }
}
