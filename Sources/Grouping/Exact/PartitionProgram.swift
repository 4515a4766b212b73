import GroupingModel

/// The set-partitioning program of a scenario: a column per possible group and flavour of group.
///
/// Kinds whose groups cost the same form a flavour. What all kinds charge a learner is part of the
/// table; what only some charge is left to the learners' prices when a flavour is priced. Where
/// groups are judged by their full cost, as with a limit, each flavour has a table of its own.
struct PartitionProgram: Sendable {
  let problem: SearchProblem
  let flavours: [Flavour]
  /// Flavour of each kind.
  let flavourOfKind: [Int]
  let filling: Filling
  /// Linear prices common to all kinds, by required rules.
  let hardLinear: [Int64]
  /// Whether each flavour has a table of its own.
  let hasOwnTables: Bool

  struct Flavour: Sendable {
    let kinds: [Int]
    /// What a learner costs by linear terms in the flavour's table, in cost units.
    let listed: [Int64]
    /// What a learner costs beyond that, in cost units, never negative.
    let extra: [Int64]
    /// Learners whom required rules keep out.
    let excluded: [Bool]
    /// Sizes that some kind of the flavour allows.
    let sizes: [Int]

    /// The same with nothing left to the learners' prices.
    fileprivate var folded: Flavour {
      Flavour(
        kinds: kinds, listed: zip(listed, extra).map { $0 + $1 },
        extra: extra.map { _ in 0 }, excluded: excluded, sizes: sizes)
    }
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
    let isPlain = problem.measure == .cost(limit: nil)
    var flavours: [Flavour] = []
    for kind in all {
      let row = kind * learners
      let extra = (0..<learners).map { problem.soft.linear[row + $0] - softLinear[$0] }
      let excluded = (0..<learners).map { problem.hard.linear[row + $0] > hardLinear[$0] }
      let sizes = Set(problem.kinds[kind].sizes.clamped(to: 0...learners)).subtracting([0])
      if let same = flavours.firstIndex(where: { $0.extra == extra && $0.excluded == excluded }) {
        let old = flavours[same]
        flavours[same] = Flavour(
          kinds: old.kinds + [kind], listed: old.listed, extra: extra, excluded: excluded,
          sizes: sizes.union(old.sizes).sorted())
      } else {
        flavours.append(
          Flavour(
            kinds: [kind], listed: softLinear, extra: extra, excluded: excluded,
            sizes: sizes.sorted()))
      }
    }
    self.hardLinear = hardLinear
    hasOwnTables = !isPlain && flavours.count > 1
    if !isPlain { flavours = flavours.map(\.folded) }
    self.flavours = flavours
    let final = flavours
    flavourOfKind = all.map { kind in final.firstIndex { $0.kinds.contains(kind) } ?? 0 }
    filling = Filling(
      kinds: problem.kinds, groupCount: problem.groupCount, learners: learners)
  }

  /// Every flavour with every size it allows.
  var classes: [SizeClass] {
    flavours.enumerated().flatMap { flavour, value in
      value.sizes.map { SizeClass(flavour: flavour, size: $0) }
    }
  }

  /// Whether the sizes that fit can be told by dynamic programming, where that is needed.
  var isSmallEnoughToFill: Bool { problem.kinds.count == 1 || filling.cells <= 1e7 }

  /// Sizes that can occur in a plan at all, ascending: the others fit no filling.
  var usefulSizes: [Int] {
    if let kind = problem.kinds.first, problem.kinds.count == 1 {
      return kind.sizes.filter { $0 > 0 && isUseful($0, of: kind) }
    }
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

  /// Whether the rest of the class can be cut into other groups of the same, only, kind.
  private func isUseful(_ size: Int, of kind: GroupKind) -> Bool {
    let counts = kind.count.clamped(to: problem.groupCount)
    let rest = problem.learners - size
    return counts.contains { count in
      count > 0 && rest >= kind.sizes.lowerBound * (count - 1)
        && rest <= kind.sizes.upperBound * (count - 1)
    }
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
