/// Groups that differ from a given one by one exchange, one learner more or one less, and are worth
/// their price: pricing by local search, where listing all groups is out of reach or too slow.
///
/// Used by one thread at a time.
final class GroupNeighbours {
  private let problem: SearchProblem
  /// One slot per kind, empty between calls.
  private let membership: Membership
  private let hard: KernelState
  private let soft: KernelState

  init(_ problem: SearchProblem) {
    self.problem = problem
    membership = Membership(
      learners: problem.learners, slotKinds: Array(problem.kinds.indices),
      capacity: problem.soft.largestSize)
    hard = KernelState(problem.hard, membership: membership)
    soft = KernelState(problem.soft, membership: membership)
  }

  /// Adds each neighbour of a group whose excess is at most `limit` to a pool.
  ///
  /// - Complexity: O(size x learners) prices.
  func add(
    to pool: inout GroupPool, of group: GroupPool.Entry, at prices: GroupPrices, upTo limit: Int64
  ) {
    load(group)
    defer { unload(group) }
    let (kind, size) = (group.kind, group.members.count)
    let worth = prices.worth(of: group.members, in: kind)
    let sizes = problem.kinds[kind].sizes
    func look(_ out: Int, _ entering: Int) {
      let worth = worth.changed(prices, kind, without: out, with: entering)
      let cost = soft.price(of: kind, without: out, with: entering)
      guard cost &- prices.total(worth, kind) <= limit, problem.measure.value(cost) != nil
      else { return }
      if !hard.isEmpty, hard.price(of: kind, without: out, with: entering) != 0 { return }
      var members = group.members.filter { $0 != out }
      if entering >= 0 { members.append(entering) }
      pool.add(members.lazy.map(Int32.init), kind: kind, cost: cost)
    }
    if sizes.contains(size - 1), size > 1 {
      for out in group.members { look(out, -1) }
    }
    for entering in 0..<problem.learners where membership.slotOf[entering] < 0 {
      if sizes.contains(size + 1) { look(-1, entering) }
      for out in group.members { look(out, entering) }
    }
  }

  private func load(_ group: GroupPool.Entry) {
    for member in group.members {
      hard.update(group.kind, without: -1, with: member)
      soft.update(group.kind, without: -1, with: member)
      membership.insert(member, into: group.kind)
    }
  }

  private func unload(_ group: GroupPool.Entry) {
    for member in group.members {
      hard.update(group.kind, without: member, with: -1)
      soft.update(group.kind, without: member, with: -1)
      membership.remove(member)
    }
  }
}
