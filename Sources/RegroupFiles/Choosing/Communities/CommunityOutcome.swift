import Choosing

/// What came of a scenario of communities, with all that is told of it. There always is a plan: no community
/// has to come about.
package struct CommunityOutcome: Sendable {
  package let loaded: LoadedCommunities
  package let solution: CommunitySolution
  let figures: CommunityFigures
  let generator: String

  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package init(_ loaded: LoadedCommunities, milliseconds: Int?, generator: String) throws {
    self.loaded = loaded
    self.generator = generator
    solution = try loaded.model.solve(
      CommunityOptions(aims: loaded.aims, timeLimit: milliseconds))
    figures = CommunityFigures(solution.plan, of: loaded.model)
  }

  package var isImpossible: Bool { false }
  package var hasPlan: Bool { true }

  /// Opt-ins that are granted, of a community.
  func granted(to community: Int) -> [CommunityModel.OptIn] {
    zip(loaded.model.optIns, solution.plan.isGranted)
      .filter { $0.0.community == community && $0.1 }.map(\.0)
  }
}
