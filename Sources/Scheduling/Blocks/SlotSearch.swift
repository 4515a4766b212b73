import SchedulingModel

/// Fills one slot as well as can be while all others stand: branch and bound over which sessions open,
/// which rooms they share and who is with whom, on top of the flow's bound.
struct SlotSearch {
  /// What was found for the slot.
  struct Outcome {
    /// By learner of the task, the offer, -1 for none.
    var places: [Int]
    var rooms: [Int]
    var leaders: [Int]
    /// By component, as far as places of this slot differ.
    var cost: [Int]
    /// No way to fill the slot is lexicographically below this.
    var bound: [Int]
  }

  /// Nodes that may be looked at beyond the limit before there is any plan.
  private static let mostNodesToAPlan = 2000

  let week: Week
  let task: SlotTask
  let resources: SlotResources
  let company: CompanyRules
  let changes: SessionChanges
  private let held: [Int]
  /// Components that the flows see.
  private let kept: Int
  private let root: SlotNode

  /// - Parameter state: how all other slots stand.
  init(_ week: Week, _ slot: Int, _ state: WeekState) {
    self.week = week
    resources = SlotResources(week, slot, state)
    company = CompanyRules(week, slot)
    changes = SessionChanges(week, slot)
    let left = SlotSearch.openingsLeft(week, slot, state)
    let (resources, changes) = (resources, changes)
    let offers = week.offers[slot].filter {
      left[$0] > 0 && (resources.seats($0) > 0 || changes.isHeld($0))
    }
    task = SlotTask(week, slot, state, offers: offers)
    held = offers.indices.filter { changes.isHeld(offers[$0]) }
    let packed = task.packed()
    kept = packed.components
    var root = SlotNode(task, packed, offers.map(resources.seats))
    if let component = week.component(.sessionsMoved) {
      root.extra[component] = changes.before.keys.count { !offers.contains($0) }
    }
    // Sessions that a pin wants must have room and leader, whoever comes.
    if case .failure = resources.assign(held.map { (offers[$0], 0) }) {
      root.extra[Week.broken] += 1
    }
    self.root = root
  }

  /// By offer, how often it may still open.
  private static func openingsLeft(_ week: Week, _ slot: Int, _ state: WeekState) -> [Int] {
    week.problem.offers.indices.map { offer in
      guard let most = week.problem.offers[offer].mostOpenings else { return 1 }
      let elsewhere = week.problem.slots.indices.count { other in
        other != slot
          && (0..<week.learnerCount).contains { state.choice[week.index($0, other)] == offer }
      }
      return most - elsewhere
    }
  }

  /// - Parameters:
  ///   - start: places to begin with, by learner of the week; nil for none.
  ///   - nodes: that may be looked at.
  ///   - isEnough: whether a plan need not be improved.
  func run(
    from start: [Int]? = nil, nodes: Int, shouldStop: () -> Bool = { false },
    isEnough: (Outcome) -> Bool = { _ in false }
  ) -> Outcome {
    var node = root
    var best: Outcome?
    if let start {
      node.flow.start(task.learners.map { task.offers.firstIndex(of: start[$0]) ?? -1 })
    } else {
      node.flow.fill()
    }
    for sink in held { node.open(sink, least: smallest(sink)) }
    if start != nil, node.missing == 0, children(of: node).isEmpty { best = outcome(node) }
    node.flow.improve()
    var stack = [(node, bound(node))]
    var looked = 0
    while let (node, bound) = stack.popLast() {
      if let best, isEnough(best) {
        return ended(best, stack.map(\.1) + [bound])
      }
      if let best, !bound.lexicographicallyPrecedes(best.cost) { continue }
      if looked >= (best == nil ? nodes + Self.mostNodesToAPlan : nodes) || shouldStop() {
        // Without any plan yet, the flow has to do, whatever it breaks.
        return ended(best ?? outcome(node), stack.map(\.1) + [bound])
      }
      looked += 1
      let next = children(of: node)
      if next.isEmpty {
        let found = outcome(node)
        if best.map({ found.cost.lexicographicallyPrecedes($0.cost) }) ?? true { best = found }
      }
      let known = best?.cost
      stack += next.map { ($0, self.bound($0)) }
        .filter { part in known.map { part.1.lexicographicallyPrecedes($0) } ?? true }
        .sorted { $1.1.lexicographicallyPrecedes($0.1) }
    }
    return best ?? outcome(root)
  }

  /// A plan with what is open beside it.
  private func ended(_ outcome: Outcome, _ open: [[Int]]) -> Outcome {
    var outcome = outcome
    for bound in open where bound.lexicographicallyPrecedes(outcome.bound) { outcome.bound = bound }
    return outcome
  }

  func smallest(_ sink: Int) -> Int { week.problem.offers[task.offers[sink]].sizes.lowerBound }

  /// What all plans of a node cost at least, lexicographically: components after those that flows see
  /// are counted as nothing.
  private func bound(_ node: SlotNode) -> [Int] {
    var total = node.extra
    for (position, sink) in node.flow.place.enumerated() {
      for (component, value) in task.cost(position, sink).enumerated() where component < kept {
        total[component] += value
      }
    }
    if kept < total.count {
      total.replaceSubrange(kept..., with: Array(repeating: .min / 4, count: total.count - kept))
    }
    total[Week.broken] += node.missing
    return total
  }

  private func outcome(_ node: SlotNode) -> Outcome {
    var cost = [Int](repeating: 0, count: task.components)
    var members = [[Int]](repeating: [], count: week.problem.offers.count)
    var places = [Int](repeating: -1, count: task.learners.count)
    for (position, sink) in node.flow.place.enumerated() where sink >= 0 {
      for (component, value) in task.cost(position, sink).enumerated() {
        cost[component] += value
      }
      guard sink < task.offers.count else { continue }
      places[position] = task.offers[sink]
      members[task.offers[sink]].append(task.learners[position])
    }
    cost[Week.broken] += node.missing
    company.addCosts(of: members, to: &cost)
    let none = [Int](repeating: -1, count: week.problem.offers.count)
    var outcome = Outcome(places: places, rooms: none, leaders: none, cost: cost, bound: cost)
    let openings = openings(node)
    switch resources.assign(openings.map { (task.offers[$0], node.flow.members[$0].count) }) {
    case .success(let found):
      for (index, sink) in openings.enumerated() {
        outcome.rooms[task.offers[sink]] = found.rooms[index]
        outcome.leaders[task.offers[sink]] = found.leaders[index]
      }
    case .failure:
      for offer in openings.map({ week.problem.offers[task.offers[$0]] }) {
        outcome.cost[Week.broken] += (offer.needsRoom ? 1 : 0) + (offer.leaders.isEmpty ? 0 : 1)
      }
    }
    if let component = week.component(.sessionsMoved) {
      for offer in week.problem.offers.indices {
        let isOpen = openings.contains { task.offers[$0] == offer }
        outcome.cost[component] += changes.cost(
          offer, isOpen ? (outcome.rooms[offer], outcome.leaders[offer]) : nil)
      }
    }
    outcome.bound = outcome.cost
    return outcome
  }

  /// Sinks that take place.
  func openings(_ node: SlotNode) -> [Int] {
    task.offers.indices.filter { !node.flow.members[$0].isEmpty || held.contains($0) }
  }
}
