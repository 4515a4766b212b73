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
  let tallies: Tallies
  /// Numbers of groups by kind, size and tally; `sizes` by kind and size alone.
  let filling: Filling
  let sizes: Filling
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
    /// What learners are charged against the plan's limit.
    let charges: [Int64]
    /// Sizes that some kind of the flavour allows.
    let sizes: [Int]

    /// Whether groups of both cost the same, whoever is in them.
    fileprivate func costsTheSame(as other: Flavour) -> Bool {
      extra == other.extra && excluded == other.excluded && charges == other.charges
    }

    /// The kinds of both in one flavour.
    fileprivate func joined(with other: Flavour) -> Flavour {
      Flavour(
        kinds: kinds + other.kinds, listed: listed, extra: extra, excluded: excluded,
        charges: charges, sizes: Set(sizes).union(other.sizes).sorted())
    }

    /// The same with nothing left to the learners' prices.
    fileprivate var folded: Flavour {
      Flavour(
        kinds: kinds, listed: zip(listed, extra).map { $0 + $1 },
        extra: extra.map { _ in 0 }, excluded: excluded, charges: charges, sizes: sizes)
    }
  }

  /// - Parameter tallies: what groups are told apart by beside their flavour and size.
  init(_ problem: SearchProblem, tallies: Tallies? = nil) {
    self.problem = problem
    let tallies =
      tallies ?? .none(learners: problem.learners, largestSize: problem.soft.largestSize)
    self.tallies = tallies
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
    let free = [Int64](repeating: 0, count: learners)
    var flavours: [Flavour] = []
    for kind in all {
      let row = kind * learners
      let own = Flavour(
        kinds: [kind], listed: softLinear,
        extra: (0..<learners).map { problem.soft.linear[row + $0] - softLinear[$0] },
        excluded: (0..<learners).map { problem.hard.linear[row + $0] > hardLinear[$0] },
        charges: problem.ration?.charges.prices[kind] ?? free,
        sizes: Set(problem.kinds[kind].sizes.clamped(to: 0...learners)).subtracting([0]).sorted())
      if let same = flavours.firstIndex(where: own.costsTheSame(as:)) {
        flavours[same] = flavours[same].joined(with: own)
      } else {
        flavours.append(own)
      }
    }
    self.hardLinear = hardLinear
    hasOwnTables = !isPlain && flavours.count > 1
    if !isPlain { flavours = flavours.map(\.folded) }
    self.flavours = flavours
    let final = flavours
    flavourOfKind = all.map { kind in final.firstIndex { $0.kinds.contains(kind) } ?? 0 }
    sizes = Filling(
      kinds: problem.kinds, groupCount: problem.groupCount, learners: learners)
    filling = Filling(
      kinds: problem.kinds, groupCount: problem.groupCount, learners: learners, tallies: tallies)
  }

  /// Every flavour with every size it allows.
  var sizeClasses: [SizeClass] {
    flavours.enumerated().flatMap { flavour, value in
      value.sizes.map { SizeClass(flavour: flavour, size: $0) }
    }
  }

  /// Whether the sizes that fit can be told by dynamic programming, where that is needed.
  var isSmallEnoughToFill: Bool { problem.kinds.count == 1 || sizes.cells <= 1e7 }

  /// Every flavour with every size it allows and every tally of such a group.
  var columnClasses: [ColumnClass] {
    sizeClasses.flatMap { key in
      tallies.tallies(of: key.size).map {
        ColumnClass(flavour: key.flavour, size: key.size, tally: $0)
      }
    }
  }

  /// The class of groups that a choice stands for.
  func columnClass(of choice: Filling.Choice) -> ColumnClass {
    ColumnClass(flavour: flavourOfKind[choice.kind], size: choice.size, tally: choice.tally)
  }

  /// The least that the groups of a plan add up to at these prices; nil where nothing fits.
  func cheapestFilling(
    _ prices: [ColumnClass: Int64]
  ) -> (total: Int64, groups: [Filling.Choice])? {
    filling.cheapest { prices[columnClass(of: $0)] }
  }

  /// Most that a plan may be charged in all.
  var mostCharged: Int64 { problem.ration?.most ?? 0 }

  func column(_ members: [Int], flavour: Int, cost: Int64) -> Column {
    let charges = flavours[flavour].charges
    return Column(
      members: members, flavour: flavour, tally: tallies.tally(of: members), cost: cost,
      charge: members.reduce(0) { $0 + charges[$1] })
  }

  /// Sizes that can occur in a plan at all, ascending: the others fit no filling.
  var usefulSizes: [Int] {
    if let kind = problem.kinds.first, problem.kinds.count == 1 {
      return kind.sizes.filter { $0 > 0 && isUseful($0, of: kind) }
    }
    var useful: Set<Int> = []
    for (kind, group) in problem.kinds.enumerated() {
      for size in group.sizes.clamped(to: 0...problem.learners) where size > 0 {
        if useful.contains(size) { continue }
        let rest = sizes.without(kind: kind, size: size)
        if rest?.cheapest({ _ in 0 }) != nil { useful.insert(size) }
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
