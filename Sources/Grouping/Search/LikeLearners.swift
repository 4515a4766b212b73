/// For each learner those who could take its place in a large group with the least ado: of the same
/// sets, and with values near its own.
///
/// In groups of class size two learners at random who change places move every sum by far more than
/// is left to gain; two of these move it by little.
struct LikeLearners: Sendable {
  private let arena: Arena
  /// `learners x count`, nearest first.
  private let others: Flat<Int32>
  /// Learners in each list; 0 where groups are small or nothing is summed up.
  let count: Int

  private static let most = 16
  /// Learners up to whom all pairs are compared.
  private static let mostCompared = 2_000
  /// Size from which groups are class lists rather than teams.
  static let largeGroup = 15

  /// - Complexity: O(learners squared x terms), in large groups.
  init(_ hard: Kernel, _ soft: Kernel) {
    let arena = Arena()
    self.arena = arena
    let learners = soft.learners
    let isOfUse = soft.sums.count > 0 && soft.largestSize >= Self.largeGroup
    guard isOfUse, learners <= Self.mostCompared else {
      count = 0
      others = arena.array([])
      return
    }
    let count = min(Self.most, learners - 1)
    self.count = count
    others = arena.array(
      (0..<learners).flatMap { learner in
        let ranked = (0..<learners).filter { $0 != learner }
          .map { (difference: Self.difference(learner, $0, hard, soft), learner: $0) }
        return ranked.sorted { $0 < $1 }.prefix(count).map { Int32($0.learner) }
      })
  }

  @inline(__always)
  func item(_ index: Int, of learner: Int) -> Int { Int(others[learner &* count &+ index]) }

  /// Sets that only one of them is in, then what their values differ by, at the price of a group's sum.
  private static func difference(
    _ one: Int, _ other: Int, _ hard: Kernel, _ soft: Kernel
  ) -> Double {
    var sets = 0
    for kernel in [hard, soft] {
      for index in 0..<kernel.counts.count {
        let belongs = kernel.counts[index].belongs
        if belongs[one] != belongs[other] { sets += 1 }
      }
    }
    var total = Double(Int64(1) << 40) * Double(sets)
    for index in 0..<soft.sums.count {
      let sum = soft.sums[index]
      let share = sum.shares[soft.largestSize]
      let apart = abs(Double(share.factor) * Double(sum.values[one] - sum.values[other]))
      total += Double(sum.weight) * share.rate * apart
    }
    return total
  }
}
