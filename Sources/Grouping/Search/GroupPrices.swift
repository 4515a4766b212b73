/// What learners and groups are worth to a plan, in cost units: duals of a relaxation.
struct GroupPrices: Sendable {
  /// What each learner is worth in a group of each kind, its toll taken off, `kinds x learners`.
  private let learners: [Int64]
  /// What each learner adds to a group's tally.
  private let steps: [Int]
  /// What a group is worth beside its members, `kinds x sizes x tallies`.
  private let classes: [Int64]
  private let sizes: Int
  private let tallies: Int
  /// A group that costs more than this beyond its worth is not remembered.
  let allowance: Int64

  /// What the members of a group are worth, and what else its class depends on.
  struct Worth {
    fileprivate var members: Int64 = 0
    fileprivate var size = 0
    fileprivate var tally = 0

    /// After one leaves and one enters; -1 for nobody.
    @inline(__always)
    func changed(
      _ prices: GroupPrices, _ kind: Int, without out: Int, with entering: Int
    ) -> Worth {
      var worth = self
      if out >= 0 {
        worth.members &-= prices.learners[kind &* prices.steps.count &+ out]
        worth.tally &-= prices.steps[out]
        worth.size &-= 1
      }
      if entering >= 0 { worth.add(entering, prices, kind) }
      return worth
    }

    @inline(__always)
    fileprivate mutating func add(_ learner: Int, _ prices: GroupPrices, _ kind: Int) {
      members &+= prices.learners[kind &* prices.steps.count &+ learner]
      tally &+= prices.steps[learner]
      size &+= 1
    }
  }

  /// Prices of a relaxation, rounded down.
  init(_ relaxation: Master.Relaxation, _ program: PartitionProgram, allowance: Int64) {
    let problem = program.problem
    let toll = Int64(relaxation.toll.rounded())
    let prices = relaxation.prices.map { Int64($0.rounded(.down)) }
    learners = problem.kinds.indices.flatMap { kind in
      prices.indices.map {
        prices[$0] - toll * (problem.ration?.charges.prices[kind][$0] ?? 0)
      }
    }
    steps = program.tallies.steps
    sizes = problem.soft.largestSize + 1
    tallies = program.tallies.total + 1
    var classes = [Int64](repeating: 0, count: problem.kinds.count * sizes * tallies)
    for (key, price) in relaxation.classPrices {
      for kind in program.flavours[key.flavour].kinds {
        classes[(kind * sizes + key.size) * tallies + key.tally] = Int64(price.rounded(.down))
      }
    }
    self.classes = classes
    self.allowance = allowance
  }

  @inline(__always)
  func worth(of group: some Collection<some BinaryInteger>, in kind: Int) -> Worth {
    var worth = Worth()
    for member in group { worth.add(Int(member), self, kind) }
    return worth
  }

  /// What a group is worth, its class included.
  @inline(__always)
  func total(_ worth: Worth, _ kind: Int) -> Int64 {
    worth.members &+ classes[(kind &* sizes &+ worth.size) &* tallies &+ worth.tally]
  }

  /// Cost beyond its worth of a group.
  func excess(of group: GroupPool.Entry) -> Int64 {
    group.cost - total(worth(of: group.members, in: group.kind), group.kind)
  }
}
