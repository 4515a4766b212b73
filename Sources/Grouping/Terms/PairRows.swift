/// The pairs of each learner that have a price, end to end: for large classes, where few pairs have
/// one, quicker than looking every pair up.
struct PairRows: BitwiseCopyable, Sendable {
  private let starts: Flat<Int32>
  private let others: Flat<Int32>
  private let prices: Flat<Int64>

  init(_ table: PairPrices, learners: Int, in arena: Arena) {
    var rows = [[(other: Int, price: Int64)]](repeating: [], count: learners)
    table.eachPrice { one, other, price in rows[one].append((other, price)) }
    var starts: [Int32] = [0]
    for index in rows.indices {
      // The table's order is that of a hash.
      rows[index].sort { $0.other < $1.other }
      starts.append(starts[index] + Int32(rows[index].count))
    }
    self.starts = arena.array(starts)
    others = arena.array(rows.joined().map { Int32($0.other) })
    prices = arena.array(rows.joined().map(\.price))
  }

  /// Calls `body` with each learner who has a price with this one, and the price.
  @inline(__always)
  func forEach(of learner: Int, _ body: (_ other: Int, _ price: Int64) -> Void) {
    for index in Int(starts[learner])..<Int(starts[learner + 1]) {
      body(Int(others[index]), prices[index])
    }
  }
}
