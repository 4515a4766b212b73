/// Looks at one group at a time: whether required rules allow it, and what it costs.
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

  /// What the group costs; nil where it is not allowed.
  func cost(of members: [Int], kind: Int) -> Int64? {
    read(members, kind: kind) { soft.price[kind] }
  }

  /// What the group costs beside its pairs and learners; nil where it is not allowed.
  func rest(of members: [Int], kind: Int) -> Int64? {
    read(members, kind: kind) { soft.rest(of: kind) }
  }

  private func read(_ members: [Int], kind: Int, _ price: () -> Int64) -> Int64? {
    for member in members {
      hard.update(kind, without: -1, with: member)
      soft.update(kind, without: -1, with: member)
      membership.insert(member, into: kind)
    }
    let answer = hard.price[kind] == 0 ? price() : nil
    for member in members {
      hard.update(kind, without: member, with: -1)
      soft.update(kind, without: member, with: -1)
      membership.remove(member)
    }
    return answer
  }
}
