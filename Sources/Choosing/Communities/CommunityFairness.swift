/// How even a plan is, and who might say that it is not.
package struct CommunityFairness: Sendable {
  /// Per learner, the best of the ranks they gave to what they have: 1 is the first wish. nil for
  /// who ranked nothing, or has nothing.
  package let bestRanks: [Int?]
  package let ranks: RankFigures
  /// Gini coefficient of the numbers of communities, of all who asked.
  package let giniOfNumbers: Double
  /// One for each opt-in that is not granted, where a member has more communities than who asked.
  package let envies: [Envy]

  package struct Envy: Sendable, Hashable {
    package let learner: Int
    package let community: Int
    /// Whether a member could give the learner their seat, nothing else changing, and still have as
    /// many communities as the learner then has.
    package let isJustified: Bool
  }

  /// - Complexity: O(opt-ins x members of a community x opt-ins of one learner).
  package init(_ plan: CommunityPlan, of model: CommunityModel) {
    let seats = CommunitySeats(plan, model)
    let hasRanks = model.optInsOfLearner.map { $0.contains { model.optIns[$0].rank != nil } }
    let counted = model.countedRanks
    bestRanks = model.optInsOfLearner.enumerated().map { learner, own in
      hasRanks[learner] ? own.filter { plan.isGranted[$0] }.map { counted[$0] }.min() : nil
    }
    let last = zip(model.optIns, counted).filter { hasRanks[$0.0.learner] }.map(\.1).max() ?? 1
    ranks = RankFigures(bestRanks, to: last)
    giniOfNumbers = Gini.coefficient(
      model.optInsOfLearner.indices.filter { !model.optInsOfLearner[$0].isEmpty }
        .map { Double(seats.own[$0].count) })
    envies = model.optIns.indices.filter { !plan.isGranted[$0] }.compactMap { index in
      let (learner, community) = (model.optIns[index].learner, model.optIns[index].community)
      let richer = seats.members[community].filter {
        seats.own[model.optIns[$0].learner].count > seats.own[learner].count
      }
      guard !richer.isEmpty else { return nil }
      return Envy(
        learner: learner, community: community,
        isJustified: richer.contains { seats.isUnjust(index, to: $0) })
    }
  }
}

/// Who is where.
private struct CommunitySeats {
  let model: CommunityModel
  /// Communities of each learner.
  let own: [[Int]]
  /// Opt-ins that are granted, by community.
  let members: [[Int]]
  private let clashes: [Set<Int>]

  init(_ plan: CommunityPlan, _ model: CommunityModel) {
    self.model = model
    own = model.optInsOfLearner.map { $0.filter { plan.isGranted[$0] } }
      .map { $0.map { model.optIns[$0].community } }
    members = model.optInsOfCommunity.map { $0.filter { plan.isGranted[$0] } }
    clashes = model.clashesOf
  }

  /// Whether an opt-in could take the place of a member of the same community who then still has as
  /// much.
  func isUnjust(_ index: Int, to member: Int) -> Bool {
    let (optIn, rival) = (model.optIns[index], model.optIns[member])
    let mine = own[optIn.learner]
    guard own[rival.learner].count > mine.count + 1, fits(optIn, beside: mine) else { return false }
    let crowd = members[optIn.community].map { $0 == member ? optIn.role : model.optIns[$0].role }
    let (experts, novices) = (crowd.count { $0 == .expert }, crowd.count { $0 == .novice })
    return switch model.communities[optIn.community].experts {
    case .notNeeded: true
    case .one: experts > 0
    case .forNovices(let count): novices <= experts * count
    }
  }

  private func fits(_ optIn: CommunityModel.OptIn, beside mine: [Int]) -> Bool {
    let limits = model.learners[optIn.learner]
    let minutes = mine.reduce(model.communities[optIn.community].minutes) {
      $0 + model.communities[$1].minutes
    }
    return mine.count < limits.most && minutes <= limits.minutes
      && clashes[optIn.community].isDisjoint(with: mine)
  }
}
