import GLPK

extension MentorModel {
  /// The best rank that each learner with wishes could have in some plan that keeps all that has to
  /// be, no matter what the others get and which needs are met.
  ///
  /// - Returns: one a learner; nil for who has no wish, or can have no mentor; nil in all where time
  ///   ran out.
  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package func bestRanks(timeLimit: Int? = nil) throws(GLPKError) -> [Int?]? {
    let program = MentorProgram(self, countsLoads: false)
    return try program.program.bestRanks(
      learners.indices.map { learner in
        guard learners[learner].ranks != nil else { return [] }
        return program.places[learner].map { (rankOfLearner(learner, $0.mentor), $0.column) }
      }, Deadline(milliseconds: timeLimit))
  }
}
