import GLPK

/// Looks for a minimal set of demands that cannot hold together (QuickXplain, Junker 2004).
struct ConflictSearch<Demand: Hashable> {
  private let deadline: Deadline
  /// The program of some demands alone; nil where they make none.
  private let program: (Set<Demand>) -> IntegerProgram?
  /// Whether time ran out, so that some of what is found may not matter.
  private(set) var isCutShort = false

  init(_ deadline: Deadline, program: @escaping (Set<Demand>) -> IntegerProgram?) {
    self.deadline = deadline
    self.program = program
  }

  /// Whether it is certain that these demands cannot hold.
  mutating func isImpossible(_ demands: [Demand]) throws(GLPKError) -> Bool {
    guard let program = program(Set(demands)) else { return false }
    switch try program.solve([], timeLimit: deadline.left) {
    case .infeasible: return true
    case .solved: return false
    case .undecided:
      isCutShort = true
      return false
    }
  }

  /// Demands among `open` that cannot hold beside `base`, none of them needlessly.
  ///
  /// - Parameter isNew: whether `base` has not been tried.
  /// - Complexity: O(conflict x log(demands / conflict)) programs.
  mutating func explain(
    _ base: [Demand], isNew: Bool, _ open: [Demand]
  ) throws(GLPKError) -> [Demand] {
    if deadline.isOver {
      isCutShort = true
      return open
    }
    if isNew, try isImpossible(base) { return [] }
    if open.count <= 1 { return open }
    let first = Array(open.prefix(open.count / 2))
    let second = Array(open.dropFirst(open.count / 2))
    let late = try explain(base + first, isNew: true, second)
    let early = try explain(base + late, isNew: !late.isEmpty, first)
    return early + late
  }
}
