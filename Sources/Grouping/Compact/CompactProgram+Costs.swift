import GLPK

extension CompactProgram {
  /// Terms that cost something; ranges and items in common are left out, which cost nothing at least.
  mutating func addCosts() throws(GLPKError) {
    for index in 0..<search.soft.counts.count {
      for slot in slotKinds.indices { try charge(search.soft.counts[index], slot) }
    }
    for index in 0..<search.soft.sums.count { try charge(search.soft.sums[index]) }
    for index in 0..<search.soft.reaches.count { try charge(search.soft.reaches[index]) }
    for pair in Self.pairs(of: search.soft) { try charge(pair.one, pair.other, pair.price) }
  }

  /// A count's price in a group: the least that any size has it for, and by size where that is open.
  private mutating func charge(_ count: Kernel.Count, _ slot: Int) throws(GLPKError) {
    let total = (0..<search.learners).count { count.belongs[$0] != 0 }
    let numbers = possible(total, slot)
    let bySize = sizes(slot).map { size in prices(count, numbers, total, size: size) }
    let least = (0..<numbers.count).map { place in
      bySize.compactMap { $0[place] }.min() ?? 0
    }
    guard bySize.contains(where: { $0.contains { $0 ?? 0 != 0 } }) else { return }
    let inside = members(count.belongs, slot)
    guard isConvex(least) else { return try choose(numbers, least, inside, slot) }
    let floor = Double(min(0, least.min() ?? 0))
    let column = try problem.addColumn(cost: 1, bounds: .atLeast(floor))
    for (slope, start) in lines(through: least, from: numbers.lowerBound) {
      try raise(column, above: inside.map { ($0.column, slope) }, start, slot)
    }
    for (size, prices) in zip(sizes(slot), bySize) {
      guard let chosen = chosen[slot][size] else { continue }
      let known = prices.enumerated().compactMap { place, price in
        price.map { (number: numbers.lowerBound + place, price: $0) }
      }
      guard let first = known.first, isConvex(known.map(\.price)) else { continue }
      for (slope, start) in lines(through: known.map(\.price), from: first.number) {
        // No more than the least price in a group of another size.
        let most = numbers.map { slope * Double($0) + start - floor }.max() ?? 0
        let entries = inside.map { ($0.column, slope) } + [(chosen, max(0, most))]
        try raise(column, above: entries, start - max(0, most), slot)
      }
    }
  }

  /// Prices by number of the set, in a group of one size; nil for numbers that it cannot hold.
  private func prices(
    _ count: Kernel.Count, _ numbers: ClosedRange<Int>, _ total: Int, size: Int
  ) -> [Int64?] {
    numbers.map { number in
      number <= size && size - number <= search.learners - total
        ? count.prices[size * count.stride + number] : nil
    }
  }

  /// The lines that neighbours among convex prices lie on, each slope once.
  private func lines(through prices: [Int64], from first: Int) -> [(slope: Double, start: Double)] {
    if prices.count == 1 { return [(0, Double(prices[0]))] }
    var lines: [(slope: Double, start: Double)] = []
    for (place, (price, next)) in zip(prices, prices.dropFirst()).enumerated() {
      let slope = Double(next - price)
      if lines.last?.slope == slope { continue }
      lines.append((slope, Double(price) - slope * Double(first + place)))
    }
    return lines
  }

  /// A column for each number that a group may hold of a set.
  private mutating func choose(
    _ numbers: ClosedRange<Int>, _ prices: [Int64], _ inside: [(column: Int, value: Double)],
    _ slot: Int
  ) throws(GLPKError) {
    var choice: [(column: Int, value: Double)] = []
    var sum = inside
    for (number, price) in zip(numbers, prices) {
      let column = try problem.addColumn(cost: Double(price), kind: .binary)
      choice.append((column, 1))
      if number != 0 { sum.append((column, -Double(number))) }
    }
    try between(1...1, choice, slot)
    try problem.addRow(.fixed(0), entries: sum)
  }

  /// How many of a set a group may hold.
  private func possible(_ total: Int, _ slot: Int) -> ClosedRange<Int> {
    let most = min(total, sizes(slot).upperBound)
    let least = max(0, sizes(slot).lowerBound - (search.learners - total))
    return min(least, most)...most
  }

  private func isConvex(_ prices: [Int64]) -> Bool {
    let steps = zip(prices, prices.dropFirst()).map { $1 - $0 }
    return zip(steps, steps.dropFirst()).allSatisfy { $0 <= $1 }
  }

  /// A sum's price in all groups, by the gentlest share of each group's sizes; at least what whole
  /// numbers make of it.
  private mutating func charge(_ sum: Kernel.Sum) throws(GLPKError) {
    let room = Room(
      kinds: search.kinds, groupCount: search.groupCount, learners: search.learners)
    let term = SumTerm(
      values: (0..<search.learners).map { sum.values[$0] }, largestSize: sum.shares.count - 1
    ) { sum.shares[$0] }
    let floor = sum.weight * SumBound(term, room).least
    var groups: [(column: Int, value: Double)] = []
    for slot in slotKinds.indices {
      if let column = try price(sum, slot) { groups.append((column, -1)) }
    }
    let all = try problem.addColumn(cost: 1, bounds: .atLeast(Double(max(0, floor))))
    try problem.addRow(.atLeast(0), entries: groups + [(all, 1)])
  }

  /// The column of a sum's price in a group; nil where sizes have too little in common.
  private mutating func price(_ sum: Kernel.Sum, _ slot: Int) throws(GLPKError) -> Int? {
    let shares = sizes(slot).map { sum.shares[$0] }
    guard sum.weight > 0, let first = shares.first,
      shares.allSatisfy({ $0.factor == first.factor && $0.target == first.target }),
      let rate = shares.map(\.rate).min(), let allowance = shares.map(\.allowance).max()
    else { return nil }
    let unit = Double(sum.weight) * rate
    let slope = unit * Double(first.factor)
    let entries = (0..<search.learners).filter { sum.values[$0] != 0 }
      .map { (column: place($0, slot), value: slope * Double(sum.values[$0])) }
    let column = try problem.addColumn(cost: 0)
    // Prices are rounded by a half at most.
    let start = unit * Double(allowance) + 0.5 * Double(sum.weight)
    let target = unit * Double(first.target)
    try raise(column, above: entries, -target - start, slot)
    try raise(column, above: entries.map { ($0.column, -$0.value) }, target - start, slot)
    return column
  }

  /// Those who find nobody.
  private mutating func charge(_ reach: Kernel.Reach) throws(GLPKError) {
    for learner in 0..<search.learners {
      let weight = reach.weights[learner]
      if weight < 0 { fixed += weight }
      if weight <= 0 { continue }
      if reach.partners.count(of: learner) == 0 {
        fixed += weight
        continue
      }
      let missed = try problem.addColumn(cost: Double(weight), bounds: .between(0, 1))
      for slot in slotKinds.indices {
        guard let partners = partners(of: learner, reach, slot) else { continue }
        try problem.addRow(
          .atLeast(0), entries: partners + [(place(learner, slot), -1), (missed, 1)])
      }
    }
  }

  /// A pair that is in one group.
  private mutating func charge(_ one: Int, _ other: Int, _ price: Int64) throws(GLPKError) {
    let together = try problem.addColumn(cost: Double(price), bounds: .between(0, 1))
    for slot in slotKinds.indices {
      let (left, right) = (place(one, slot), place(other, slot))
      if price > 0 {
        try problem.addRow(.atLeast(-1), entries: [(together, 1), (left, -1), (right, -1)])
      } else {
        try problem.addRow(.atMost(1), entries: [(together, 1), (left, 1), (right, -1)])
        try problem.addRow(.atMost(1), entries: [(together, 1), (right, 1), (left, -1)])
      }
    }
  }
}
