import GroupingModel

/// Buddies of whom as few as possible would rather go off together.
package struct StableBuddies: Sendable {
  package let pairs: [BuddyPair]
  package let trio: Trio?
  package let leftOut: Int?
  /// Who would rather be with each other (`PartnerRankings.blocking` says when); none: a stable
  /// answer, such as Irving's algorithm finds where there is one.
  package let blocking: [BuddyPair]
  /// No plan has fewer blocking pairs.
  package let fewest: Int
  /// All partners' ranks of one another, a trio counting as its three pairs.
  package let totalRank: Int
  /// No plan with as few blocking pairs has a lower total.
  package let leastTotal: Int

  /// Whether no plan has fewer blocking pairs.
  package var isFewestProven: Bool { fewest >= blocking.count }
  /// Whether, besides, none of those with as few has a lower total of ranks.
  package var isProven: Bool { isFewestProven && leastTotal >= totalRank }

  package enum Answer: Sendable {
    case plan(StableBuddies)
    /// Learners who rank each other cannot all be paired.
    case impossible(BuddyConflict)
    /// The time was over before a plan was found.
    case undecided

    package var plan: StableBuddies? {
      if case .plan(let plan) = self { plan } else { nil }
    }
  }

  fileprivate init(_ units: [[Int]], _ ranks: PartnerRankings, fewest: Int, leastTotal: Int) {
    pairs = units.filter { $0.count == 2 }.map { BuddyPair($0[0], $0[1]) }.sorted()
    trio = units.first { $0.count == 3 }.map { Trio($0[0], $0[1], $0[2]) }
    leftOut = units.first { $0.count == 1 }?.first
    blocking = ranks.blocking(pairs: pairs, trio: trio)
    totalRank = ranks.total(of: units)
    self.fewest = fewest
    self.leastTotal = leastTotal
  }
}

/// Forms pairs of learners who rank each other with as few blocking pairs as possible and, among
/// those, the least total of ranks. GLPK's integer search proves both.
///
/// - Parameters:
///   - odd: what becomes of one learner too many. Of costs of being left out, it counts only for
///     whom there is none: who must not.
///   - timeLimit: milliseconds for all; nil for as long as it takes.
/// - Throws: `ModelError` for more than 60 learners or costs that do not fit; `GLPKError`.
package func stableBuddies(
  _ ranks: PartnerRankings, odd: OddLearner = .trio, timeLimit: Int? = nil
) throws -> StableBuddies.Answer {
  guard ranks.count <= 60 else {
    throw ModelError(
      "blocking pairs of \(ranks.count) learners are too many to weigh",
      remedy: "form buddies class by class, of up to 60, or by ranks alone")
  }
  let clock = Deadline(milliseconds: timeLimit)
  let costs = try ranks.costs()
  switch try solveBuddies(costs, odd: odd, timeLimit: timeLimit) {
  case .impossible(let conflict): return .impossible(conflict)
  case .undecided: return .undecided
  case .plan(let plan): return .plan(try improve(plan, ranks, odd: odd, clock))
  }
}

/// - Parameter plan: the one of least ranks, for when there is no time for a better one.
private func improve(
  _ plan: BuddyPlan, _ ranks: PartnerRankings, odd: OddLearner, _ clock: Deadline
) throws -> StableBuddies {
  var program = try StableProgram(ranks, odd: odd)
  guard let first = try program.fewestBlocks(clock) else {
    return StableBuddies(plan.units, ranks, fewest: 0, leastTotal: 0)
  }
  let known = StableBuddies(first.units, ranks, fewest: first.bound, leastTotal: 0)
  guard known.isFewestProven,
    let second = try program.leastRanks(blocks: known.blocking.count, clock)
  else { return known }
  return StableBuddies(second.units, ranks, fewest: known.fewest, leastTotal: second.bound)
}

extension BuddyPlan {
  fileprivate var units: [[Int]] {
    pairs.map { [$0.first, $0.second] } + (trio.map { [$0.members] } ?? [])
      + (leftOut.map { [[$0]] } ?? [])
  }
}
