import GLPK
import GroupingModel

/// A plan by diving: the relaxation over a pool of groups is solved, its largest groups are fixed,
/// and so on until everybody has a place (Sadykov and others 2019 survey such dives).
struct Diving {
  let pool: Remainder
  let shouldStop: @Sendable () -> Bool

  /// Columns of the pool that are taken in from the start, and at most per round of pricing.
  private static let first = 1_200
  private static let batch = 150
  /// Value from which a group is fixed together with the largest.
  private static let almost = 0.8

  /// - Returns: a plan's groups by position in the pool, or nil if the dive ended in none.
  /// - Throws: `GLPKError` for trouble inside GLPK.
  func run() throws(GLPKError) -> [Int]? {
    let penalty = 4 * (pool.columns.map { Double($0.cost.magnitude) }.max() ?? 1) + 1
    var master = try Master(pool.program, scale: 1, artificial: penalty, isWhole: true)
    var inside = [Int]()
    try add(Array(pool.columns.indices.prefix(Self.first)), to: &master, &inside)
    var fixed: Set<Int> = []
    var taken: Set<Int> = []
    while taken.count < pool.program.problem.learners, !shouldStop() {
      let values = try relax(&master, &inside)
      let free = inside.indices.filter { place in
        values[place] > 1e-6 && !fixed.contains(place)
          && pool.columns[inside[place]].members.allSatisfy { !taken.contains($0) }
      }
      guard let largest = free.max(by: { values[$0] < values[$1] }) else { return nil }
      for place in free where place == largest || values[place] > Self.almost {
        let members = pool.columns[inside[place]].members
        guard members.allSatisfy({ !taken.contains($0) }) else { continue }
        try master.fix(place)
        fixed.insert(place)
        taken.formUnion(members)
      }
    }
    return taken.count < pool.program.problem.learners ? nil : fixed.map { inside[$0] }.sorted()
  }

  /// Solves the relaxation, pricing the pool until no group helps.
  private func relax(_ master: inout Master, _ inside: inout [Int]) throws(GLPKError) -> [Double] {
    for _ in 0..<6 {
      let relaxation = try master.solve()
      let known = Set(inside)
      var helpful: [(reduced: Double, column: Int)] = []
      for (index, column) in pool.columns.enumerated() where !known.contains(index) {
        var reduced = Double(column.cost) - (relaxation.classPrices[column.columnClass] ?? 0)
        for member in column.members { reduced -= relaxation.prices[member] }
        if reduced < -1e-6 { helpful.append((reduced, index)) }
      }
      if helpful.isEmpty { break }
      helpful.sort { ($0.reduced, $0.column) < ($1.reduced, $1.column) }
      try add(helpful.prefix(Self.batch).map(\.column), to: &master, &inside)
    }
    _ = try master.solve()
    return try master.values()
  }

  private func add(
    _ columns: [Int], to master: inout Master, _ inside: inout [Int]
  ) throws(GLPKError) {
    try master.add(columns.map { pool.columns[$0] })
    inside += columns
  }
}
