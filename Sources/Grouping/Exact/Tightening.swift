/// Subset-row cuts over the groups that are left: of the groups that hold two or more of three
/// learners, a plan has at most one (Jepsen and others 2008). They lift the bound, and so rule out
/// more groups.
struct Tightening {
  let relaxation: PoolRelaxation
  let shouldStop: @Sendable () -> Bool

  private static let mostRounds = 60
  private static let mostCutsPerRound = 40
  /// Groups from which on searching them is quicker than ruling them out.
  private static let fewColumns = 200

  /// The groups that the cuts leave, with their excesses over the lifted bound.
  ///
  /// - Parameter cost: most that a plan of use costs, in cost units.
  /// - Throws: `GLPKError` for trouble inside GLPK.
  func run(_ remainder: Remainder, upTo cost: Int64) throws -> Remainder {
    var best = remainder
    var stale = 0
    for _ in 0..<Self.mostRounds where !shouldStop() {
      // What was ruled out once stays out.
      let solved = try relaxation.solve(over: best, upTo: cost)
      let left = solved.lifted
      stale = left.base > best.base ? 0 : stale + 1
      if left.base > best.base { best = left }
      let cuts = SubsetRows.violated(
        by: solved.support.map { ($0.column.members, $0.value) },
        learners: remainder.program.problem.learners, most: Self.mostCutsPerRound)
      if best.columns.count < Self.fewColumns || cuts.isEmpty || stale > 4 { break }
      try relaxation.add(cuts)
    }
    return best
  }
}
