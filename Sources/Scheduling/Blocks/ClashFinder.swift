import Grouping
import SchedulingModel

/// Names minimal sets of things that cannot hold together.
///
/// Minimal is with respect to what can be proven: a slot by itself by branch and bound, all slots together
/// by the bound on what must be given up. What a proof does not see is not named.
struct ClashFinder {
  private let problem: BlockProblem

  init(_ problem: BlockProblem) { self.problem = problem }

  /// Infeasible with its conflict, or unknown where nothing is proven.
  var solution: BlockSolution {
    guard let proof = proof(candidates) else { return BlockSolution(status: .unknown, plan: nil) }
    let conflicts = self.proof([]) == nil ? conflicts(from: proof) : []
    return BlockSolution(
      status: .infeasible, plan: nil, conflict: conflicts.first ?? [],
      otherConflicts: Array(conflicts.dropFirst()))
  }

  /// Conflicts one after the other: what somebody decided is set aside once it is found to clash, else
  /// that everybody has a place there, and the rest is asked again.
  private func conflicts(from first: Proof) -> [[BlockCulprit]] {
    var (rest, conflicts) = (candidates, [[BlockCulprit]]())
    var proof: Proof? = first
    while let found = proof, conflicts.count < Self.mostConflicts {
      // However the time was spent: why there is no plan is what is asked now.
      let few = fewestClashing(
        rest.filter { matters($0, to: found) }, shouldStop: { false },
        isImpossible: { shows(found, $0) })
      let conflict = withoutSpare(few) { shows(found, $0) }
      conflicts.append(conflict)
      let decided = conflict.filter(Self.isDecision)
      let aside = decided.isEmpty ? conflict.filter(Self.isPlacing) : decided
      if aside.isEmpty { break }
      rest.removeAll(where: aside.contains)
      proof = self.proof(rest)
    }
    return conflicts
  }

  private static let mostConflicts = 5

  /// Whether somebody wrote it for these learners or sessions, in contrast to what there is.
  private static func isDecision(_ culprit: BlockCulprit) -> Bool {
    switch culprit {
    case .need, .rule, .pin, .apart, .together, .optedOut: true
    default: false
    }
  }

  private static func isPlacing(_ culprit: BlockCulprit) -> Bool {
    switch culprit {
    case .everybodyPlaced, .placed: true
    default: false
    }
  }

  /// Everything that may be named, what is usually at fault last.
  private var candidates: [BlockCulprit] {
    var all: [BlockCulprit] = problem.slots.indices.map { .everybodyPlaced(slot: $0) }
    for offer in problem.offers.indices {
      all += [
        .access(offer: offer), .slots(offer: offer), .largest(offer: offer),
        .smallest(offer: offer),
      ]
      if problem.offers[offer].mostOpenings != nil { all.append(.mostOpenings(offer: offer)) }
      if problem.offers[offer].after != nil { all.append(.after(offer: offer)) }
    }
    for (position, learner) in problem.learners.enumerated() {
      if !learner.away.isEmpty { all.append(.away(learner: position)) }
      if !learner.optedOut.isEmpty { all.append(.optedOut(learner: position)) }
    }
    all += problem.facilitators.indices.filter { problem.facilitators[$0].mostMinutes != nil }
      .map { .minutes(facilitator: $0) }
    if problem.offers.contains(where: \.needsRoom) {
      all += problem.slots.indices.map { .rooms(slot: $0) }
    }
    if problem.offers.contains(where: { !$0.leaders.isEmpty }) {
      all += problem.slots.indices.map { .facilitators(slot: $0) }
    }
    all += problem.apart.indices.map { .apart($0) } + problem.together.indices.map { .together($0) }
    all += problem.needs.indices.filter { problem.needs[$0].strength == .required }.map {
      .need($0)
    }
    all += problem.rules.indices.filter { problem.rules[$0].strength == .required }.map {
      .rule($0)
    }
    return all + problem.pins.indices.map { .pin($0) }
  }

  /// A way to show that demands cannot hold together: what is looked at, and how.
  private struct Proof {
    /// One slot alone; nil for the week.
    var slot: Int?
    /// Where nobody else comes, and no session is too small; nil for all.
    var learners: Set<Int>?
    /// By branch and bound on the slot, or by prices of what ties places together.
    var isSearched = false
  }

  /// How it is proven that these cannot hold together; nil where it is not. The narrowest comes first, as
  /// it is asked again and again.
  private func proof(_ kept: [BlockCulprit]) -> Proof? {
    let slots = problem.slots.indices.filter { slot in
      problem.slots.indices.allSatisfy {
        $0 == slot || !problem.slots[$0].overlaps(problem.slots[slot])
      }
    }
    let searches =
      slots.map { Proof(slot: $0, learners: decided, isSearched: true) }
      + slots.map { Proof(slot: $0, isSearched: true) }
    if let proof = searches.first(where: { shows($0, kept) }) { return proof }
    guard let relaxation = relaxation(Proof(), kept) else { return nil }
    var involved = Set<Int>()
    if WeekBound(relaxation, nil).bound <= 0 {
      guard let answer = relaxation.solve(), WeekBound(relaxation, answer).bound > 0 else {
        return nil
      }
      involved = relaxation.learners(pricedBy: answer)
    }
    return ([Proof(learners: involved)] + slots.map { Proof(slot: $0) })
      .first { shows($0, kept) } ?? Proof()
  }

  /// Learners about whom somebody has decided something.
  private var decided: Set<Int> {
    var decided = Set(problem.together.joined())
    for pair in problem.apart { decided.formUnion([pair.first, pair.second]) }
    for case .learner(let learner, _, _) in problem.pins { decided.insert(learner) }
    return decided
  }

  private func shows(_ proof: Proof, _ kept: [BlockCulprit]) -> Bool {
    if proof.isSearched {
      guard let week = week(proof, kept) else { return false }
      let nodes = proof.learners == nil ? 200 : 2000
      let outcome = SlotSearch(week, 0, WeekState(week))
        .run(nodes: nodes, isEnough: { $0.cost[Week.broken] <= 0 })
      return outcome.bound[Week.broken] > 0
    }
    guard let relaxation = relaxation(proof, kept) else { return false }
    if WeekBound(relaxation, nil).bound > 0 { return true }
    guard let answer = relaxation.solve() else { return false }
    return WeekBound(relaxation, answer).bound > 0
  }

  private func relaxation(_ proof: Proof, _ kept: [BlockCulprit]) -> WeekRelaxation? {
    week(proof, kept).map { week in
      WeekRelaxation(
        week, .broken, WeekArcs(week, givesUp: true), seats: WeekRelaxation.seats(week), seed: 1)
    }
  }

  private func week(_ proof: Proof, _ kept: [BlockCulprit]) -> Week? {
    var kept = Set(kept)
    if proof.learners != nil {
      for offer in problem.offers.indices { kept.remove(.smallest(offer: offer)) }
    }
    guard let relieved = Relief(problem, keeping: kept).problem else { return nil }
    let part = proof.slot.map { Relief.slot($0, of: relieved) } ?? relieved
    return part.map(Week.init).map { week in proof.learners.map(week.with) ?? week }
  }

  private func matters(_ culprit: BlockCulprit, to proof: Proof) -> Bool {
    guard let slot = proof.slot else { return true }
    return switch culprit {
    case .everybodyPlaced(let other), .rooms(let other), .facilitators(let other): other == slot
    case .after, .need: false
    case .away(let learner): problem.learners[learner].away.contains(slot)
    default: true
    }
  }
}

extension WeekRelaxation {
  /// Learners whose rows have a price.
  fileprivate func learners(pricedBy answer: Answer) -> Set<Int> {
    var priced = Set<Int>()
    for (row, price) in zip(week.rows, answer.rowPrices) where abs(price) > 1e-4 {
      priced.insert(row.learner)
    }
    for (pair, price) in zip(arcs.companions, answer.companionPrices) where abs(price) > 1e-4 {
      priced.formUnion([arcs.arcs[pair.first].learner, arcs.arcs[pair.second].learner])
    }
    return priced
  }
}
