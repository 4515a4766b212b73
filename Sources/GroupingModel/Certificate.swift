/// Prices that prove a lower bound for one level of cost, checkable from the scenario alone.
///
/// For *any* prices `p`, multipliers `m >= 0` and toll `t >= 0`, every plan whose earlier levels cost
/// no more than `limits`, and that moves no more learners than it may, costs at least
/// `sum(p) - sum(m x limits) - t x moves allowed + cheapest filling`, where a group's reduced cost is
/// `scale x (cost at this level) + sum(m x cost at earlier levels) + t x (its moved members)
/// - sum of its members' prices`,
/// and the cheapest filling takes, for numbers of groups and sizes that the kinds allow and that
/// add up to the roster, the least reduced cost of each kind, size and number of each of `sets`;
/// these numbers add up to the sets, too. All in integers; the bound in cost units is that sum over
/// `scale`, rounded up.
/// (Weak duality of the set-partitioning program; Farley 1990.)
public struct Certificate: Sendable, Hashable, Codable {
  /// Position of the level, 0 unless the aim is a strict order.
  public var level: Int
  /// Price units per cost unit: prices are finer than costs by this factor.
  public var scale: Int64
  /// One price per learner, in roster order.
  public var prices: [Int64]
  /// Sets of learners, by position: a filling deals them to groups in whole numbers.
  public var sets: [[Int]]
  /// One multiplier per earlier level; empty for the first.
  public var multipliers: [Int64]
  /// Costs of the earlier levels that the bound takes for granted, in cost units.
  public var limits: [Int64]
  /// Price units per learner who has moved, where a rule limits how many may; nil for 0.
  public var toll: Int64?
  /// Group cost that no group exceeds, in cost units: with the aim worst-first, the proven worst
  /// group's cost; nil otherwise. Groups above it do not count in the filling.
  public var threshold: Int64?
  /// The bound that the prices prove, in cost units.
  public var bound: Int64

  public init(
    level: Int, scale: Int64, prices: [Int64], sets: [[Int]] = [], multipliers: [Int64] = [],
    limits: [Int64] = [], toll: Int64? = nil, threshold: Int64? = nil, bound: Int64
  ) {
    self.level = level
    self.scale = scale
    self.prices = prices
    self.sets = sets
    self.multipliers = multipliers
    self.limits = limits
    self.toll = toll
    self.threshold = threshold
    self.bound = bound
  }
}
