import GroupingModel

/// Integer prices of the learners and what they prove.
struct DualPoint: Sendable {
  /// Price units, `2^shift` of them per cost unit.
  let prices: [Int64]
  /// Least reduced cost per flavour and size; classes without a usable group are absent.
  let least: [SizeClass: Int64]
  /// No plan costs less, in price units.
  let bound: Int64
}

/// Scans a program's tables at given prices.
struct Oracle: Sendable {
  let program: PartitionProgram
  let table: ColumnTable
  let threads: Int

  /// A group found below its limit.
  struct Find {
    let flavour: Int
    let reduced: Int64
    let place: ColumnPlace
  }

  /// Prices within what the table's integers hold.
  static let largestPrice: Int64 = 1 << 24

  /// Rounds prices given in price units.
  static func rounded(_ prices: [Double]) -> [Int64] {
    prices.map { price in
      Int64(max(-Double(largestPrice), min(Double(largestPrice), price)).rounded())
    }
  }

  /// The bound at `prices`, and the groups whose reduced cost is below their class's limit.
  ///
  /// - Parameters:
  ///   - limits: per class, in price units, exclusive; classes that are absent are only bounded.
  ///   - keep: most groups returned per flavour.
  /// - Returns: nil for the point where no sizes fit at all.
  func evaluate(
    _ prices: [Int64], limits: [SizeClass: Int64], keep: Int
  ) -> (point: DualPoint?, found: [Find], isCut: Bool) {
    var least: [SizeClass: Int64] = [:]
    var found: [Find] = []
    var isCut = false
    for (flavour, value) in program.flavours.enumerated() {
      let pricer = Pricer(table, prices: effective(prices, value))
      var chunkLimits: [Int: Int32] = [:]
      for size in value.sizes {
        let limit = limits[SizeClass(flavour: flavour, size: size)] ?? Int64(Int32.min)
        chunkLimits[size] = Int32(clamping: limit)
      }
      let result = pricer.scan(limits: chunkLimits, keep: keep, threads: threads)
      for (size, reduced) in result.least where reduced != .max {
        least[SizeClass(flavour: flavour, size: size)] = Int64(reduced)
      }
      found += result.candidates.map {
        Find(flavour: flavour, reduced: Int64($0.reduced), place: $0.place)
      }
      isCut = isCut || result.isCut
    }
    guard let total = cheapestFilling(least) else { return (nil, found, isCut) }
    let bound = prices.reduce(0, +) + total
    return (DualPoint(prices: prices, least: least, bound: bound), found, isCut)
  }

  /// The least that the groups of a plan add to the sum of prices.
  func cheapestFilling(_ least: [SizeClass: Int64]) -> Int64? {
    let flavourOf = program.flavourOfKind
    return program.filling.cheapest { kind, size in
      least[SizeClass(flavour: flavourOf[kind], size: size)]
    }?.total
  }

  /// What the groups of a plan add at least, if one of them is of the given class.
  func cheapestFilling(_ least: [SizeClass: Int64], with key: SizeClass) -> Int64? {
    let flavourOf = program.flavourOfKind
    var best: Int64?
    for kind in program.flavours[key.flavour].kinds
    where program.problem.kinds[kind].sizes.contains(key.size) {
      let rest = program.filling.without(Filling.Choice(kind: kind, size: key.size))
      let total = rest?.cheapest { kind, size in
        least[SizeClass(flavour: flavourOf[kind], size: size)]
      }?.total
      if let total { best = min(best ?? .max, total) }
    }
    guard let best, let own = least[key] else { return nil }
    return best + own
  }

  /// Learners' prices less what the flavour charges them.
  private func effective(_ prices: [Int64], _ flavour: PartitionProgram.Flavour) -> [Int32] {
    prices.indices.map { learner in
      if flavour.excluded[learner] { return Pricer.excluded }
      let extra = ColumnTable.scaled(flavour.extra[learner], shift: table.shift)
      return Int32(max(-(Self.largestPrice << 1), prices[learner] - extra))
    }
  }
}
