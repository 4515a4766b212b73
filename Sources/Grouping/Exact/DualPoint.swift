import GroupingModel

/// Integer prices of the learners and what they prove.
struct DualPoint: Sendable {
  /// Price units, `2^shift` of them per cost unit.
  let prices: [Int64]
  /// What a charge against the plan's limit costs, never negative.
  let toll: Int64
  /// Price of each class that the learners' prices were looked at with.
  let classPrices: [ColumnClass: Int64]
  /// What a group's reduced cost is at least, by its class; classes without a usable group are
  /// absent.
  let least: [ColumnClass: Int64]
  /// The cheapest choice of classes at that.
  let filling: [Filling.Choice]
  /// No plan costs less, in price units.
  let bound: Int64
}

/// Scans a program's groups at given prices.
struct Oracle: Sendable {
  let program: PartitionProgram
  let source: any GroupSource
  let threads: Int

  var shift: Int { source.shift }

  /// The members of a group that was found.
  func members(of find: Find) -> [Int] { source.members(of: find) }

  /// A group that was found as a column with its exact cost.
  func column(of find: Find, _ evaluator: SingleGroup) -> Column {
    let members = members(of: find)
    let cost = evaluator.cost(of: members, kind: program.flavours[find.flavour].kinds[0])
    return program.column(members, flavour: find.flavour, cost: cost)
  }

  /// A group found below its limit.
  struct Find {
    let flavour: Int
    /// Reduced cost, less the price of the group's class.
    let excess: Int64
    let place: ColumnPlace
  }

  /// Prices of learners that a group of any size can hold; see `Pricer`.
  private var largestPrice: Int64 {
    (1 << 27) / Int64(max(8, program.problem.soft.largestSize))
  }

  /// Rounds prices given in price units.
  func rounded(_ prices: [Double]) -> [Int64] {
    let largest = Double(largestPrice)
    return prices.map { Int64(max(-largest, min(largest, $0)).rounded()) }
  }

  /// A toll given in price units, never negative.
  func rounded(toll: Double) -> Int64 {
    Int64(max(0, min(Double(largestPrice), toll)).rounded())
  }

  /// What to look for in a scan.
  struct Query {
    /// Price of each class, in price units; absent is 0.
    var classPrices: [ColumnClass: Int64]
    /// What a charge against the plan's limit costs.
    var toll: Int64 = 0
    /// Excess below which groups of a flavour and size are wanted; where absent they are only
    /// bounded.
    var limits: [SizeClass: Int64]
    /// Most groups returned, of all or of each flavour and size.
    var keep: Int
    var keepsEachSize = false
  }

  /// The bound at `prices`, and the groups whose excess is below their class's limit, least first.
  ///
  /// - Returns: no point where no sizes fit at all; `isCut` if groups were left out for want of
  ///   room, all of them with at least the last one's excess; nil if it takes too long.
  func evaluate(
    _ prices: [Int64], _ query: Query
  ) -> (point: DualPoint?, found: [Find], isCut: Bool)? {
    let classPrices = query.classPrices.mapValues { max(-(1 << 25), min(1 << 25, $0)) }
    var least: [ColumnClass: Int64] = [:]
    var found: [Find] = []
    var isCut = false
    for (flavour, value) in program.flavours.enumerated() {
      var limits: [Int: Int32] = [:]
      for size in value.sizes {
        let limit = query.limits[SizeClass(flavour: flavour, size: size)]
        limits[size] = Int32(clamping: limit ?? .min)
      }
      let results = source.scan(
        flavour, prices: effective(prices, value, query.toll),
        parts: query.keepsEachSize ? limits.map { [$0.key: $0.value] } : [limits],
        keep: query.keep, threads: threads
      ) { classPrices[ColumnClass(flavour: flavour, size: $0, tally: $1)] ?? 0 }
      guard let results else { return nil }
      for result in results {
        for (size, excess) in result.least where excess != .max {
          for tally in program.tallies.tallies(of: size) {
            let key = ColumnClass(flavour: flavour, size: size, tally: tally)
            least[key] = Int64(excess) + (classPrices[key] ?? 0)
          }
        }
        found += result.candidates.map {
          Find(flavour: flavour, excess: Int64($0.excess), place: $0.place)
        }
        isCut = isCut || result.isCut
      }
    }
    if program.flavours.count > 1 || query.keepsEachSize {
      found.sort { ($0.excess, $0.flavour, $0.place) < ($1.excess, $1.flavour, $1.place) }
      if !query.keepsEachSize, found.count > query.keep {
        found.removeLast(found.count - query.keep)
        isCut = true
      }
    }
    guard let filling = program.cheapestFilling(least) else { return (nil, found, isCut) }
    let point = DualPoint(
      prices: prices, toll: query.toll, classPrices: classPrices, least: least,
      filling: filling.groups, bound: fixed(prices, toll: query.toll) + filling.total)
    return (point, found, isCut)
  }

  /// What prices and toll add up to for any plan, before its groups.
  func fixed(_ prices: [Int64], toll: Int64) -> Int64 {
    prices.reduce(0, +) - toll * program.mostCharged
  }

  /// What the groups of a plan add at least, if one of them is of the given flavour and size and
  /// counted for nothing; tallies are left aside.
  func cheapestFilling(_ least: [SizeClass: Int64], without key: SizeClass) -> Int64? {
    var best: Int64?
    for kind in program.flavours[key.flavour].kinds
    where program.problem.kinds[kind].sizes.contains(key.size) {
      let total = program.sizes.without(kind: kind, size: key.size)?.cheapest { choice in
        let flavour = program.flavourOfKind[choice.kind]
        return least[SizeClass(flavour: flavour, size: choice.size)]
      }?.total
      if let total { best = min(best ?? .max, total) }
    }
    return best
  }

  /// Learners' prices less what the flavour charges them.
  private func effective(
    _ prices: [Int64], _ flavour: PartitionProgram.Flavour, _ toll: Int64
  ) -> [Int32] {
    prices.indices.map { learner in
      if flavour.excluded[learner] { return Pricer.excluded }
      let extra = ColumnTable.scaled(flavour.extra[learner], shift: shift)
      // What is cut off only lowers reduced costs.
      let charge = toll * flavour.charges[learner]
      return Int32(max(-largestPrice, prices[learner] - extra - charge))
    }
  }
}
