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
    guard clashes(Set(candidates)) else { return BlockSolution(status: .unknown, plan: nil) }
    let conflicts = clashes([]) ? [] : conflicts
    return BlockSolution(
      status: .infeasible, plan: nil, conflict: conflicts.first ?? [],
      otherConflicts: Array(conflicts.dropFirst()))
  }

  /// Conflicts one after the other: what somebody decided is set aside once it is found to clash, and the
  /// rest asked again.
  private var conflicts: [[BlockCulprit]] {
    var (rest, conflicts) = (candidates, [[BlockCulprit]]())
    while conflicts.count < Self.mostConflicts, clashes(Set(rest)) {
      // However the time was spent: why there is no plan is what is asked now.
      let found = fewestClashing(
        rest, shouldStop: { false }, isImpossible: { clashes(Set($0)) })
      let conflict = withoutSpare(found) { clashes(Set($0)) }
      conflicts.append(conflict)
      let decided = conflict.filter(Self.isDecision)
      if decided.isEmpty { break }
      rest.removeAll(where: decided.contains)
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

  /// Whether it is proven that these cannot hold together.
  private func clashes(_ kept: Set<BlockCulprit>) -> Bool {
    guard let relieved = Relief(problem, keeping: kept).problem else { return false }
    let week = Week(relieved)
    for slot in week.problem.slots.indices where week.overlaps[slot].isEmpty {
      if isFull(week, slot) { return true }
    }
    return mustGiveUp(week)
  }

  /// Whether the slot alone cannot be filled: rows may be kept elsewhere, all else is looked at.
  private func isFull(_ week: Week, _ slot: Int) -> Bool {
    var single = week
    if week.slotCount > 1 {
      guard let alone = Relief.slot(slot, of: week.problem) else { return false }
      single = Week(alone)
    }
    let search = SlotSearch(single, 0, WeekState(single))
    return search.run(nodes: 200).bound[Week.broken] > 0
  }

  private func mustGiveUp(_ week: Week) -> Bool {
    let relaxation = WeekRelaxation(
      week, .broken, WeekArcs(week, givesUp: true), seats: WeekRelaxation.seats(week),
      seed: 1)
    if WeekBound(relaxation, nil).bound > 0 { return true }
    guard let answer = relaxation.solve() else { return false }
    return WeekBound(relaxation, answer).bound > 0
  }
}
