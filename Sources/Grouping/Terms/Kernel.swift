/// Terms of one purpose flattened for hot loops: the same arithmetic as `Term.price`, merged where
/// terms of one kind add up. Weights turn several levels into one number.
package final class Kernel: Sendable {
  private let arena: Arena
  package let learners: Int
  package let kinds: Int
  package let largestSize: Int
  /// Linear prices, `kinds x learners`, all terms added up.
  package let linear: Flat<Int64>
  /// Pair prices of all terms; nil without pair terms.
  package let pairs: PairPrices?
  /// Pairs that a term without negative prices charges, `learners x learners`, 0 or 1: once two
  /// such learners are together, nothing makes it good. nil without such terms, and in classes too
  /// large for full tables of pairs.
  package let clashes: Flat<UInt8>?
  /// Whom it may pay to bring each learner together with: sparse wishes in either direction.
  package let friends: Lists
  /// The same by learner, where there is no full table of pairs.
  let rows: PairRows?
  package let counts: Flat<Count>
  package let sums: Flat<Sum>
  package let reaches: Flat<Reach>
  package let bits: Flat<Bits>
  package let ranges: Flat<Range>

  /// A count term; `belongs` is 0 or 1, prices are at `size x stride + count`.
  package struct Count: BitwiseCopyable, Sendable {
    package let belongs: Flat<Int32>
    package let prices: Flat<Int64>
    package let stride: Int
  }

  package struct Sum: BitwiseCopyable, Sendable {
    package let values: Flat<Int64>
    package let shares: Flat<SumTerm.Share>
    package let weight: Int64
  }

  package struct Reach: BitwiseCopyable, Sendable {
    package let weights: Flat<Int64>
    /// Whom each learner looks for.
    package let partners: Lists
    /// Who looks for each learner.
    package let seekers: Lists
  }

  package struct Bits: BitwiseCopyable, Sendable {
    package let words: Int
    package let sets: Flat<UInt64>
    package let isUnion: Bool
    package let prices: Flat<Int64>
  }

  /// A range term; unknown values have `low` at the maximum and `high` at the minimum.
  package struct Range: BitwiseCopyable, Sendable {
    package let low: Flat<Int64>
    package let high: Flat<Int64>
    package let scale: RangeTerm.Scale
    package let weight: Int64

    @inline(__always)
    package func price(low: Int64, high: Int64) -> Int64 {
      high < low ? 0 : weight &* scale.price(ofRange: high &- low)
    }
  }

  /// Whether there is nothing to pay.
  package var isEmpty: Bool { pairs == nil && hasNothingElse }

  /// Whether only pairs have prices.
  var isOnlyPairs: Bool { pairs != nil && hasNothingElse }

  private var hasNothingElse: Bool {
    counts.count == 0 && sums.count == 0 && reaches.count == 0 && bits.count == 0
      && ranges.count == 0 && !(0..<linear.count).contains { linear[$0] != 0 }
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
    if sums.count > 0 || ranges.count > 0 { return 1 }
    var result = divisor(linear, 0)
    pairs?.eachPrice { result = greatestCommonDivisor(result, $2) }
    for index in 0..<counts.count { result = divisor(counts[index].prices, result) }
    for index in 0..<reaches.count { result = divisor(reaches[index].weights, result) }
    for index in 0..<bits.count { result = divisor(bits[index].prices, result) }
    return result
  }

  /// No partition costs less: every negative price counted in full. 0 where there is none.
  package var lowerBound: Int64 {
    func negatives(_ values: Flat<Int64>) -> Int64 {
      (0..<values.count).reduce(0) { $0 + min(0, values[$1]) }
    }
    var total = negatives(linear)
    var owed: Int64 = 0
    pairs?.eachPrice { owed += min(0, $2) }
    total += owed / 2
    for index in 0..<counts.count { total += negatives(counts[index].prices) * Int64(learners) }
    return total
  }

  /// Flattens terms, each multiplied with its weight; terms of weight 0 are left out.
  ///
  /// - Complexity: O(learners squared) memory where there are pair terms, but in large classes.
  package init(
    _ terms: [(term: Term, weight: Int64)], learners: Int, kinds: Int, largestSize: Int
  ) {
    self.learners = learners
    self.kinds = kinds
    self.largestSize = largestSize
    let arena = Arena()
    self.arena = arena
    let linear = arena.array(of: Int64(0), count: kinds * learners)
    var pairs: PairPrices?
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
        let table = pairs ?? PairPrices(learners: learners, most: Self.entries(terms), in: arena)
        table.add(shape.entries, weight: weight)
        pairs = table
        if learners <= PairPrices.mostDense, shape.entries.allSatisfy({ $0.price > 0 }) {
          let marks = clashes ?? arena.array(of: UInt8(0), count: learners * learners)
          for entry in shape.entries {
            marks[entry.first * learners + entry.second] = 1
            marks[entry.second * learners + entry.first] = 1
          }
          clashes = marks
        }
      case .count(let shape): counts.append(Count(shape, weight: weight, in: arena))
      case .sum(let shape): sums.append(Sum(shape, weight: weight, in: arena))
      case .reach(let shape): reaches.append(Reach(shape, weight: weight, in: arena))
      case .bits(let shape): bits.append(Bits(shape, weight: weight, in: arena))
      case .range(let shape): ranges.append(Range(shape, weight: weight, in: arena))
      }
    }
    self.linear = linear
    self.pairs = pairs
    self.clashes = clashes
    friends = Lists(Self.friends(reaches, pairs, learners: learners), in: arena)
    rows = pairs.flatMap { table in
      table.dense == nil ? PairRows(table, learners: learners, in: arena) : nil
    }
    self.counts = arena.array(counts)
    self.sums = arena.array(sums)
    self.reaches = arena.array(reaches)
    self.bits = arena.array(bits)
    self.ranges = arena.array(ranges)
  }

  /// The terms of some groups of the class: what groups of these learners and kinds cost is what
  /// they cost in the whole.
  ///
  /// - Parameters:
  ///   - chosen: learners, ascending; the first is learner 0 of the part.
  ///   - chosenKinds: the same for kinds.
  package init(_ whole: Kernel, learners chosen: [Int], kinds chosenKinds: [Int]) {
    let part = KernelPart(whole, chosen)
    arena = part.arena
    learners = chosen.count
    kinds = chosenKinds.count
    largestSize = whole.largestSize
    linear = part.arena.array(
      chosenKinds.flatMap { kind in chosen.map { whole.linear[kind * whole.learners + $0] } })
    pairs = part.pairs
    clashes = part.clashes
    friends = part.lists(whole.friends)
    rows = nil
    counts = part.arena.array((0..<whole.counts.count).map { part.count(whole.counts[$0]) })
    sums = part.arena.array((0..<whole.sums.count).map { part.sum(whole.sums[$0]) })
    reaches = part.arena.array((0..<whole.reaches.count).map { part.reach(whole.reaches[$0]) })
    bits = part.arena.array((0..<whole.bits.count).map { part.bits(whole.bits[$0]) })
    ranges = part.arena.array((0..<whole.ranges.count).map { part.range(whole.ranges[$0]) })
  }
}

extension Kernel {
  /// Entries of all pair terms.
  private static func entries(_ terms: [(term: Term, weight: Int64)]) -> Int {
    terms.reduce(0) { count, entry in
      if case .pair(let term) = entry.term.shape { count + term.entries.count } else { count }
    }
  }

  /// Partners and seekers of reach terms, and pairs with a negative price where they are few.
  private static func friends(
    _ reaches: [Reach], _ pairs: PairPrices?, learners: Int
  ) -> [[Int]] {
    var wanted = [[Int]](repeating: [], count: learners)
    pairs?.eachPrice { one, other, price in
      if price < 0 { wanted[one].append(other) }
    }
    return (0..<learners).map { learner in
      var friends: Set<Int> = []
      for term in reaches {
        term.partners.forEach(of: learner) { friends.insert($0) }
        term.seekers.forEach(of: learner) { friends.insert($0) }
      }
      if wanted[learner].count * 4 <= learners { friends.formUnion(wanted[learner]) }
      return friends.subtracting([learner]).sorted()
    }
  }
}

extension Kernel.Count {
  fileprivate init(_ term: CountTerm, weight: Int64, in arena: Arena) {
    belongs = arena.array(term.belongs.map { $0 ? Int32(1) : 0 })
    stride = term.prices.count
    prices = arena.array(of: Int64(0), count: stride * stride)
    for (size, row) in term.prices.enumerated() {
      for (count, price) in row.enumerated() { prices[size * stride + count] = weight * price }
    }
  }
}

extension Kernel.Sum {
  fileprivate init(_ term: SumTerm, weight: Int64, in arena: Arena) {
    values = arena.array(term.values)
    shares = arena.array(term.shares)
    self.weight = weight
  }
}

extension Kernel.Reach {
  fileprivate init(_ term: ReachTerm, weight: Int64, in arena: Arena) {
    let wanted = term.partners.map { Set($0).sorted() }
    var wantedBy = [[Int]](repeating: [], count: wanted.count)
    for (learner, list) in wanted.enumerated() {
      for partner in list { wantedBy[partner].append(learner) }
    }
    partners = Kernel.Lists(wanted, in: arena)
    seekers = Kernel.Lists(wantedBy, in: arena)
    weights = arena.array(term.weights.map { $0 * weight })
  }
}

extension Kernel.Bits {
  fileprivate init(_ term: BitsTerm, weight: Int64, in arena: Arena) {
    words = term.sets.first?.count ?? 1
    sets = arena.array(term.sets.flatMap { $0 })
    isUnion = term.combination == .union
    prices = arena.array(term.prices.map { $0 * weight })
  }
}

extension Kernel.Range {
  fileprivate init(_ term: RangeTerm, weight: Int64, in arena: Arena) {
    low = arena.array(term.values.map { $0 ?? .max })
    high = arena.array(term.values.map { $0 ?? .min })
    scale = term.scale
    self.weight = weight
  }
}

/// Euclid's algorithm on absolute values; 0 is a multiple of everything.
private func greatestCommonDivisor(_ left: Int64, _ right: Int64) -> Int64 {
  var (a, b) = (left.magnitude, right.magnitude)
  while b != 0 { (a, b) = (b, a % b) }
  return Int64(a)
}
