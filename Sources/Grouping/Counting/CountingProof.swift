import GroupingModel

/// Shows by counting that required rules cannot hold together: too few of a kind for all groups,
/// too many who must be apart, blocks larger than any group, labels without room.
///
/// Quick for any class, and never wrong; what it does not see is left to search and to exact
/// engines. Most findings are one count of some learners, so prices of 1 or -1 for these learners
/// prove it to the checker too.
struct CountingProof {
  let objective: Objective
  private let room: Room

  init(_ objective: Objective) {
    self.objective = objective
    let scenario = objective.scenario
    room = Room(
      kinds: scenario.kinds, groupCount: scenario.groupCount, learners: scenario.roster.count)
  }

  /// What shows that there is no plan.
  struct Finding {
    let reason: CountingReason
    /// A price for each learner: the groups that required rules allow cannot pay them all. nil
    /// where no such prices are known.
    var prices: [Int64]?
    /// Sets that have to be dealt out in whole numbers for that.
    var sets: [[Int]] = []
  }

  /// nil where counting shows nothing.
  func finding() -> Finding? {
    let rules = objective.scenario.rules
    let requirements = Requirements(
      objective, rules: rules.indices.filter { rules[$0].strength == .required })
    let counted = CountedSets(requirements)
    let room = self.room.without(counted.impossibleSizes())
    let free = [Int64](repeating: 0, count: requirements.learners)
    if room.isEmpty {
      return Finding(reason: CountingReason(kind: .sizes, learners: [], number: 0), prices: free)
    }
    let blocks = Blocks(requirements)
    for (learners, quota) in counted.quotas() + blocks.rivals() + Places(requirements).quotas() {
      if let reason = Self.reason(learners, quota, room) {
        var prices = free
        for learner in learners { prices[learner] = reason.kind == .tooFew ? -1 : 1 }
        return Finding(reason: reason, prices: prices)
      }
    }
    if let uneven = counted.uneven(in: room) {
      return Finding(
        reason: CountingReason(kind: .uneven, learners: uneven, number: 0), prices: free,
        sets: [uneven])
    }
    // A group with part of a block may seem to keep the rules as long as the others pay for it.
    if let reason = Self.reason(blocks, room) { return Finding(reason: reason) }
    return Islands(requirements, room).island().map { island in
      Finding(
        reason: CountingReason(kind: .island, learners: island, number: 0), prices: free,
        sets: [island])
    }
  }

  private static func reason(
    _ learners: [Int], _ quota: Quota, _ room: Room
  ) -> CountingReason? {
    switch quota.verdict(room) {
    case .tooFew(let number): CountingReason(kind: .tooFew, learners: learners, number: number)
    case .tooMany(let number): CountingReason(kind: .tooMany, learners: learners, number: number)
    case nil: nil
    }
  }

  private static func reason(_ blocks: Blocks, _ room: Room) -> CountingReason? {
    // Most blocks are as large as others.
    var fitting: Set<Quota> = []
    for (learners, quota) in blocks.quotas() where fitting.insert(quota).inserted {
      if let found = reason(learners, quota, room) {
        return CountingReason(kind: .block, learners: learners, number: found.number)
      }
    }
    let (learners, quota) = blocks.largeBlocks()
    return reason(learners, quota, room).map {
      CountingReason(kind: .blocks, learners: learners, number: $0.number)
    }
  }
}
