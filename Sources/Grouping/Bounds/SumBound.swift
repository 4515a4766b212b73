import GroupingModel

/// The least that groups can be off their share of a sum, all together.
///
/// Whole numbers seldom divide evenly: the sum of a group of a given size can only be one of a lattice
/// of numbers, and the groups' sums add up to the class's. Lagrangian relaxation of the latter: for
/// any price of a unit of the sum, the class pays it and groups are taken at their price less that of
/// their own sum. For groups of one size that leaves no gap, since a share's price is convex.
struct SumBound {
  private let term: SumTerm
  private let room: Room
  /// Every learner's value is `remainder` plus a multiple of `step`.
  private let step: Int64
  private let remainder: Int64
  private let total: Int64

  /// Lattice points looked at on either side of a share.
  private static let reach: Int64 = 6

  init(_ term: SumTerm, _ room: Room) {
    self.term = term
    self.room = room
    let first = term.values.first ?? 0
    var step: Int64 = 0
    for value in term.values {
      var (a, b) = (step.magnitude, (value - first).magnitude)
      while b != 0 { (a, b) = (b, a % b) }
      step = Int64(a)
    }
    self.step = max(1, step)
    remainder = first
    total = term.values.reduce(0, +)
  }

  var least: Int64 {
    var best: Int64 = 0
    for slope in slopes { best = max(best, bound(slope: slope)) }
    return best
  }

  /// Sizes that groups may have.
  private var sizes: [Int] {
    Set(room.kinds.flatMap { $0.sizes.clamped(to: 0...room.learners) })
      .filter { $0 > 0 && $0 < term.shares.count }.sorted()
  }

  /// Differences of price between neighbouring lattice points, at most a hundred or so.
  private var slopes: [Int64] {
    var slopes: Set<Int64> = [0]
    for size in sizes.prefix(8) {
      let share = term.shares[size]
      for place in places(size, share) {
        let (low, high) = (share.price(ofSum: place), share.price(ofSum: place + step))
        slopes.insert(high - low)
      }
    }
    return slopes.sorted()
  }

  /// Lattice points around the sums that cost nothing, ascending.
  private func places(_ size: Int, _ share: SumTerm.Share) -> [Int64] {
    let start = remainder * Int64(size)
    var places: Set<Int64> = []
    for edge in [share.target - share.allowance, share.target, share.target + share.allowance] {
      let middle = floorDivision(floorDivision(edge, share.factor) - start, step)
      for offset in -Self.reach...Self.reach { places.insert(start + (middle + offset) * step) }
    }
    return places.sorted()
  }

  /// What the price `slope / step` of a unit proves.
  private func bound(slope: Int64) -> Int64 {
    var figures: [Int: Int] = [:]
    for size in sizes {
      guard let value = least(size, slope: slope) else { return 0 }
      figures[size] = value
    }
    let groups = room.least { kind, position in
      figures[room.kinds[kind].sizes.lowerBound + position]
    }
    let (fixed, isTooLarge) = slope.multipliedReportingOverflow(by: total)
    guard let groups, groups != .max, !isTooLarge else { return 0 }
    let scaled = fixed + Int64(groups)
    return scaled > 0 ? (scaled + step - 1) / step : 0
  }

  /// The least of `step x price - slope x sum` over the sums that groups of a size may have; nil where
  /// the slope is too steep, or numbers are too large, to tell.
  private func least(_ size: Int, slope: Int64) -> Int? {
    let share = term.shares[size]
    // Beyond the points looked at, prices rise by `rate` a unit of the product, and rounding takes off
    // at most one half.
    let steepness = share.rate * Double(share.factor) * Double(step)
    guard Double(slope.magnitude) < steepness * (1 - 1e-9) else {
      return slope == 0 ? 0 : nil
    }
    let places = places(size, share)
    guard let first = places.first, let last = places.last,
      max(first.magnitude, last.magnitude) < 1 << 40, step < 1 << 40, slope.magnitude < 1 << 20
    else { return nil }
    var best = Int64.max
    for place in places {
      let (product, isTooLarge) = step.multipliedReportingOverflow(by: share.price(ofSum: place))
      guard !isTooLarge, product < 1 << 60 else { return nil }
      best = min(best, product - slope * place)
    }
    for edge in [first, last] {
      let price = max(0, share.price(ofSum: edge) - 1)
      best = min(best, step * price - slope * edge)
    }
    return Int(best)
  }

  private func floorDivision(_ value: Int64, _ divisor: Int64) -> Int64 {
    let (quotient, rest) = value.quotientAndRemainder(dividingBy: max(1, divisor))
    return rest < 0 ? quotient - 1 : quotient
  }
}
