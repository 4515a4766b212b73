import GroupingModel

/// Learners who may only be in some kinds of groups: those kinds may have too few places for them,
/// and a kind may find too few learners.
struct Places {
  private let requirements: Requirements

  /// Sets of kinds that are looked at.
  private static let mostSets = 256

  init(_ requirements: Requirements) {
    self.requirements = requirements
  }

  func quotas() -> [(learners: [Int], quota: Quota)] {
    guard requirements.excluded.contains(where: { $0.contains(true) }) else { return [] }
    return crowded() + deserted()
  }

  /// Learners who only have these kinds: no other kind takes any of them (Hall).
  private func crowded() -> [(learners: [Int], quota: Quota)] {
    let open = (0..<requirements.learners).map { learner in
      requirements.kinds.indices.filter { !requirements.excluded[$0][learner] }
    }
    return sets(open).map { kinds in
      let learners = open.indices.filter { kinds.isSuperset(of: open[$0]) }
      let quota = Quota(total: learners.count, kinds: requirements.kinds) { kind, size in
        0...(kinds.contains(kind) ? min(size, learners.count) : 0)
      }
      return (learners, quota)
    }
  }

  /// The sets of kinds that learners have, and what they add up to.
  private func sets(_ open: [[Int]]) -> [Set<Int>] {
    let single = Set(open.map { Set($0) }).subtracting([Set(requirements.kinds.indices)])
    var sets = single.sorted { $0.sorted().lexicographicallyPrecedes($1.sorted()) }
    var known = single
    var next = 0
    while next < sets.count, sets.count < Self.mostSets {
      for other in sets.prefix(next) where sets.count < Self.mostSets {
        let union = sets[next].union(other)
        if known.insert(union).inserted { sets.append(union) }
      }
      next += 1
    }
    return sets
  }

  /// Learners open to a kind: its groups hold nobody else.
  private func deserted() -> [(learners: [Int], quota: Quota)] {
    requirements.kinds.indices.map { kind in
      let learners = (0..<requirements.learners).filter { !requirements.excluded[kind][$0] }
      let quota = Quota(total: learners.count, kinds: requirements.kinds) { other, size in
        let least = other == kind ? size : 0
        return least <= learners.count ? least...max(least, min(size, learners.count)) : nil
      }
      return (learners, quota)
    }
  }
}
