/// Running summaries of one kernel for every slot: the price of a slot after one member leaves and
/// one enters costs O(1) per count or sum term and O(size) for the others.
final class KernelState {
  let kernel: Kernel
  private let membership: Membership
  /// Linear and pair prices of each slot.
  private let additive: Flat<Int64>
  /// Members in each count term's set, `slots x counts`.
  private let inSet: Flat<Int32>
  /// Sums, `slots x sums`.
  private let sum: Flat<Int64>
  /// Full price of each slot.
  let price: Flat<Int64>
  let isEmpty: Bool

  init(_ kernel: Kernel, membership: Membership) {
    self.kernel = kernel
    self.membership = membership
    additive = Flat(repeating: 0, count: membership.slots)
    inSet = Flat(repeating: 0, count: membership.slots * kernel.counts.count)
    sum = Flat(repeating: 0, count: membership.slots * kernel.sums.count)
    price = Flat(repeating: 0, count: membership.slots)
    isEmpty = kernel.isEmpty
  }

  /// Price of `slot` if `out` leaves and `entering` joins; -1 for nobody.
  ///
  /// An empty group costs nothing.
  @inline(__always)
  func price(of slot: Int, without out: Int, with entering: Int) -> Int64 {
    let size = Int(membership.size[slot]) - (out >= 0 ? 1 : 0) + (entering >= 0 ? 1 : 0)
    if size == 0 { return 0 }
    var total = additive[slot] &+ additiveChange(slot, out, entering)
    total &+= countPrice(slot, out, entering, size: size)
    total &+= sumPrice(slot, out, entering, size: size)
    if !kernel.reaches.isEmpty { total &+= reachPrice(slot, out, entering) }
    if !kernel.bits.isEmpty { total &+= bitsPrice(slot, out, entering) }
    if !kernel.ranges.isEmpty { total &+= rangePrice(slot, out, entering) }
    return total
  }

  /// Brings the summaries of `slot` up to date; call before the membership changes.
  func update(_ slot: Int, without out: Int, with entering: Int) {
    if isEmpty { return }
    price[slot] = price(of: slot, without: out, with: entering)
    additive[slot] &+= additiveChange(slot, out, entering)
    for (term, count) in kernel.counts.enumerated() {
      let index = slot * kernel.counts.count + term
      if out >= 0 { inSet[index] -= count.belongs[out] }
      if entering >= 0 { inSet[index] += count.belongs[entering] }
    }
    for (term, shape) in kernel.sums.enumerated() {
      let index = slot * kernel.sums.count + term
      if out >= 0 { sum[index] &-= shape.values[out] }
      if entering >= 0 { sum[index] &+= shape.values[entering] }
    }
  }

  @inline(__always)
  private func additiveChange(_ slot: Int, _ out: Int, _ entering: Int) -> Int64 {
    let learners = kernel.learners
    let offset = Int(membership.kindOf[slot]) * learners
    var change: Int64 = 0
    if entering >= 0 { change &+= kernel.linear[offset + entering] }
    if out >= 0 { change &-= kernel.linear[offset + out] }
    guard let pairs = kernel.pairs else { return change }
    let start = slot * membership.capacity
    let end = start + Int(membership.size[slot])
    if entering >= 0 {
      let row = entering * learners
      for index in start..<end { change &+= pairs[row + Int(membership.members[index])] }
      if out >= 0 { change &-= pairs[row + out] }
    }
    if out >= 0 {
      let row = out * learners
      for index in start..<end { change &-= pairs[row + Int(membership.members[index])] }
    }
    return change
  }

  @inline(__always)
  private func countPrice(_ slot: Int, _ out: Int, _ entering: Int, size: Int) -> Int64 {
    var total: Int64 = 0
    let terms = kernel.counts.count
    for term in 0..<terms {
      let shape = kernel.counts[term]
      var count = inSet[slot * terms + term]
      if out >= 0 { count &-= shape.belongs[out] }
      if entering >= 0 { count &+= shape.belongs[entering] }
      total &+= shape.prices[size &* shape.stride &+ Int(count)]
    }
    return total
  }

  @inline(__always)
  private func sumPrice(_ slot: Int, _ out: Int, _ entering: Int, size: Int) -> Int64 {
    var total: Int64 = 0
    let terms = kernel.sums.count
    for term in 0..<terms {
      let shape = kernel.sums[term]
      var value = sum[slot * terms + term]
      if out >= 0 { value &-= shape.values[out] }
      if entering >= 0 { value &+= shape.values[entering] }
      total &+= shape.weight &* shape.shares[size].price(ofSum: value)
    }
    return total
  }

  /// Calls `body` with each member after the exchange.
  @inline(__always)
  private func forEachMember(
    _ slot: Int, _ out: Int, _ entering: Int, _ body: (Int) -> Void
  ) {
    let start = slot * membership.capacity
    for index in start..<(start + Int(membership.size[slot])) {
      let member = Int(membership.members[index])
      if member != out { body(member) }
    }
    if entering >= 0 { body(entering) }
  }

  private func reachPrice(_ slot: Int, _ out: Int, _ entering: Int) -> Int64 {
    var total: Int64 = 0
    for term in kernel.reaches {
      let words = term.words
      forEachMember(slot, out, entering) { member in
        let weight = term.weights[member]
        if weight == 0 { return }
        var found: UInt64 = 0
        for word in 0..<words {
          var present = membership.mask[slot * words + word]
          if out >= 0, out >> 6 == word { present &= ~(1 << UInt64(out & 63)) }
          if entering >= 0, entering >> 6 == word { present |= 1 << UInt64(entering & 63) }
          found |= present & term.wanted[member * words + word]
        }
        if found == 0 { total &+= weight }
      }
    }
    return total
  }

  private func bitsPrice(_ slot: Int, _ out: Int, _ entering: Int) -> Int64 {
    var total: Int64 = 0
    for term in kernel.bits {
      var count = 0
      for word in 0..<term.words {
        var combined: UInt64 = term.isUnion ? 0 : .max
        forEachMember(slot, out, entering) { member in
          let bits = term.sets[member * term.words + word]
          if term.isUnion { combined |= bits } else { combined &= bits }
        }
        count += combined.nonzeroBitCount
      }
      total &+= term.prices[count]
    }
    return total
  }

  private func rangePrice(_ slot: Int, _ out: Int, _ entering: Int) -> Int64 {
    var total: Int64 = 0
    for term in kernel.ranges {
      var low = Int64.max
      var high = Int64.min
      forEachMember(slot, out, entering) { member in
        low = min(low, term.low[member])
        high = max(high, term.high[member])
      }
      total &+= term.price(low: low, high: high)
    }
    return total
  }
}
