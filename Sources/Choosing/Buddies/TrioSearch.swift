/// Everybody in pairs but three in a trio, at least cost.
///
/// A linear relaxation over pairs, trios and odd sets prices the learners; its prices prove that
/// all but a few trios are too dear. Each of these few is then tried: without its three, what is
/// left is a perfect matching, whose own prices rule out more.
struct TrioSearch {
  /// A way to form all, with the prices that prove its pairs best beside its trio.
  struct Found {
    let trio: Trio
    let pairs: [BuddyPair]
    let cost: Int
    /// Of all learners: also a bound for every other trio.
    let prices: BuddyPrices
  }

  let costs: PairCosts
  let clock: Deadline
  /// A bound from which on nobody wants to know more.
  let enough: Int
  private(set) var best: Found?
  /// Nothing costs less.
  private(set) var bound = Int.min
  /// Each trio tried; nil where the others cannot be paired.
  private(set) var tried: [Trio: Found?] = [:]
  /// What proves the bound: those of all, and of trios that had to be ruled out one by one.
  private(set) var prices: BuddyPrices?
  private(set) var exceptions: [BuddyPrices] = []
  /// Trios beside which the others cannot be paired, and why.
  private(set) var barred: [BarredTrio] = []

  init(_ costs: PairCosts, clock: Deadline, enough: Int = .max) {
    self.costs = costs
    self.clock = clock
    self.enough = enough
  }

  var isDecided: Bool { bound >= enough || best.map { $0.cost <= bound } ?? false }

  /// Pairs the others beside a trio; nil if that cannot be.
  ///
  /// - Complexity: O(count cubed).
  @discardableResult
  mutating func attempt(_ trio: Trio) -> Found? {
    if let known = tried[trio] { return known }
    let found = pairOthers(beside: trio)
    tried[trio] = .some(found)
    if let found, found.cost < best?.cost ?? .max { best = found }
    return found
  }

  private mutating func pairOthers(beside trio: Trio) -> Found? {
    guard let own = costs.cost(of: trio) else { return nil }
    let others = (0..<costs.count).filter { !trio.contains($0) }
    switch PerfectMatching.find(n: others.count, costs: costs.among(others)) {
    case .impossible(let parts):
      barred.append(BarredTrio(trio: trio, why: parts.renamed(others)))
      return nil
    case .matched(let matching):
      let pairs = matching.pairs.map { BuddyPair(others[$0.first], others[$0.second]) }
      return Found(
        trio: trio, pairs: pairs, cost: own + matching.cost,
        prices: matching.prices.renamed(others, count: costs.count).completed(trio, costs))
    }
  }

  /// Tries the trios of least slack until three were possible, or none of many.
  mutating func tryNearest(by prices: BuddyPrices) {
    var possible = 0
    for (trio, _) in PairSlacks(costs, prices).leastTrios(30) {
      if attempt(trio) != nil { possible += 1 }
      if possible == 3 || clock.isOver { return }
    }
  }

  /// Takes prices of all into account.
  mutating func raise(by prices: BuddyPrices) {
    let slacks = PairSlacks(costs, prices)
    if let least = slacks.leastTrios(1).first?.slack {
      let sum = prices.constant + prices.base(slacks) + Int128(least)
      if prices.ceiling(sum) > bound || self.prices == nil {
        bound = max(bound, prices.ceiling(sum))
        self.prices = prices
      }
    }
  }
}

extension TrioSearch {
  /// Tries one by one the trios that the prices leave open, least bound first, until none is or the
  /// time is over.
  ///
  /// - Complexity: O(count cubed) for each trio tried.
  mutating func finish() {
    guard let prices, !isDecided else { return }
    let slacks = PairSlacks(costs, prices)
    let fixed = prices.constant + prices.base(slacks)
    let room = Int128(target - 1) * Int128(prices.scale) - fixed
    let most = 200_000
    let list = slacks.leastTrios(
      most + 1, upTo: Int(clamping: min(room, Int128(PairSlacks.most))))
    var open = list.prefix(most).map {
      (trio: $0.trio, bound: prices.ceiling(fixed + Int128($0.slack)))
    }
    let beyond = list.count > most ? prices.ceiling(fixed + Int128(list[most].slack)) : .max
    while let next = open.min(by: { ($0.bound, $0.trio) < ($1.bound, $1.trio) }) {
      bound = max(bound, min(next.bound, beyond))
      if isDecided || clock.isOver || next.bound > beyond { return }
      rule(out: next.trio, &open)
    }
    bound = max(bound, min(beyond, target))
  }

  /// What nothing open must be below, to be of interest.
  private var target: Int { min(best?.cost ?? .max / 2, enough) }

  /// Tries a trio, and takes out of the list those that cannot be better than the best one.
  private mutating func rule(out trio: Trio, _ open: inout [(trio: Trio, bound: Int)]) {
    let found = attempt(trio)
    open.removeAll { $0.trio == trio }
    guard let found else { return open.removeAll { $0.bound >= target } }
    exceptions.append(found.prices)
    let slacks = PairSlacks(costs, found.prices)
    let fixed = found.prices.constant + found.prices.base(slacks)
    for index in open.indices {
      let other = found.prices.ceiling(fixed + Int128(slacks.slack(of: open[index].trio)))
      open[index].bound = max(open[index].bound, other)
    }
    open.removeAll { $0.bound >= target }
  }
}
