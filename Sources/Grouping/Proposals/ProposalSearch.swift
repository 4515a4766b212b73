import GroupingModel

/// Several good plans that are truly different: the best by the user's weights; one for each thing
/// asked for that lets it count for more; then others that only have other groups.
///
/// Each is the answer of an ordinary scenario, so it has a proof or a gap of its own. Where weights
/// alone lead to nearly the same groups, a price is put on the pairs of team-mates proposed before
/// and doubled until the groups differ. With a price `p`, a plan that is proven best is the
/// cheapest of all that have no more of these pairs (Everett 1963, generalized Lagrange
/// multipliers), so a price just high enough keeps the plan good.
package struct ProposalSearch {
  /// Solves a scenario in a share of the time that is left.
  package typealias Solve = (Scenario, _ share: Double) throws -> Solution

  /// Share of a plan's pairs of team-mates that are none in any other proposal, at least.
  package static let leastDifference = 0.25
  /// What a proposal multiplies the weights with that it leans to: the first that saves enough
  /// and gives other groups.
  private static let emphases = [2.0, 3.0, strongest]
  private static let strongest = 5.0
  /// Share of its cost that a leaning must save on what it leans to.
  private static let leastGain = 0.1

  private let objective: Objective
  private let count: Int
  private let solve: Solve
  private let isStopped: () -> Bool
  private var found: [Proposal]

  /// - Parameters:
  ///   - objective: the user's; its aim is weights.
  ///   - first: its solution.
  ///   - count: proposals wanted, with the first.
  /// - Returns: nil where the first solution has no plan.
  package init?(
    _ objective: Objective, first: Solution, count: Int, solve: @escaping Solve,
    isStopped: @escaping () -> Bool
  ) {
    let best = Proposal(Proposal.Change(leaning: .none), objective.scenario, first, objective)
    guard let best else { return nil }
    self.objective = objective
    self.count = count
    self.solve = solve
    self.isStopped = isStopped
    found = [best]
  }

  /// The proposals, the best by the user's weights first; fewer than asked for where no more were
  /// found that differ enough.
  ///
  /// - Throws: what `solve` throws.
  package mutating func run() throws -> [Proposal] {
    guard found[0].partition.pairCount > 0 else { return found }
    for leaning in leanings where isWanting { _ = try look(for: leaning) }
    while isWanting { if !(try look(for: .otherGroups)) { break } }
    return found
  }

  private var isWanting: Bool { found.count < count && !isStopped() }

  /// One more proposal of that leaning; false if there is none that differs enough.
  private mutating func look(for leaning: Leaning) throws -> Bool {
    for question in questions(about: leaning) where !isStopped() {
      let scenario = scenario(question)
      let solution = try solve(scenario, 1 / Double(count - found.count + 1))
      guard let candidate = Proposal(question, scenario, solution, objective) else { return false }
      improveFirst(by: candidate)
      guard gains(candidate) else {
        // More weight may help; a price on pairs does not.
        if question.factor < Self.strongest { continue }
        return false
      }
      if found.allSatisfy({ Self.differ($0, candidate) }) {
        found.append(candidate)
        return true
      }
    }
    return false
  }

  /// What is asked one after the other, until the answer differs enough.
  private func questions(about leaning: Leaning) -> [Proposal.Change] {
    let isPlain = leaning == .otherGroups
    let prices = (0..<(isPlain ? 14 : 6)).map { leastPrice * Double(1 << $0) }
    let plain = isPlain ? [] : Self.emphases.map { Proposal.Change(leaning: leaning, factor: $0) }
    let factor = isPlain ? 1 : Self.strongest
    return plain
      + prices.map { Proposal.Change(leaning: leaning, factor: factor, price: $0) }
  }

  private static func differ(_ first: Proposal, _ second: Proposal) -> Bool {
    first.partition.difference(from: second.partition) >= leastDifference
  }

  /// A plan that is cheaper by the user's own weights takes the first place, which happens only
  /// where the first was not proven best. Proposals that are too much like it now are dropped.
  private mutating func improveFirst(by candidate: Proposal) {
    guard candidate.cost < found[0].cost else { return }
    found[0].partition = candidate.partition
    found[0].prices = candidate.prices
    found[0].solution.partition = candidate.partition
    found[0].solution.refreshCosts(objective)
    found = [found[0]] + found.dropFirst().filter { Self.differ(found[0], $0) }
  }
}

// What to lean to.
extension ProposalSearch {
  /// Families, where there are several, then the rules of those with several; first what costs
  /// most in the best plan.
  private var leanings: [Leaning] {
    let families = Set(weighted.compactMap(family))
    let ofFamilies = RuleFamily.allCases.filter { families.count > 1 && families.contains($0) }
    let costly = families.count > 1 ? weighted.filter { found[0].prices[$0] != 0 } : weighted
    let ofRules = weighted.filter { rule in
      costly.count { family(ofRule: $0) == family(ofRule: rule) } > 1
    }
    return dearest(ofFamilies.map { .family($0) }) + dearest(ofRules.map { .rule($0) })
  }

  /// Rules that count.
  private var weighted: [Int] {
    objective.scenario.rules.indices.filter { (objective.scenario.rules[$0].weight ?? 0) > 0 }
  }

  private func family(ofRule rule: Int) -> RuleFamily? {
    RuleFamily(ofRule: objective.scenario.rules[rule].kind)
  }

  /// Those that cost anything, dearest first; equals keep their order.
  private func dearest(_ leanings: [Leaning]) -> [Leaning] {
    let costs = leanings.map { abs(cost(of: $0, in: found[0])) }
    return leanings.indices.filter { costs[$0] > 0 }
      .sorted { (-costs[$0], $0) < (-costs[$1], $1) }
      .map { leanings[$0] }
  }

  /// Cost units by the user's weights of what a leaning is about.
  private func cost(of leaning: Leaning, in proposal: Proposal) -> Int64 {
    proposal.prices.indices.reduce(0) {
      $0 + (leans(leaning, toRule: $1) ? proposal.prices[$1] : 0)
    }
  }

  private func leans(_ leaning: Leaning, toRule rule: Int) -> Bool {
    switch leaning {
    case .none, .otherGroups: false
    case .family(let family): self.family(ofRule: rule) == family
    case .rule(let position): rule == position
    }
  }

  /// Whether what the proposal leans to is worth naming.
  private func gains(_ proposal: Proposal) -> Bool {
    guard proposal.change.leaning != .otherGroups else { return true }
    let before = cost(of: proposal.change.leaning, in: found[0])
    let saved = before - cost(of: proposal.change.leaning, in: proposal)
    return saved > 0 && Double(saved) >= Self.leastGain * Double(abs(before))
  }
}

// What to solve.
extension ProposalSearch {
  /// The user's scenario with more weight on what is leaned to, and a price for each pair of
  /// team-mates proposed before.
  private func scenario(_ change: Proposal.Change) -> Scenario {
    var rules = objective.scenario.rules
    for rule in weighted where leans(change.leaning, toRule: rule) {
      rules[rule].strength = .weighted(min(1_000_000, change.factor * (rules[rule].weight ?? 0)))
    }
    if let price = change.price {
      let groups = found.flatMap { $0.partition.groups.map(\.members) }.filter { $0.count > 1 }
      rules.append(
        RuleSpec(
          kind: Apart.name, subject: RuleSpec.earlierProposals,
          strength: .weighted(min(1_000_000, price)), data: .blocks(groups)))
    }
    return objective.scenario.with(rules: rules)
  }

  /// In points: a quarter of what the best plan costs per pair of team-mates, but not nothing.
  private var leastPrice: Double {
    let share = Cost.points(abs(found[0].cost)) / Double(4 * found[0].partition.pairCount)
    return max(0.001, (share * 1000).rounded() / 1000)
  }
}
