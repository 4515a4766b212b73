import SchedulingModel

/// Where learners may be: presence, opt-outs, whom an offer is for, pins and locks.
struct WeekPlaces {
  let problem: BlockProblem
  let isPresent: [Bool]
  let overlaps: [[Int]]
  /// Per slot, offers that may open there, ascending.
  let offers: [[Int]]
  /// Per learner and slot, the offer of the previous plan; -1 for none. Empty without one.
  let before: [Int]
  /// Per learner and slot, offers that pins and locks demand.
  private let demanded: [[Int]]
  /// Per slot, whether it stands as in the previous plan.
  private let isLocked: [Bool]
  /// Per learner, the labels of their needs.
  private let labels: [Set<String>]
  /// Per learner, positions of their requests.
  private let requests: [[Int]]

  init(_ problem: BlockProblem) {
    self.problem = problem
    let (slots, learners) = (problem.slots.indices, problem.learners.indices)
    isPresent = learners.flatMap { learner in
      slots.map { !problem.learners[learner].away.contains($0) }
    }
    overlaps = slots.map { slot in
      slots.filter { $0 != slot && problem.slots[$0].overlaps(problem.slots[slot]) }
    }
    before = Self.before(problem)
    let locks = Set(
      problem.pins.compactMap { if case .locked(let slot) = $0 { slot } else { nil } })
    isLocked = slots.map(locks.contains)
    offers = slots.map { Self.offers(problem, in: $0, isLocked: locks.contains($0)) }
    demanded = Self.demanded(problem, locks: locks, before)
    var labels = [Set<String>](repeating: [], count: learners.count)
    for need in problem.needs { labels[need.learner].insert(need.label) }
    self.labels = labels
    var requests = [[Int]](repeating: [], count: learners.count)
    for (index, request) in problem.requests.enumerated() {
      requests[request.learner].append(index)
    }
    self.requests = requests
  }

  private static func before(_ problem: BlockProblem) -> [Int] {
    guard let previous = problem.previous else { return [] }
    let slots = problem.slots.count
    var before = [Int](repeating: -1, count: problem.learners.count * slots)
    for opening in previous.openings {
      for learner in opening.learners { before[learner * slots + opening.slot] = opening.offer }
    }
    return before
  }

  private static func offers(_ problem: BlockProblem, in slot: Int, isLocked: Bool) -> [Int] {
    var closed = Set<Int>()
    for case .closed(let offer, slot) in problem.pins { closed.insert(offer) }
    let before = Set(
      (problem.previous?.openings ?? []).filter { $0.slot == slot }.map(\.offer))
    return problem.offers.indices.filter { offer in
      problem.offers[offer].slots.contains(slot) && !closed.contains(offer)
        && (!isLocked || before.contains(offer))
    }
  }

  private static func demanded(
    _ problem: BlockProblem, locks: Set<Int>, _ before: [Int]
  ) -> [[Int]] {
    let slots = problem.slots.count
    var demanded = [[Int]](repeating: [], count: problem.learners.count * slots)
    for case .learner(let learner, let offer, let slot) in problem.pins {
      demanded[learner * slots + slot].append(offer)
    }
    for slot in locks {
      for learner in problem.learners.indices where before[learner * slots + slot] >= 0 {
        demanded[learner * slots + slot].append(before[learner * slots + slot])
      }
    }
    return demanded
  }

  /// Positions of requests that a learner's attendance meets: those for the slot, or for any.
  func requests(_ learner: Int, _ offer: Int, in slot: Int) -> [Int] {
    requests[learner].filter { index in
      let request = problem.requests[index]
      return request.offer == offer && (request.slot ?? slot) == slot
    }
  }

  /// Whether a pin or lock demands it.
  func isDemanded(_ learner: Int, _ offer: Int, in slot: Int) -> Bool {
    demanded[learner * problem.slots.count + slot].contains(offer)
  }

  /// Whether the learner may attend the offer in the slot.
  func allows(_ learner: Int, _ offer: Int, in slot: Int) -> Bool {
    let pinned = demanded[learner * problem.slots.count + slot]
    if !pinned.allSatisfy({ $0 == offer }) { return false }
    if problem.learners[learner].optedOut.contains(offer) { return false }
    if !pinned.isEmpty { return true }
    switch problem.offers[offer].access {
    case .anyone: return true
    case .asked:
      return !requests(learner, offer, in: slot).isEmpty
        || labels[learner].contains(problem.offers[offer].label)
    case .optedIn:
      return requests(learner, offer, in: slot).contains { problem.requests[$0].isOptIn }
    }
  }

  /// Whether anything asks for the attendance, or it is a catch-all place.
  func isAskedFor(_ learner: Int, _ offer: Int, in slot: Int) -> Bool {
    if problem.offers[offer].kind == .catchAll || isDemanded(learner, offer, in: slot) {
      return true
    }
    if labels[learner].contains(problem.offers[offer].label) { return true }
    if !requests(learner, offer, in: slot).isEmpty { return true }
    return problem.rules.contains { rule in
      if case .checkIn(_, let offers) = rule.demand { offers.contains(offer) } else { false }
    }
  }
}
