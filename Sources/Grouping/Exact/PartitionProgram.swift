import GroupingModel

/// The set-partitioning program of a scenario: a column per possible group and flavour of group.
///
/// Kinds whose groups cost the same form a flavour. What all kinds charge a learner is part of the
/// table; what only some charge is left to the learners' prices when a flavour is priced.
struct PartitionProgram: Sendable {
  let problem: SearchProblem
  let flavours: [Flavour]
  /// Flavour of each kind.
  let flavourOfKind: [Int]
  let filling: Filling
  /// Linear prices common to all kinds, hard and soft.
  let hardLinear: [Int64]
  let softLinear: [Int64]

  struct Flavour: Sendable {
    let kinds: [Int]
    /// What a learner costs beyond the common part, in cost units, never negative.
    let extra: [Int64]
    /// Learners whom required rules keep out.
    let excluded: [Bool]
    /// Sizes that some kind of the flavour allows.
    let sizes: [Int]
  }

  init(_ problem: SearchProblem) {
    self.problem = problem
    let learners = problem.learners
    let all = problem.kinds.indices
    func common(_ kernel: Kernel) -> [Int64] {
      (0..<learners).map { learner in
        all.map { kernel.linear[$0 * learners + learner] }.min() ?? 0
      }
    }
    let hardLinear = common(problem.hard)
    let softLinear = common(problem.soft)
    var flavours: [Flavour] = []
    for kind in all {
      let row = kind * learners
      let extra = (0..<learners).map { problem.soft.linear[row + $0] - softLinear[$0] }
      let excluded = (0..<learners).map { problem.hard.linear[row + $0] > hardLinear[$0] }
      let sizes = Set(problem.kinds[kind].sizes.clamped(to: 0...learners)).subtracting([0])
      if let same = flavours.firstIndex(where: { $0.extra == extra && $0.excluded == excluded }) {
        let old = flavours[same]
        flavours[same] = Flavour(
          kinds: old.kinds + [kind], extra: extra, excluded: excluded,
          sizes: sizes.union(old.sizes).sorted())
      } else {
        flavours.append(
          Flavour(kinds: [kind], extra: extra, excluded: excluded, sizes: sizes.sorted()))
      }
    }
    self.hardLinear = hardLinear
    self.softLinear = softLinear
    self.flavours = flavours
    flavourOfKind = all.map { kind in flavours.firstIndex { $0.kinds.contains(kind) } ?? 0 }
    filling = Filling(
      kinds: problem.kinds, groupCount: problem.groupCount, learners: learners)
  }

  /// Every flavour with every size it allows.
  var classes: [SizeClass] {
    flavours.enumerated().flatMap { flavour, value in
      value.sizes.map { SizeClass(flavour: flavour, size: $0) }
    }
  }

  /// Sizes that can occur in a plan at all, ascending: the others fit no filling.
  var usefulSizes: [Int] {
    var useful: Set<Int> = []
    for (kind, group) in problem.kinds.enumerated() {
      for size in group.sizes.clamped(to: 0...problem.learners) where size > 0 {
        if useful.contains(size) { continue }
        let rest = filling.without(Filling.Choice(kind: kind, size: size))
        if rest?.cheapest({ _, _ in 0 }) != nil { useful.insert(size) }
      }
    }
    return useful.sorted()
  }
}

/// Evaluates one group at a time with the kernel that the search uses.
final class SingleGroup {
  private let membership: Membership
  private let soft: KernelState
  private let measure: SearchProblem.Measure

  init(_ problem: SearchProblem) {
    membership = Membership(
      learners: problem.learners, slotKinds: Array(problem.kinds.indices),
      capacity: problem.soft.largestSize)
    soft = KernelState(problem.soft, membership: membership)
    measure = problem.measure
  }

  /// What a group adds to what is minimised; its cost where it is not allowed.
  func cost(of members: [Int], kind: Int) -> Int64 {
    for member in members {
      soft.update(kind, without: -1, with: member)
      membership.insert(member, into: kind)
    }
    let cost = soft.price[kind]
    for member in members {
      soft.update(kind, without: member, with: -1)
      membership.remove(member)
    }
    return measure.value(cost) ?? cost
  }
}
