import Grouping

/// Seats a class so that the prices of its groups add up to little: each learner in random order
/// where the price grows least, the emptiest such group on a tie; then swaps of two learners as
/// long as one helps; the best of several starts.
///
/// - Complexity: O(n² p) for each round of swaps over n learners, where a price costs p.
struct SwapSearch {
  let sizes: [Int]
  let tries: Int
  /// Of the members at these places.
  let price: ([Int], Range<Int>) -> Int

  func seating(_ random: inout RandomSource) -> Seating {
    var order = Array(0..<sizes.reduce(0, +))
    var best: (members: [Int], price: Int)?
    for _ in 0..<tries {
      random.shuffle(&order)
      var members = seated(order)
      improve(&members)
      let total = ranges.reduce(0) { $0 + price(members, $1) }
      if total < best?.price ?? .max { best = (members, total) }
    }
    return Seating(members: best?.members ?? order, sizes: sizes)
  }

  private var ranges: [Range<Int>] {
    var start = 0
    return sizes.map { size in
      start += size
      return (start - size)..<start
    }
  }

  private func seated(_ order: [Int]) -> [Int] {
    var members = order
    var filled = ranges.map { $0.lowerBound..<$0.lowerBound }
    for learner in order {
      var best: (group: Int, growth: Int, free: Int)?
      for group in sizes.indices where filled[group].count < sizes[group] {
        let end = filled[group].upperBound
        members[end] = learner
        let with = price(members, filled[group].lowerBound..<(end + 1))
        let growth = with - price(members, filled[group])
        let free = sizes[group] - filled[group].count
        if let best, (best.growth, -best.free) <= (growth, -free) { continue }
        best = (group, growth, free)
      }
      guard let group = best?.group else { break }
      let end = filled[group].upperBound
      members[end] = learner
      filled[group] = filled[group].lowerBound..<(end + 1)
    }
    return members
  }

  /// Swaps until a whole round of them finds nothing that lowers the sum.
  private func improve(_ members: inout [Int]) {
    let ranges = ranges
    var prices = ranges.map { price(members, $0) }
    var better = true
    while better {
      better = false
      for other in ranges.indices {
        for one in 0..<other {
          let before = prices[one] + prices[other]
          var (first, second) = (prices[one], prices[other])
          swap(ranges[one], ranges[other], &members, &first, &second)
          if first + second < before { better = true }
          (prices[one], prices[other]) = (first, second)
        }
      }
    }
  }

  /// Tries every member of a group against every one of another, and keeps what lowers their sum.
  private func swap(
    _ one: Range<Int>, _ other: Range<Int>, _ members: inout [Int], _ onePrice: inout Int,
    _ otherPrice: inout Int
  ) {
    for a in one {
      for b in other {
        members.swapAt(a, b)
        let prices = (price(members, one), price(members, other))
        if prices.0 + prices.1 < onePrice + otherPrice {
          (onePrice, otherPrice) = prices
        } else {
          members.swapAt(a, b)
        }
      }
    }
  }
}
