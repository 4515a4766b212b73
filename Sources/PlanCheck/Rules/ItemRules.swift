import GroupingModel

// Rules about what members have in common, or have between them.
extension RuleReading {
  /// `common-hours`: per hour lacking to `hours` that all members have free.
  func commonHours() throws(ModelError) -> Measure {
    let columns = try attributes()
    let listed = list("all")
    var free = [[Bool]](repeating: [], count: learners)
    for column in columns {
      let sets = column.sets
      let items = listed.isEmpty ? Set(sets.joined()).sorted() : Set(listed).sorted()
      for learner in 0..<learners {
        free[learner] += items.map { sets[learner].contains($0) != flag("busy") }
      }
    }
    let hours = Int64(try wholeNumber("hours", default: 1))
    return .group(Common(items: ItemSets(free), hours: hours, price: price))
  }

  /// `skills`: per listed skill that no member has.
  func skills() throws(ModelError) -> Measure {
    let had = try skillSets()
    let listed = list("needed")
    let wanted = listed.isEmpty ? Set(had.joined()).sorted() : Set(listed).sorted()
    return .group(
      Uncovered(items: ItemSets(had.map { set in wanted.map(set.contains) }), price: price))
  }

  /// Each learner's skills: the items of one column, or the names of the columns that say yes.
  private func skillSets() throws(ModelError) -> [Set<String>] {
    let columns = try attributes()
    if columns.count == 1 { return columns[0].sets }
    let yes: Set<String> = ["y", "yes", "true", "1", "x"]
    return (0..<learners).map { learner in
      Set(columns.filter { yes.contains($0.cells[learner].lowercased()) }.map(\.name))
    }
  }
}

/// A set of numbered items per learner, as bits.
struct ItemSets: Sendable {
  /// Number of items.
  let count: Int
  /// 64-bit words per learner.
  private let width: Int
  private var words: [UInt64]

  /// `[learner][item]`: whether the learner has the item.
  init(_ had: [[Bool]]) {
    count = had.first?.count ?? 0
    width = (count + 63) / 64
    words = [UInt64](repeating: 0, count: width * had.count)
    for (learner, items) in had.enumerated() {
      for (item, has) in items.enumerated() where has {
        words[learner * width + item / 64] |= 1 << UInt64(item % 64)
      }
    }
  }

  /// Items that all members have.
  func common(to members: [Int]) -> Int {
    var common = 0
    for word in 0..<width {
      var bits = UInt64.max
      for member in members { bits &= words[member * width + word] }
      common += bits.nonzeroBitCount
    }
    return common
  }

  /// Items that at least one member has.
  func covered(by members: [Int]) -> Int {
    var covered = 0
    for word in 0..<width {
      var bits: UInt64 = 0
      for member in members { bits |= words[member * width + word] }
      covered += bits.nonzeroBitCount
    }
    return covered
  }
}

/// Items lacking to a number that all members have.
private struct Common: GroupMeasure {
  let items: ItemSets
  let hours: Int64
  let price: Int64

  func cost(of members: [Int]) -> Int64 {
    max(0, hours - Int64(items.common(to: members))) * price
  }
}

/// Items that no member has.
struct Uncovered: GroupMeasure {
  let items: ItemSets
  let price: Int64

  func cost(of members: [Int]) -> Int64 {
    Int64(items.count - items.covered(by: members)) * price
  }
}
