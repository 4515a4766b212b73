import GroupingModel

/// Learners who cannot all be with somebody they look for, because of required rules.
///
/// Some have nobody left. Others have one, and would have to be with that one: such ties, followed
/// from learner to learner, lead to two who must not be together, or to more than a group holds. Of
/// each such chain one tie has to be cut, and chains without common ties add up.
struct ReachBound {
  private let term: ReachTerm
  private let requirements: Requirements

  /// Pairs that must not be together up to which chains are looked for.
  private static let mostPairs = 20_000

  init(_ term: ReachTerm, _ requirements: Requirements) {
    self.term = term
    self.requirements = requirements
  }

  var least: Int64 {
    var total: Int64 = 0
    var ties = TieGraph(learners: requirements.learners)
    for (learner, weight) in term.weights.enumerated() {
      guard weight > 0 else {
        total += weight
        continue
      }
      let hopes = Set(term.partners[learner]).filter { canMeet(learner, $0) }
      if hopes.isEmpty { total += weight }
      if hopes.count == 1, let only = hopes.first, only != learner {
        ties.add(learner, only, weight: weight)
      }
    }
    for (one, other) in ties.isEmpty ? [] : separated { total += ties.cut(between: one, other) }
    let largest = requirements.kinds.map(\.sizes.upperBound).max() ?? 1
    return total + ties.cut(toPartsOf: max(1, largest))
  }

  private func canMeet(_ one: Int, _ other: Int) -> Bool {
    one == other || (shareKind(one, other) && !requirements.clash(one, other))
  }

  private func shareKind(_ one: Int, _ other: Int) -> Bool {
    requirements.kinds.indices.contains { kind in
      requirements.kinds[kind].sizes.upperBound > 1 && !requirements.excluded[kind][one]
        && !requirements.excluded[kind][other]
    }
  }

  /// Pairs who must not be together, by rules about pairs or by kinds that they are kept out of.
  private var separated: [(Int, Int)] {
    var pairs = requirements.partings.flatMap(\.entries).filter { $0.price > 0 }
      .map { ($0.first, $0.second) }
    let fixed = (0..<requirements.learners).filter { learner in
      requirements.excluded.contains { $0[learner] }
    }
    for (position, one) in fixed.enumerated() where pairs.count < Self.mostPairs {
      pairs += fixed[(position + 1)...].filter { !shareKind(one, $0) }.map { (one, $0) }
    }
    return Array(pairs.prefix(Self.mostPairs))
  }
}

/// Ties between learners, each with what it costs to cut it.
private struct TieGraph {
  private var ties: [(one: Int, other: Int, weight: Int64)] = []
  /// Ties of each learner that are not counted as cut, or as one of a chain that is.
  private var open: [[Int]]

  init(learners: Int) { open = [[Int]](repeating: [], count: learners) }

  var isEmpty: Bool { ties.isEmpty }

  mutating func add(_ one: Int, _ other: Int, weight: Int64) {
    open[one].append(ties.count)
    open[other].append(ties.count)
    ties.append((one, other, weight))
  }

  /// The cheapest tie of a shortest chain between two learners, which is used up; 0 without one.
  ///
  /// - Complexity: O(learners in the chain's component).
  mutating func cut(between one: Int, _ other: Int) -> Int64 {
    guard let chain = chain(from: one, to: other) else { return 0 }
    for tie in chain {
      open[ties[tie].one].removeAll { $0 == tie }
      open[ties[tie].other].removeAll { $0 == tie }
    }
    return chain.map { ties[$0].weight }.min() ?? 0
  }

  private func chain(from start: Int, to end: Int) -> [Int]? {
    var reachedBy = [start: -1]
    var queue = [start]
    var next = 0
    while next < queue.count, reachedBy[end] == nil {
      let learner = queue[next]
      next += 1
      for tie in open[learner] {
        let other = ties[tie].one == learner ? ties[tie].other : ties[tie].one
        if reachedBy[other] == nil {
          reachedBy[other] = tie
          queue.append(other)
        }
      }
    }
    var chain: [Int] = []
    var at = end
    while let tie = reachedBy[at], tie >= 0 {
      chain.append(tie)
      at = ties[tie].one == at ? ties[tie].other : ties[tie].one
    }
    return at == start && start != end ? chain : nil
  }

  /// What it costs at least to cut what is left into parts of no more than so many learners: a whole
  /// of `k` parts has lost `k - 1` ties at least.
  func cut(toPartsOf most: Int) -> Int64 {
    var total: Int64 = 0
    var isSeen = [Bool](repeating: false, count: open.count)
    for start in open.indices where !isSeen[start] && !open[start].isEmpty {
      var members = [start]
      isSeen[start] = true
      var next = 0
      var own: Set<Int> = []
      while next < members.count {
        let learner = members[next]
        next += 1
        for tie in open[learner] {
          own.insert(tie)
          let other = ties[tie].one == learner ? ties[tie].other : ties[tie].one
          if !isSeen[other] {
            isSeen[other] = true
            members.append(other)
          }
        }
      }
      let parts = (members.count + most - 1) / most
      total += own.map { ties[$0].weight }.sorted().prefix(parts - 1).reduce(0, +)
    }
    return total
  }
}
