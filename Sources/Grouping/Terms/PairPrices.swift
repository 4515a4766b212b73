/// Prices of pairs for hot loops: a full table for classes of usual size, a hash table of the pairs
/// that have a price where the full one would not fit into memory.
package struct PairPrices: BitwiseCopyable, Sendable {
  private let learners: Int
  /// Symmetric, `learners x learners`; nil where the class is large.
  package let dense: Flat<Int64>?
  /// Places in the full table, -1 where the slot is free; a power of two of them.
  private let places: Flat<Int>
  private let prices: Flat<Int64>

  /// Learners up to whom the table may be full: 128 MiB.
  package static let mostDense = 4096
  /// Learners up to whom it always is, and pairs per price up to which it is beyond.
  private static let mostSmall = 512
  private static let mostEmpty = 32

  /// A table without prices yet.
  ///
  /// - Parameter most: entries that may be added, where the class is large.
  init(learners: Int, most: Int, mostDense: Int = mostDense, in arena: Arena) {
    self.learners = learners
    let isFull = learners <= Self.mostSmall || learners * learners <= Self.mostEmpty * most
    let isDense = learners <= mostDense && isFull
    dense = isDense ? arena.array(of: Int64(0), count: learners * learners) : nil
    // At most a quarter of the slots are taken, so that searches end soon.
    var slots = 8
    while !isDense, slots < 8 * most { slots *= 2 }
    places = arena.array(of: -1, count: slots)
    prices = arena.array(of: 0, count: slots)
  }

  /// The full table of some learners of a class; the first of them is learner 0 of the table.
  ///
  /// - Parameter places: position of each learner of the class among the chosen, -1 for the others.
  init(
    _ table: PairPrices, _ rows: PairRows?, of chosen: [Int], places: Flat<Int32>, in arena: Arena
  ) {
    learners = chosen.count
    let prices = arena.array(of: Int64(0), count: learners * learners)
    for (one, learner) in chosen.enumerated() {
      let row = prices.base + one * chosen.count
      if let dense = table.dense {
        let wholeRow = dense.base + learner * table.learners
        for (other, second) in chosen.enumerated() { row[other] = wholeRow[second] }
      } else {
        rows?.forEach(of: learner) { second, price in
          let other = Int(places[second])
          if other >= 0 { row[other] = price }
        }
      }
    }
    dense = prices
    self.places = arena.array(of: -1, count: 0)
    self.prices = arena.array(of: 0, count: 0)
  }

  /// Adds prices to what the pairs have.
  func add(_ entries: [PairTerm.Entry], weight: Int64) {
    for entry in entries {
      add(weight * entry.price, at: entry.first * learners + entry.second)
      add(weight * entry.price, at: entry.second * learners + entry.first)
    }
  }

  /// The price at a place of the full table: `one x learners + other`.
  @inline(__always)
  package subscript(place: Int) -> Int64 {
    if let dense { return dense[place] }
    let slot = slot(of: place)
    return places[slot] < 0 ? 0 : prices[slot]
  }

  /// Calls `body` with each price other than 0 and the pair it belongs to, twice per pair.
  package func eachPrice(_ body: (_ one: Int, _ other: Int, _ price: Int64) -> Void) {
    let count = dense?.count ?? places.count
    for index in 0..<count {
      let place = dense == nil ? places[index] : index
      let price = dense.map { $0[index] } ?? prices[index]
      if place >= 0, price != 0 { body(place / learners, place % learners, price) }
    }
  }

  private func add(_ price: Int64, at place: Int) {
    if let dense {
      dense[place] += price
      return
    }
    let slot = slot(of: place)
    places[slot] = place
    prices[slot] += price
  }

  /// The slot of a place, or the free one where it would be: linear probing after Knuth's
  /// multiplicative hashing.
  private func slot(of place: Int) -> Int {
    let mask = places.count - 1
    var slot = Int(truncatingIfNeeded: (UInt64(place) &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while places[slot] >= 0, places[slot] != place { slot = (slot + 1) & mask }
    return slot
  }
}
