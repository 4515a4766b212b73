import GLPK
import GroupingModel

/// The rows of a set-partitioning program beside its groups, and the columns that only count groups.
struct MasterRows {
  /// Row of each flavour and size; empty where there is only one.
  private(set) var sizes: [SizeClass: Int] = [:]
  /// Row of each size and tally; empty without tallies.
  private(set) var deals: [Deal: Int] = [:]
  /// Row that fillings add up to one; nil without tallies.
  private(set) var oneFilling: Int?
  /// Row that groups are not charged beyond the plan's limit; nil without one.
  private(set) var ration: Int?

  /// Adds the rows to an empty problem, those of the learners first. For the parameters see `Master`.
  init(
    _ problem: inout Problem, _ program: PartitionProgram, artificial: Double?
  ) throws(GLPKError) {
    let learners = program.problem.learners
    try problem.addRows(learners, .fixed(1))
    if program.sizeClasses.count > 1 { try addSizes(&problem, program) }
    if !program.tallies.sets.isEmpty {
      try addDeals(&problem, program)
      oneFilling = try problem.addRow(.fixed(1))
    }
    if let most = program.problem.ration?.most {
      ration = try problem.addRow(.atMost(Double(most)))
    }
    guard let artificial else { return }
    let rows = Array(0..<learners) + (Array(sizes.values) + Array(deals.values)).sorted()
    for row in rows { try problem.addColumn(cost: artificial, entries: [(row, 1)]) }
  }

  /// As many groups of a flavour and size as the kinds take of it.
  private mutating func addSizes(
    _ problem: inout Problem, _ program: PartitionProgram
  ) throws(GLPKError) {
    for key in program.sizeClasses { sizes[key] = try problem.addRow(.fixed(0)) }
    let total = try problem.addRow(Self.bounds(program.problem.groupCount))
    for (flavour, value) in program.flavours.enumerated() {
      for kind in value.kinds {
        let group = program.problem.kinds[kind]
        let row = try problem.addRow(Self.bounds(group.count))
        for size in value.sizes where group.sizes.contains(size) {
          guard let own = sizes[SizeClass(flavour: flavour, size: size)] else { continue }
          try problem.addColumn(cost: 0, entries: [(own, -1), (row, 1), (total, 1)])
        }
      }
    }
  }

  private mutating func addDeals(
    _ problem: inout Problem, _ program: PartitionProgram
  ) throws(GLPKError) {
    for key in program.columnClasses where deals[Deal(key)] == nil {
      deals[Deal(key)] = try problem.addRow(.fixed(0))
    }
  }

  private static func bounds(_ range: ClosedRange<Int>) -> Bounds {
    range.count == 1
      ? .fixed(Double(range.lowerBound))
      : .between(Double(range.lowerBound), Double(range.upperBound))
  }
}
