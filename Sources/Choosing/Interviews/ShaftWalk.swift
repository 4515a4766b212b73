/// Walks down a team's list, from equals to equals, and keeps the best teeth so far.
struct ShaftWalk {
  let team: Int
  /// Options from the top of the list down to the present equals.
  private(set) var shaft: ArraySlice<Int>
  /// Seats they would take if all were here, and those they take.
  private(set) var potential = 0
  private var seats = 0.0
  /// The single learners on the shaft who are worth most as teeth, as many as there are seats, by
  /// what a tooth adds to what the shaft counts anyway.
  private var best: [(option: Int, gain: Double)] = []
  /// The single learner on the shaft who is served least.
  private var lightest: (option: Int, served: Double)?
  private let list: [Int]
  private let market: Market

  init(_ market: Market, _ team: Int) {
    self.market = market
    self.team = team
    list = market.lists[team]
    shaft = list[..<0]
  }

  /// Goes on to the next equals; nil at the end.
  mutating func next(_ point: RelaxedPoint) -> ArraySlice<Int>? {
    let start = shaft.endIndex
    guard start < list.count else { return nil }
    var end = start
    while end < list.count, market.rank[list[end]] == market.rank[list[start]] {
      let option = list[end]
      potential += market.size(option)
      seats += Double(market.size(option)) * point.share[option]
      if market.size(option) == 1 { insert(option, point) }
      end += 1
    }
    shaft = list[..<end]
    return list[start..<end]
  }

  private mutating func insert(_ option: Int, _ point: RelaxedPoint) {
    let served = point.served(option, .blocking)
    if served < lightest?.served ?? .infinity { lightest = (option, served) }
    let gain = served - point.share[option]
    var index = best.count
    while index > 0, best[index - 1].gain > gain { index -= 1 }
    guard index < market.most[team] else { return }
    best.insert((option, gain), at: index)
    if best.count > market.most[team] { best.removeLast() }
  }

  /// The teeth whose row has the least sum, and that sum; nil without single learners.
  ///
  /// Either as many teeth of weight one as there are seats, or what the least served of all does
  /// not take alone: whoever adds less than its weight would.
  func teeth(_ point: RelaxedPoint) -> (teeth: [StabilityRow.Tooth], sum: Double)? {
    guard let lightest else { return nil }
    let count = market.most[team]
    let others = best.filter { $0.option != lightest.option && $0.gain < lightest.served }
      .prefix(count - 1)
    let weight = count - others.count
    var sum = seats + Double(weight) * lightest.served - point.share[lightest.option]
    sum = others.reduce(sum) { $0 + $1.gain }
    let equal = best.reduce(seats) { $0 + $1.gain }
    if best.count == count, equal <= sum {
      return (best.map { .init(option: $0.option, weight: 1) }, equal)
    }
    let teeth = others.map { StabilityRow.Tooth(option: $0.option, weight: 1) }
    return (teeth + [.init(option: lightest.option, weight: weight)], sum)
  }
}
