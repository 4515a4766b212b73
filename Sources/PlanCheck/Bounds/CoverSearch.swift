import GroupingModel

/// An exhaustive search for a plan among some groups: an exact cover of the roster.
///
/// Branches on the learner with the fewest groups left, drops groups that overlap or no longer fit
/// the room, and bounds what is left by each learner's cheapest share.
struct CoverSearch {
  enum Outcome {
    /// Costs by level of a plan that was accepted.
    case found([Int64])
    case nothing
    /// The budget ran out first.
    case undecided
  }

  private let scenario: Scenario
  /// What the groups' excess may sum to.
  private let room: Int128
  /// Moves that the groups may have in all, counted in their last cost; nil for any.
  private let mostMoved: Int64?
  /// Whether a plan of these costs by level is one that is looked for.
  private let accepts: ([Int64]) -> Bool
  /// Groups that may still be looked at.
  private var budget: Int
  private var chosen: [Candidate] = []
  private var covered: [Bool]
  private var used: [Int]

  init(
    _ scenario: Scenario, room: Int128, mostMoved: Int64?, budget: Int,
    accepts: @escaping ([Int64]) -> Bool
  ) {
    self.scenario = scenario
    self.room = room
    self.mostMoved = mostMoved
    self.budget = budget
    self.accepts = accepts
    covered = [Bool](repeating: false, count: scenario.roster.count)
    used = [Int](repeating: 0, count: scenario.kinds.count)
  }

  mutating func run(_ candidates: [Candidate]) -> Outcome {
    descend(candidates.sorted { $0.excess < $1.excess }, spent: 0)
  }

  /// - Parameters:
  ///   - groups: those that overlap no chosen one, cheapest first.
  ///   - spent: excess of the chosen groups.
  private mutating func descend(_ groups: [Candidate], spent: Int128) -> Outcome {
    if !covered.contains(false) { return judge() }
    guard chosen.count < scenario.groupCount.upperBound else { return .nothing }
    budget -= groups.count
    guard budget >= 0 else { return .undecided }
    guard let (learner, least) = scan(groups), spent + least <= room else { return .nothing }
    for group in groups where group.members.contains(learner) {
      guard spent + group.excess <= room else { break }
      guard used[group.kind] < scenario.kinds[group.kind].count.upperBound else { continue }
      let outcome = choose(group, among: groups, spent: spent + group.excess)
      if case .nothing = outcome { continue }
      return outcome
    }
    return .nothing
  }

  private mutating func choose(
    _ group: Candidate, among groups: [Candidate], spent: Int128
  ) -> Outcome {
    for member in group.members { covered[member] = true }
    used[group.kind] += 1
    chosen.append(group)
    let isTaken = used[group.kind] == scenario.kinds[group.kind].count.upperBound
    let moved = chosen.reduce(0) { $0 + movesOf($1) }
    let left = groups.filter { other in
      spent + other.excess <= room && !other.members.contains { covered[$0] }
        && !(isTaken && other.kind == group.kind)
        && mostMoved.map { moved + movesOf(other) <= $0 } ?? true
    }
    let outcome = descend(left, spent: spent)
    chosen.removeLast()
    used[group.kind] -= 1
    for member in group.members { covered[member] = false }
    return outcome
  }

  private func movesOf(_ group: Candidate) -> Int64 {
    mostMoved == nil ? 0 : group.costs[group.costs.count - 1]
  }

  /// The open learner with the fewest groups, and a lower bound on the excess of any cover of the
  /// open learners; nil if one has no group at all.
  private func scan(_ groups: [Candidate]) -> (learner: Int, bound: Int128)? {
    var counts = [Int](repeating: 0, count: covered.count)
    var shares = [Int128](repeating: 0, count: covered.count)
    for group in groups {
      let share = group.excess / Int128(group.members.count)
      for member in group.members {
        shares[member] = counts[member] == 0 ? share : min(shares[member], share)
        counts[member] += 1
      }
    }
    let open = covered.indices.filter { !covered[$0] }
    guard let learner = open.min(by: { counts[$0] < counts[$1] }), counts[learner] > 0 else {
      return nil
    }
    return (learner, open.reduce(0) { $0 + shares[$1] })
  }

  /// Whether the chosen groups are as many as are allowed and cost what is looked for.
  private func judge() -> Outcome {
    let kinds = scenario.kinds.indices.allSatisfy { scenario.kinds[$0].count.contains(used[$0]) }
    guard kinds, scenario.groupCount.contains(chosen.count) else { return .nothing }
    let levels = chosen[0].costs.count
    let costs = (0..<levels).map { level in chosen.reduce(0) { $0 + $1.costs[level] } }
    guard mostMoved.map({ costs[levels - 1] <= $0 }) ?? true else { return .nothing }
    return accepts(costs) ? .found(costs) : .nothing
  }
}
