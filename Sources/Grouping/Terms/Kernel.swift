/// Terms of one purpose flattened for hot loops: the same arithmetic as `Term.price`, merged where
/// terms of one kind add up. Weights turn several levels into one number.
package final class Kernel: Sendable {
  package let learners: Int
  package let kinds: Int
  package let largestSize: Int
  /// Linear prices, `kinds x learners`, all terms added up.
  package let linear: Flat<Int64>
  /// Pair prices, dense and symmetric, `learners x learners`; nil without pair terms.
  package let pairs: Flat<Int64>?
  /// Pairs that a term without negative prices charges, `learners x learners`, 0 or 1: once two
  /// such learners are together, nothing makes it good. nil without such terms.
  package let clashes: Flat<UInt8>?
  package let counts: [Count]
  package let sums: [Sum]
  package let reaches: [Reach]
  package let bits: [Bits]
  package let ranges: [Range]

  /// A count term; `belongs` is 0 or 1, prices are at `size x stride + count`.
  package struct Count: Sendable {
    package let belongs: Flat<Int32>
    package let prices: Flat<Int64>
    package let stride: Int
  }

  package struct Sum: Sendable {
    package let values: Flat<Int64>
    package let shares: Flat<SumTerm.Share>
    package let weight: Int64
  }

  /// A reach term; `wanted` rows are bit masks of partners, `words` words per learner.
  package struct Reach: Sendable {
    package let words: Int
    package let wanted: Flat<UInt64>
    package let weights: Flat<Int64>
    package let partners: [[Int]]
    /// Who looks for each learner.
    package let seekers: [[Int]]
  }

  package struct Bits: Sendable {
    package let words: Int
    package let sets: Flat<UInt64>
    package let isUnion: Bool
    package let prices: Flat<Int64>
  }

  /// A range term; unknown values have `low` at the maximum and `high` at the minimum.
  package struct Range: Sendable {
    package let low: Flat<Int64>
    package let high: Flat<Int64>
    package let term: RangeTerm
    package let weight: Int64

    @inline(__always)
    package func price(low: Int64, high: Int64) -> Int64 {
      high < low ? 0 : weight &* term.price(ofRange: high &- low)
    }
  }

  /// Whether there is nothing to pay.
  package var isEmpty: Bool {
    pairs == nil && counts.isEmpty && sums.isEmpty && reaches.isEmpty && bits.isEmpty
      && ranges.isEmpty && !(0..<linear.count).contains { linear[$0] != 0 }
  }

  /// A number that every group's price is a multiple of; 0 if all prices are 0.
  package var granularity: Int64 {
    func divisor(_ values: Flat<Int64>, _ start: Int64) -> Int64 {
      var result = start
      for index in 0..<values.count where result != 1 {
        result = greatestCommonDivisor(result, values[index])
      }
      return result
    }
    if !sums.isEmpty || !ranges.isEmpty { return 1 }
    var result = divisor(linear, 0)
    if let pairs { result = divisor(pairs, result) }
    for term in counts { result = divisor(term.prices, result) }
    for term in reaches { result = divisor(term.weights, result) }
    for term in bits { result = divisor(term.prices, result) }
    return result
  }

  /// Flattens terms, each multiplied with its weight; terms of weight 0 are left out.
  ///
  /// - Complexity: O(learners squared) memory where there are pair terms.
  package init(
    _ terms: [(term: Term, weight: Int64)], learners: Int, kinds: Int, largestSize: Int
  ) {
    self.learners = learners
    self.kinds = kinds
    self.largestSize = largestSize
    let linear = Flat<Int64>(repeating: 0, count: kinds * learners)
    var pairs: Flat<Int64>?
    var clashes: Flat<UInt8>?
    var counts: [Count] = []
    var sums: [Sum] = []
    var reaches: [Reach] = []
    var bits: [Bits] = []
    var ranges: [Range] = []
    for (term, weight) in terms where weight != 0 {
      switch term.shape {
      case .linear(let shape):
        for kind in 0..<kinds {
          for learner in 0..<learners {
            linear[kind * learners + learner] += weight * shape.prices[kind][learner]
          }
        }
      case .pair(let shape):
        let dense = pairs ?? Flat<Int64>(repeating: 0, count: learners * learners)
        for entry in shape.entries {
          dense[entry.first * learners + entry.second] += weight * entry.price
          dense[entry.second * learners + entry.first] += weight * entry.price
        }
        pairs = dense
        if shape.entries.allSatisfy({ $0.price > 0 }) {
          let marks = clashes ?? Flat<UInt8>(repeating: 0, count: learners * learners)
          for entry in shape.entries {
            marks[entry.first * learners + entry.second] = 1
            marks[entry.second * learners + entry.first] = 1
          }
          clashes = marks
        }
      case .count(let shape): counts.append(Count(shape, weight: weight))
      case .sum(let shape): sums.append(Sum(shape, weight: weight))
      case .reach(let shape): reaches.append(Reach(shape, weight: weight))
      case .bits(let shape): bits.append(Bits(shape, weight: weight))
      case .range(let shape): ranges.append(Range(shape, weight: weight))
      }
    }
    self.linear = linear
    self.pairs = pairs
    self.clashes = clashes
    self.counts = counts
    self.sums = sums
    self.reaches = reaches
    self.bits = bits
    self.ranges = ranges
  }
}

extension Kernel.Count {
  fileprivate init(_ term: CountTerm, weight: Int64) {
    belongs = Flat(term.belongs.map { $0 ? 1 : 0 }, fallback: 0)
    stride = term.prices.count
    prices = Flat(repeating: 0, count: stride * stride)
    for (size, row) in term.prices.enumerated() {
      for (count, price) in row.enumerated() { prices[size * stride + count] = weight * price }
    }
  }
}

extension Kernel.Sum {
  fileprivate init(_ term: SumTerm, weight: Int64) {
    values = Flat(term.values, fallback: 0)
    shares = Flat(term.shares, fallback: SumTerm.Share(rate: 0))
    self.weight = weight
  }
}

extension Kernel.Reach {
  fileprivate init(_ term: ReachTerm, weight: Int64) {
    let learners = term.partners.count
    let words = (learners + 63) / 64
    let wanted = Flat<UInt64>(repeating: 0, count: learners * words)
    var seekers = [[Int]](repeating: [], count: learners)
    for (learner, list) in term.partners.enumerated() {
      for partner in Set(list).sorted() {
        wanted[learner * words + partner / 64] |= 1 << UInt64(partner % 64)
        seekers[partner].append(learner)
      }
    }
    self.words = words
    self.wanted = wanted
    self.seekers = seekers
    partners = term.partners.map { Set($0).sorted() }
    weights = Flat(term.weights.map { $0 * weight }, fallback: 0)
  }
}

extension Kernel.Bits {
  fileprivate init(_ term: BitsTerm, weight: Int64) {
    words = term.sets.first?.count ?? 1
    sets = Flat(term.sets.flatMap { $0 }, fallback: 0)
    isUnion = term.combination == .union
    prices = Flat(term.prices.map { $0 * weight }, fallback: 0)
  }
}

extension Kernel.Range {
  fileprivate init(_ term: RangeTerm, weight: Int64) {
    low = Flat(term.values.map { $0 ?? .max }, fallback: 0)
    high = Flat(term.values.map { $0 ?? .min }, fallback: 0)
    self.term = term
    self.weight = weight
  }
}

/// Euclid's algorithm on absolute values; 0 is a multiple of everything.
private func greatestCommonDivisor(_ left: Int64, _ right: Int64) -> Int64 {
  var (a, b) = (left.magnitude, right.magnitude)
  while b != 0 { (a, b) = (b, a % b) }
  return Int64(a)
}
