import GLPK

extension CommunityModel {
  /// Opt-ins that are granted in some plan, no matter what the others get and which communities
  /// come about.
  ///
  /// - Returns: their positions; nil where time ran out.
  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package func grantable(timeLimit: Int? = nil) throws(GLPKError) -> Set<Int>? {
    let program = CommunityProgram(self, countsClasses: false)
    return try program.program.possible(
      program.joins.map { [$0] }, Deadline(milliseconds: timeLimit))
  }
}
