import GroupingModel

/// How a certificate values groups. Figures are in price units, 128 bits wide, so that no sum of
/// what `isUsable` lets pass can overflow.
struct Pricing: Sendable {
  /// Price units per cost unit, by level.
  let factors: [Int64]
  /// Per learner.
  let prices: [Int64]
  /// Cost units that no group exceeds.
  let threshold: Int64?
  let marks: Marks

  /// Largest size of prices, factors and limits.
  private static let largest: Int64 = 1 << 53

  /// Whether all figures are small enough to compute with.
  static func isUsable(_ certificate: Certificate) -> Bool {
    let factors = certificate.multipliers + [certificate.scale, certificate.toll ?? 0]
    let signed = certificate.prices + certificate.limits + [certificate.threshold ?? 0]
    return factors.allSatisfy { (0...largest).contains($0) }
      && signed.allSatisfy { (-largest...largest).contains($0) }
  }

  /// Cost in price units less the members' prices; nil if the group costs more than the threshold.
  func reducedCost(of members: [Int], costs: [Int64]) -> Int128? {
    if let threshold, costs[0] > threshold { return nil }
    var price: Int64 = 0
    for member in members { price += prices[member] }
    var reduced = -Int128(price)
    for (level, factor) in factors.enumerated() where factor != 0 {
      reduced += Int128(factor) * Int128(costs[level])
    }
    return reduced
  }
}

/// The least reduced cost of each kind, size and mark.
struct LeastCosts: GroupVisitor {
  let marks: Marks
  private let pricing: Pricing
  private let sizes: Int
  private var least: [Int128?]
  /// Groups visited.
  private(set) var groups = 0

  init(_ pricing: Pricing, table: CostTable) {
    self.pricing = pricing
    marks = pricing.marks
    sizes = table.largest + 1
    least = [Int128?](repeating: nil, count: table.kinds.count * sizes * (marks.total + 1))
  }

  /// nil where no group of that kind, size and mark can occur.
  subscript(kind: Int, size: Int, mark: Int) -> Int128? {
    size < sizes ? least[index(kind, size, mark)] : nil
  }

  private func index(_ kind: Int, _ size: Int, _ mark: Int) -> Int {
    (kind * sizes + size) * (marks.total + 1) + mark
  }

  mutating func visit(_ members: [Int], kind: Int, costs: [Int64]) {
    groups += 1
    guard let reduced = pricing.reducedCost(of: members, costs: costs) else { return }
    lower(index(kind, members.count, marks.mark(of: members)), to: reduced)
  }

  mutating func merge(_ other: LeastCosts) {
    groups += other.groups
    for (index, value) in other.least.enumerated() {
      if let value { lower(index, to: value) }
    }
  }

  private mutating func lower(_ index: Int, to value: Int128) {
    if let known = least[index], known <= value { return }
    least[index] = value
  }
}
