/// Prices of all possible groups of one size and one first member, in lexicographic order.
///
/// A block is a prefix of all but two members; its prices run over the pairs that complete it, which
/// form a suffix of the list of all pairs. So a group's reduced cost is one subtraction of two
/// contiguous rows, whatever its size.
package final class ColumnChunk: @unchecked Sendable {
  let size: Int
  /// Members of each block's prefix, `blocks x (size - 2)`; empty for sizes 1 and 2.
  let prefixes: [UInt16]
  /// Where each block's prices begin, and the end of the last.
  let starts: [Int]
  /// Least price of each block, so that most need not be looked at.
  let lows: [Int32]
  /// Prices in table units, or `ColumnTable.dead`.
  let prices: UnsafeMutablePointer<Int32>

  init(
    size: Int, prefixes: [UInt16], starts: [Int], lows: [Int32],
    prices: UnsafeMutablePointer<Int32>
  ) {
    self.size = size
    self.prefixes = prefixes
    self.starts = starts
    self.lows = lows
    self.prices = prices
  }

  deinit { prices.deallocate() }

  var blocks: Int { starts.count - 1 }
  /// Members that a block's prefix has.
  var prefixLength: Int { max(0, size - 2) }

  /// First learner that may follow the prefix of `block`.
  func firstFree(_ block: Int) -> Int {
    prefixLength == 0 ? 0 : Int(prefixes[(block + 1) * prefixLength - 1]) + 1
  }
}

/// All groups that required rules allow, with their prices rounded down to table units of
/// `2^-shift` cost units; what bounds and pricing scan.
package struct ColumnTable: Sendable {
  /// Marks a group that cannot be part of a plan.
  static let dead: Int32 = 3 << 28
  /// Largest price kept; higher ones are cut to it, which only lowers bounds.
  static let largest: Int64 = 1 << 26

  let learners: Int
  let chunks: [ColumnChunk]
  /// Price units per cost unit as a power of two; negative where prices are coarser than costs.
  let shift: Int
  /// Groups listed, dead ones included.
  let listed: Int

  /// Number of groups of the given sizes.
  package static func count(learners: Int, sizes: some Sequence<Int>) -> Double {
    sizes.reduce(0) { total, size in
      guard size <= learners else { return total }
      return total
        + (0..<size).reduce(1.0) { $0 * Double(learners - $1) / Double($1 + 1) }
    }
  }

  /// Cost units as table units, rounded down.
  @inline(__always)
  static func scaled(_ price: Int64, shift: Int) -> Int64 {
    shift >= 0 ? price << Int64(shift) : price >> Int64(-shift)
  }
}

/// A group's place in a `ColumnTable`.
struct ColumnPlace: Hashable, Comparable {
  let chunk: Int32
  let block: Int32
  let offset: Int32

  static func < (left: ColumnPlace, right: ColumnPlace) -> Bool {
    (left.chunk, left.block, left.offset) < (right.chunk, right.block, right.offset)
  }
}

extension ColumnTable {
  /// The members at a place, ascending.
  func members(at place: ColumnPlace) -> [Int] {
    let chunk = chunks[Int(place.chunk)]
    let length = chunk.prefixLength
    let block = Int(place.block)
    var members = chunk.prefixes[(block * length)..<((block + 1) * length)].map(Int.init)
    let free = chunk.firstFree(block)
    if chunk.size == 1 { return [free + Int(place.offset)] }
    var offset = Int(place.offset)
    var first = free
    while offset >= learners - 1 - first {
      offset -= learners - 1 - first
      first += 1
    }
    members += [first, first + 1 + offset]
    return members
  }
}
