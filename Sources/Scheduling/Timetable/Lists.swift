import Grouping

/// Lists of numbers, one after the other in memory.
struct Lists: BitwiseCopyable, Sendable {
  private let starts: Cells<Int32>
  let items: Cells<Int32>

  init(_ lists: [[Int]], in arena: Arena) {
    var (starts, items): ([Int32], [Int32]) = ([0], [])
    for list in lists {
      items += list.map(Int32.init)
      starts.append(Int32(items.count))
    }
    self.starts = arena.cells(starts)
    self.items = arena.cells(items)
  }

  /// Where in `items` a list is.
  @inline(__always)
  func range(_ list: Int) -> Range<Int> {
    Range(uncheckedBounds: (Int(starts[list]), Int(starts[list + 1])))
  }
}
