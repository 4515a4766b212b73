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

/// A number per unordered pair of learners.
struct PairTable: Sendable {
  let learners: Int
  /// Row-major `learners x learners`, symmetric, zero on the diagonal.
  private(set) var values: [Int64]

  /// Asks for each pair once, the lower position first.
  init(learners: Int, _ value: (Int, Int) -> Int64) {
    self.learners = learners
    values = [Int64](repeating: 0, count: learners * learners)
    for first in 0..<learners {
      for second in (first + 1)..<max(first + 1, learners) {
        let cost = value(first, second)
        values[first * learners + second] = cost
        values[second * learners + first] = cost
      }
    }
  }

  subscript(first: Int, second: Int) -> Int64 { values[first * learners + second] }

  func sum(over members: [Int]) -> Int64 {
    var sum: Int64 = 0
    for (index, first) in members.enumerated() {
      for second in members[(index + 1)...] { sum += self[first, second] }
    }
    return sum
  }
}
