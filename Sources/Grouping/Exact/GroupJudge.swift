/// Looks at one group at a time: whether required rules allow it, and what it costs beside its pairs
/// and learners.
///
/// Used by one thread at a time.
final class GroupJudge {
  /// One slot per kind, empty between calls.
  private let membership: Membership
  private let hard: KernelState
  private let soft: KernelState

  init(_ problem: SearchProblem) {
    membership = Membership(
      learners: problem.learners, slotKinds: Array(problem.kinds.indices),
      capacity: problem.soft.largestSize)
    hard = KernelState(problem.hard, membership: membership)
    soft = KernelState(problem.soft, membership: membership)
  }

  /// nil where the group is not allowed.
  func rest(of members: [Int], kind: Int) -> Int64? {
    for member in members {
      hard.update(kind, without: -1, with: member)
      soft.update(kind, without: -1, with: member)
      membership.insert(member, into: kind)
    }
    let rest = hard.price[kind] == 0 ? soft.rest(of: kind) : nil
    for member in members {
      hard.update(kind, without: member, with: -1)
      soft.update(kind, without: member, with: -1)
      membership.remove(member)
    }
    return rest
  }
}
