import GLPK
import GroupingModel

/// The integer program with a column for each learner and group: for groups too large to list.
///
/// Counts of a fixed size, sums, linear terms, friends and few pairs are linear in it, or become so
/// with columns of their own. Where a rule is not, the program asks for less than the rule does, so
/// its bound holds for all plans, and its solutions are priced anew. Each sum is told what it costs at
/// least by itself, since the relaxation, which may split learners, sees nothing of it.
struct CompactProgram: ~Copyable {
  let search: SearchProblem
  var problem: Problem
  /// Kind of each group that there may be.
  let slotKinds: [Int]
  /// Whether a group may be left empty; then a column says whether it is not.
  private(set) var filled: [Int?] = []
  /// Columns that say which size a group of open size has, by size; empty where it is fixed.
  private(set) var chosen: [[Int: Int]] = []
  /// What every plan pays beside the program's objective.
  var fixed: Int64 = 0

  /// Columns of learners in groups at most, and groups.
  private static let mostPlaces = 4_000
  private static let mostGroups = 40
  /// Pairs with a price at most.
  private static let mostPairs = 3_000
  /// Sizes of a group that are told apart.
  private static let mostSizes = 12

  /// Whether the program says something, and is small enough for GLPK.
  static func isOfUse(for search: SearchProblem) -> Bool {
    guard case .cost(limit: nil) = search.measure, search.frame == nil else { return false }
    let groups = search.slotKinds.count
    guard groups > 1, groups <= mostGroups, groups * search.learners <= mostPlaces else {
      return false
    }
    return search.soft.isLinearizable && pairs(of: search.soft).count <= mostPairs
  }

  /// The program with all its columns and rows.
  ///
  /// - Throws: `GLPKError`.
  static func make(_ search: SearchProblem) throws(GLPKError) -> CompactProgram {
    var program = CompactProgram(search, try Problem(.minimize))
    try program.addPlaces()
    try program.addSizes()
    try program.addRequirements()
    try program.addCosts()
    return program
  }

  private init(_ search: SearchProblem, _ problem: consuming Problem) {
    self.search = search
    self.problem = problem
    slotKinds = search.slotKinds
  }

  /// The column of a learner in a group.
  func place(_ learner: Int, _ slot: Int) -> Int { learner * slotKinds.count + slot }

  /// Sizes that a group may have if it is not empty.
  func sizes(_ slot: Int) -> ClosedRange<Int> {
    let sizes = search.kinds[slotKinds[slot]].sizes
    let largest = min(sizes.upperBound, search.learners)
    return min(max(1, sizes.lowerBound), largest)...largest
  }

  /// Position of a group among those of its kind.
  private func position(_ slot: Int) -> Int {
    slotKinds[..<slot].count { $0 == slotKinds[slot] }
  }

  /// Learners in groups. Of equal groups the one with the earliest learner comes first, so the `k`-th
  /// has nobody before learner `k`.
  private mutating func addPlaces() throws(GLPKError) {
    for learner in 0..<search.learners {
      for (slot, kind) in slotKinds.enumerated() {
        let price = search.soft.linear[kind * search.learners + learner]
        let column = try problem.addColumn(cost: Double(price), kind: .binary)
        if position(slot) > learner { try problem.setColumnBounds(column, .fixed(0)) }
      }
    }
    for learner in 0..<search.learners {
      try problem.addRow(
        .fixed(1), entries: slotKinds.indices.map { (place(learner, $0), 1) })
    }
  }

  private mutating func addSizes() throws(GLPKError) {
    for slot in slotKinds.indices {
      let isOptional = position(slot) >= search.kinds[slotKinds[slot]].count.lowerBound
      filled.append(isOptional ? try problem.addColumn(cost: 0, kind: .binary) : nil)
      let members = (0..<search.learners).map { (column: place($0, slot), value: 1.0) }
      try between(sizes(slot), members, slot)
      try addChoice(of: sizes(slot), members, slot)
    }
    let open = filled.compactMap { $0 }
    guard !open.isEmpty else { return }
    let always = slotKinds.count - open.count
    try problem.addRow(
      .between(
        Double(search.groupCount.lowerBound - always), Double(search.groupCount.upperBound - always)
      ),
      entries: open.map { ($0, 1) })
  }

  /// A column for each size that a group may have.
  private mutating func addChoice(
    of sizes: ClosedRange<Int>, _ members: [(column: Int, value: Double)], _ slot: Int
  ) throws(GLPKError) {
    chosen.append([:])
    guard sizes.count > 1, sizes.count <= Self.mostSizes else { return }
    for size in sizes { chosen[slot][size] = try problem.addColumn(cost: 0, kind: .binary) }
    let columns = sizes.compactMap { size in chosen[slot][size].map { (size: size, column: $0) } }
    try between(1...1, columns.map { ($0.column, 1) }, slot)
    try problem.addRow(.fixed(0), entries: members + columns.map { ($0.column, -Double($0.size)) })
  }

  /// Keeps a sum in a range, or at 0 in an empty group.
  mutating func between(
    _ range: ClosedRange<Int>, _ entries: [(column: Int, value: Double)], _ slot: Int
  ) throws(GLPKError) {
    guard let column = filled[slot] else {
      try problem.addRow(
        .between(Double(range.lowerBound), Double(range.upperBound)), entries: entries)
      return
    }
    try problem.addRow(.atLeast(0), entries: entries + [(column, -Double(range.lowerBound))])
    try problem.addRow(.atMost(0), entries: entries + [(column, -Double(range.upperBound))])
  }

  /// Adds `column >= sum of entries + constant`, the constant only in a group that is not empty.
  mutating func raise(
    _ column: Int, above entries: [(column: Int, value: Double)], _ constant: Double, _ slot: Int
  ) throws(GLPKError) {
    let own = [(column: column, value: 1.0)] + entries.map { ($0.column, -$0.value) }
    if let open = filled[slot] {
      try problem.addRow(.atLeast(0), entries: own + [(open, -constant)])
    } else {
      try problem.addRow(.atLeast(constant), entries: own)
    }
  }

  /// Members of a set in a group.
  func members(_ belongs: Flat<Int32>, _ slot: Int) -> [(column: Int, value: Double)] {
    (0..<search.learners).filter { belongs[$0] != 0 }.map { (place($0, slot), 1) }
  }

  /// Each pair with a price, once.
  static func pairs(of kernel: Kernel) -> [(one: Int, other: Int, price: Int64)] {
    var pairs: [(one: Int, other: Int, price: Int64)] = []
    kernel.pairs?.eachPrice { one, other, price in
      if one < other, pairs.count <= mostPairs { pairs.append((one, other, price)) }
    }
    return pairs
  }
}

extension Kernel {
  /// Whether nothing in it is paid back in ways that the program does not know.
  fileprivate var isLinearizable: Bool {
    (0..<bits.count).allSatisfy { index in
      (0..<bits[index].prices.count).allSatisfy { bits[index].prices[$0] >= 0 }
    }
  }
}
