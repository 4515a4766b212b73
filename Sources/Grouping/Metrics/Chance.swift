/// What seeded random draws gave for a figure, and where the observed value lies among them.
package struct Chance: Sendable {
  private let sorted: [Double]
  /// (1 + draws at least as large as what was observed) / (1 + draws).
  package let atLeast: Double
  /// (1 + draws at most as large as what was observed) / (1 + draws).
  package let atMost: Double
  package let mean: Double
  package let deviation: Double

  /// Least and largest share that any value could have got: not small where a figure can take few
  /// values only.
  package let smallestAtLeast: Double
  package let smallestAtMost: Double

  /// Draws in which the figure cannot be told are left out.
  ///
  /// - Returns: nil if those are more than one in ten.
  init?(observed: Double, draws: [Double]) {
    let known = draws.filter { !$0.isNaN }.sorted()
    guard !known.isEmpty, known.count * 10 >= draws.count * 9 else { return nil }
    sorted = known
    // Equal figures may differ in their last digits, for sums run in another order.
    let slack = 1e-9 * max(1, abs(observed))
    let number = Double(known.count)
    func share(atLeast value: Double) -> Double {
      Double(1 + known.count - Self.first(in: known) { $0 >= value - slack }) / (1 + number)
    }
    func share(atMost value: Double) -> Double {
      Double(1 + Self.first(in: known) { $0 > value + slack }) / (1 + number)
    }
    atLeast = share(atLeast: observed)
    atMost = share(atMost: observed)
    smallestAtLeast = share(atLeast: known[known.count - 1])
    smallestAtMost = share(atMost: known[0])
    let middle = known.reduce(0, +) / number
    mean = middle
    deviation =
      (known.reduce(0) { $0 + ($1 - middle) * ($1 - middle) } / number).squareRoot()
  }

  /// Position of the first that fulfils the condition, as all after it do.
  private static func first(in sorted: [Double], where condition: (Double) -> Bool) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if condition(sorted[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  package var draws: Int { sorted.count }

  /// The value that a share of the draws does not exceed (nearest rank).
  package func quantile(_ share: Double) -> Double {
    let rank = Int((share * Double(sorted.count)).rounded(.up))
    return sorted[min(max(rank, 1), sorted.count) - 1]
  }
}
