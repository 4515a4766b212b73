import GLPK

extension Interviews {
  /// The best rank that each learner could have in some assignment that keeps quotas and pairs,
  /// whoever would rather be elsewhere, and no matter what the others get.
  ///
  /// - Returns: one a learner, as ranks count; nil for who can have no team; nil in all where time
  ///   ran out.
  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package func bestRanks(timeLimit: Int? = nil) throws(GLPKError) -> [Int?]? {
    let market = Market(self)
    var program = IntegerProgram()
    let columns = (0..<market.options).map { _ in program.addColumn() }
    for applicant in 0..<market.applicants {
      program.addRow(
        market.options(of: applicant).map { IntegerProgram.Term(columns[$0]) },
        atLeast: everyone ? 1 : nil, atMost: 1)
    }
    for (team, list) in market.lists.enumerated() {
      program.addRow(
        list.map { IntegerProgram.Term(columns[$0], market.size($0)) }, atLeast: least[team],
        atMost: most[team])
    }
    var units = [[(rank: Int, column: Int)]](repeating: [], count: learners)
    let wishes = countedLearnerRanks
    for applicant in 0..<market.applicants {
      for learner in market.members[applicant] {
        units[learner] = market.options(of: applicant).compactMap { option in
          wishes[learner][market.team[option]].map { ($0, columns[option]) }
        }
      }
    }
    return try program.bestRanks(units, Deadline(milliseconds: timeLimit))
  }
}
