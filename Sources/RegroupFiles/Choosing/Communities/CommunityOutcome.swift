import Choosing

/// What came of a scenario of communities, with all that is told of it. There always is a plan: no community
/// has to come about.
package struct CommunityOutcome: Sendable {
  package let loaded: LoadedCommunities
  package let solution: CommunitySolution
  let figures: CommunityFigures
  let fairness: CommunityFairness
  /// Opt-ins that some plan grants, by position; nil if it is not known.
  let grantable: Set<Int>?
  let alternatives: Alternatives<CommunityPlan>
  let generator: String

  /// Other plans as good that are looked for.
  private static let mostAlternatives = 3

  /// - Parameter milliseconds: for the plan; each thing told beside it takes a second at most.
  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package init(_ loaded: LoadedCommunities, milliseconds: Int?, generator: String) throws {
    self.loaded = loaded
    self.generator = generator
    let aside = min(1000, milliseconds.map { $0 / 4 } ?? 1000)
    (solution, alternatives) = try loaded.model.solve(
      CommunityOptions(aims: loaded.aims, timeLimit: milliseconds),
      alternatives: Self.mostAlternatives, within: aside)
    grantable = try loaded.model.grantable(timeLimit: aside)
    figures = CommunityFigures(solution.plan, of: loaded.model)
    fairness = CommunityFairness(solution.plan, of: loaded.model)
  }

  package var isImpossible: Bool { false }
  package var hasPlan: Bool { true }

  /// Gini coefficient of the mean rank over all rounds; nil without earlier ones.
  var giniOverRounds: Double? {
    loaded.earlier.gini(with: fairness.bestRanks, without: figures.withNone)
  }

  /// Learners with a first wish that some plan grants; nil if it is not known.
  var firstsPossible: Int? {
    grantable.map { grantable in
      Set(grantable.map { loaded.model.optIns[$0] }.filter { $0.rank == 1 }.map(\.learner)).count
    }
  }

  /// Opt-ins that are granted, of a community.
  func granted(to community: Int) -> [CommunityModel.OptIn] {
    zip(loaded.model.optIns, solution.plan.isGranted)
      .filter { $0.0.community == community && $0.1 }.map(\.0)
  }
}
