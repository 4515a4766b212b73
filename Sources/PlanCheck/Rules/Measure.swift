import GroupingModel

/// What a rule costs a group, in one of three plain forms. Weighted rules give cost units,
/// required ones violations.
enum Measure: Sendable {
  /// A number per kind and member: `[kind][learner]`; the cost is the sum over members.
  case members([[Int64]])
  /// A number per pair; the cost is the sum over unordered pairs of members.
  case pairs(PairTable)
  /// Anything else, from the members alone.
  case group(any GroupMeasure)

  /// Cost or violations of a group.
  ///
  /// - Complexity: O(size squared) for members and pairs.
  func cost(of members: [Int], kind: Int) -> Int64 {
    switch self {
    case .members(let table): members.reduce(0) { $0 + table[kind][$1] }
    case .pairs(let table): table.sum(over: members)
    case .group(let measure): measure.cost(of: members)
    }
  }
}

/// A cost that depends on a group's members alone, given ascending.
protocol GroupMeasure: Sendable {
  func cost(of members: [Int]) -> Int64
}

/// A number per unordered pair of learners: laid out in full for classes whose groups can be looked
/// at one by one, asked for each time in larger ones.
struct PairTable: Sendable {
  let learners: Int
  /// Row-major `learners x learners`, symmetric, zero on the diagonal; nil in large classes.
  let values: [Int64]?
  private let value: @Sendable (Int, Int) -> Int64

  /// Learners up to whom all pairs are laid out.
  static let mostLaidOut = 4096

  /// - Parameter value: asked with the lower position first.
  init(learners: Int, _ value: @escaping @Sendable (Int, Int) -> Int64) {
    self.learners = learners
    self.value = value
    guard learners <= Self.mostLaidOut else {
      values = nil
      return
    }
    var values = [Int64](repeating: 0, count: learners * learners)
    for first in 0..<learners {
      for second in (first + 1)..<max(first + 1, learners) {
        let cost = value(first, second)
        values[first * learners + second] = cost
        values[second * learners + first] = cost
      }
    }
    self.values = values
  }

  subscript(first: Int, second: Int) -> Int64 {
    if let values { return values[first * learners + second] }
    return first == second ? 0 : value(min(first, second), max(first, second))
  }

  func sum(over members: [Int]) -> Int64 {
    var sum: Int64 = 0
    for (index, first) in members.enumerated() {
      for second in members[(index + 1)...] { sum += self[first, second] }
    }
    return sum
  }
}
