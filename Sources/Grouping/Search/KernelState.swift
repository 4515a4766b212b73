/// Running summaries of one kernel for every slot: the price of a slot after one member leaves and
/// one enters costs O(1) per count or sum term and O(size) for the others; with a contribution
/// matrix, O(1) for pairs too.
final class KernelState {
  private let arena = Arena()
  let kernel: Kernel
  private let membership: Membership
  /// Linear and pair prices of each slot.
  private let additive: Flat<Int64>
  /// What each learner's pairs with the members of each slot cost, `slots x learners`; empty where
  /// groups are small enough to add that up beside other terms (Gallego and others 2013 keep such a
  /// matrix).
  private let near: Flat<Int64>
  /// Members in each count term's set, `slots x counts`.
  private let inSet: Flat<Int32>
  /// Sums, `slots x sums`.
  private let sum: Flat<Int64>
  /// Reach prices of each slot.
  private let reach: Flat<Int64>
  /// Full price of each slot.
  let price: Flat<Int64>
  let isEmpty: Bool

  /// Members up to whom pairs are added up one by one.
  private static let mostAdded = 8

  /// - Parameter keepsMatrix: whether large groups get a contribution matrix: worth it where prices
  ///   are asked for far more often than groups change.
  init(_ kernel: Kernel, membership: Membership, keepsMatrix: Bool = false) {
    self.kernel = kernel
    self.membership = membership
    additive = arena.array(of: 0, count: membership.slots)
    let isNear =
      keepsMatrix && kernel.pairs?.dense != nil
      && (membership.capacity > Self.mostAdded || kernel.isOnlyPairs)
    near = arena.array(of: 0, count: isNear ? membership.slots * kernel.learners : 0)
    inSet = arena.array(of: 0, count: membership.slots * kernel.counts.count)
    sum = arena.array(of: 0, count: membership.slots * kernel.sums.count)
    reach = arena.array(of: 0, count: membership.slots)
    price = arena.array(of: 0, count: membership.slots)
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
    if kernel.reaches.count > 0 { total &+= reach[slot] &+ reachChange(slot, out, entering) }
    if kernel.bits.count > 0 { total &+= bitsPrice(slot, out, entering) }
    if kernel.ranges.count > 0 { total &+= rangePrice(slot, out, entering) }
    return total
  }

  /// What both groups cost more if two learners change places, where pairs are all there is to pay.
  @inline(__always)
  func exchange(_ first: Int, in one: Int, with second: Int, in other: Int) -> Int64 {
    guard near.count > 0, let pairs = kernel.pairs?.dense else {
      return additiveChange(one, first, second) &+ additiveChange(other, second, first)
    }
    let learners = kernel.learners
    let (left, right) = (one &* learners, other &* learners)
    // Half of the table is read only, so that more of it stays in the cache.
    let pair = pairs[min(first, second) &* learners &+ max(first, second)]
    return near[left &+ second] &- near[left &+ first] &+ near[right &+ first]
      &- near[right &+ second] &- 2 &* pair
  }

  /// What a slot's group costs beside its pairs and learners.
  func rest(of slot: Int) -> Int64 { price[slot] &- additive[slot] }

  /// Price of `slot` if its group were of another kind.
  @inline(__always)
  func price(of slot: Int, as kind: Int) -> Int64 {
    let own = Int(membership.kindOf[slot])
    if own == kind { return price[slot] }
    var total = price[slot]
    let start = slot * membership.capacity
    for index in start..<(start + Int(membership.size[slot])) {
      let member = Int(membership.members[index])
      total &+=
        kernel.linear[kind * kernel.learners + member]
        &- kernel.linear[own * kernel.learners + member]
    }
    return total
  }

  /// Brings the summaries of `slot` up to date; call before the membership changes.
  func update(_ slot: Int, without out: Int, with entering: Int) {
    if isEmpty { return }
    price[slot] = price(of: slot, without: out, with: entering)
    additive[slot] &+= additiveChange(slot, out, entering)
    reach[slot] &+= reachChange(slot, out, entering)
    updateNear(slot, without: out, with: entering)
    for term in 0..<kernel.counts.count {
      let count = kernel.counts[term]
      let index = slot * kernel.counts.count + term
      if out >= 0 { inSet[index] -= count.belongs[out] }
      if entering >= 0 { inSet[index] += count.belongs[entering] }
    }
    for term in 0..<kernel.sums.count {
      let shape = kernel.sums[term]
      let index = slot * kernel.sums.count + term
      if out >= 0 { sum[index] &-= shape.values[out] }
      if entering >= 0 { sum[index] &+= shape.values[entering] }
    }
  }

  private func updateNear(_ slot: Int, without out: Int, with entering: Int) {
    guard near.count > 0, let pairs = kernel.pairs?.dense else { return }
    let learners = kernel.learners
    let row = near.base + slot * learners
    if entering >= 0 {
      let prices = pairs.base + entering * learners
      for learner in 0..<learners { row[learner] &+= prices[learner] }
    }
    if out >= 0 {
      let prices = pairs.base + out * learners
      for learner in 0..<learners { row[learner] &-= prices[learner] }
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
    if near.count > 0 {
      let row = slot &* learners
      if entering >= 0 {
        change &+= near[row &+ entering]
        // Half of the table is read only, so that more of it stays in the cache.
        if out >= 0 { change &-= pairs[min(entering, out) &* learners &+ max(entering, out)] }
      }
      if out >= 0 { change &-= near[row &+ out] }
      return change
    }
    if let rows = kernel.rows {
      if entering >= 0 {
        rows.forEach(of: entering) { other, price in
          if Int(membership.slotOf[other]) == slot, other != out { change &+= price }
        }
      }
      if out >= 0 {
        rows.forEach(of: out) { other, price in
          if Int(membership.slotOf[other]) == slot { change &-= price }
        }
      }
      return change
    }
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

  /// What reach terms charge more or less after the exchange: only who leaves, who enters and those
  /// who look for them can pay differently.
  @inline(__always)
  private func reachChange(_ slot: Int, _ out: Int, _ entering: Int) -> Int64 {
    var change: Int64 = 0
    for index in 0..<kernel.reaches.count {
      let term = kernel.reaches[index]
      if out >= 0, !finds(term, out, slot, -1, -1) { change &-= term.weights[out] }
      if entering >= 0, !finds(term, entering, slot, out, entering) {
        change &+= term.weights[entering]
      }
      if out >= 0 {
        term.seekers.forEach(of: out) { seeker in
          guard Int(membership.slotOf[seeker]) == slot, seeker != out else { return }
          if !finds(term, seeker, slot, out, entering) { change &+= term.weights[seeker] }
        }
      }
      if entering >= 0 {
        term.seekers.forEach(of: entering) { seeker in
          guard Int(membership.slotOf[seeker]) == slot, seeker != out else { return }
          if !finds(term, seeker, slot, -1, -1) { change &-= term.weights[seeker] }
        }
      }
    }
    return change
  }

  /// Whether someone a learner looks for is in a slot after the exchange.
  @inline(__always)
  private func finds(
    _ term: Kernel.Reach, _ learner: Int, _ slot: Int, _ out: Int, _ entering: Int
  ) -> Bool {
    term.partners.contains(of: learner) { partner in
      partner == entering || (Int(membership.slotOf[partner]) == slot && partner != out)
    }
  }

  private func bitsPrice(_ slot: Int, _ out: Int, _ entering: Int) -> Int64 {
    var total: Int64 = 0
    for index in 0..<kernel.bits.count {
      let term = kernel.bits[index]
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
    for index in 0..<kernel.ranges.count {
      let term = kernel.ranges[index]
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
