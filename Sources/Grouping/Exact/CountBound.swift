import GroupingModel

/// A bound from whole numbers alone: how the learners of each kind can be dealt to groups, whoever
/// they are.
///
/// The relaxation may put half a learner here and there; counts cannot. Thirteen girls in fours
/// always leave one alone or three to a boy, which only this sees. Exact dynamic programming over
/// groups and the numbers placed of each class of learners that count terms tell apart.
struct CountBound {
  private let kernel: Kernel
  private let sizes: [Int]
  private let groupCount: ClosedRange<Int>
  /// Learners that the same count terms count, and how many there are.
  private let signatures: [[Bool]]
  private let totals: [Int]

  /// Steps of the dynamic program that are still worth it.
  private static let mostSteps = 30_000_000

  /// - Returns: nil where the costs are not those of counts and other costs that are never
  ///   negative, or where there are too many classes.
  init?(_ problem: SearchProblem) {
    guard problem.measure == .cost(limit: nil), problem.soft.counts.count > 0,
      problem.soft.hasNoNegativePairs
    else { return nil }
    kernel = problem.soft
    groupCount = problem.groupCount
    sizes = Set(problem.kinds.flatMap { Array($0.sizes.clamped(to: 0...problem.learners)) })
      .subtracting([0]).sorted()
    var counts: [[Bool]: Int] = [:]
    for learner in 0..<problem.learners {
      let signature = (0..<kernel.counts.count).map {
        problem.soft.counts[$0].belongs[learner] != 0
      }
      counts[signature, default: 0] += 1
    }
    signatures = counts.keys.sorted {
      $0.map(String.init).lexicographicallyPrecedes($1.map(String.init))
    }
    totals = signatures.map { counts[$0, default: 0] }
    let states = totals.reduce(1.0) { $0 * Double($1 + 1) }
    let deals = sizes.reduce(0.0) { $0 + Double($1 + 1).power(signatures.count - 1) }
    guard states * deals * Double(groupCount.upperBound) < Double(Self.mostSteps) else {
      return nil
    }
  }

  /// No plan costs less, in cost units; nil where the sizes do not fit.
  ///
  /// - Complexity: O(groups x states x deals), limited by `mostSteps`.
  func lowerBound() -> Int64? {
    let strides = totals.indices.map { totals[..<$0].reduce(1) { $0 * ($1 + 1) } }
    let states = totals.reduce(1) { $0 * ($1 + 1) }
    let deals = sizes.flatMap { size in self.deals(of: size) }
    var front = [Int64](repeating: .max, count: states)
    front[0] = 0
    var best: Int64?
    for groups in 1...groupCount.upperBound {
      var next = [Int64](repeating: .max, count: states)
      for state in 0..<states where front[state] != .max {
        let placed = totals.indices.map { state / strides[$0] % (totals[$0] + 1) }
        for (numbers, price) in deals
        where totals.indices.allSatisfy({ placed[$0] + numbers[$0] <= totals[$0] }) {
          let target = totals.indices.reduce(state) { $0 + numbers[$1] * strides[$1] }
          next[target] = min(next[target], front[state] + price)
        }
      }
      front = next
      if groupCount.contains(groups), front[states - 1] != .max {
        best = min(best ?? .max, front[states - 1])
      }
    }
    return best
  }

  /// Ways to make a group of that size out of the classes, with the price of its counts.
  private func deals(of size: Int) -> [(numbers: [Int], price: Int64)] {
    var deals: [[Int]] = [[]]
    for index in totals.indices {
      let isLast = index == totals.count - 1
      deals = deals.flatMap { deal -> [[Int]] in
        let left = size - deal.reduce(0, +)
        let most = min(left, totals[index])
        let least = isLast ? left : 0
        return least <= most ? (least...most).map { deal + [$0] } : []
      }
    }
    return deals.map { ($0, price(of: $0, size: size)) }
  }

  private func price(of numbers: [Int], size: Int) -> Int64 {
    (0..<kernel.counts.count).reduce(0) { sum, term in
      let count = zip(numbers, signatures).reduce(0) { $1.1[term] ? $0 + $1.0 : $0 }
      let shape = kernel.counts[term]
      return sum + shape.prices[size * shape.stride + count]
    }
  }
}

extension Kernel {
  /// Whether linear and pair prices are never negative, so that costs beside those of counts are
  /// never negative either.
  fileprivate var hasNoNegativePairs: Bool {
    let isLinearFine = (0..<linear.count).allSatisfy { linear[$0] >= 0 }
    var arePairsFine = true
    pairs?.forEach { if $2 < 0 { arePairsFine = false } }
    return isLinearFine && arePairsFine
  }
}

extension Double {
  fileprivate func power(_ exponent: Int) -> Double {
    (0..<max(0, exponent)).reduce(1.0) { product, _ in product * self }
  }
}
