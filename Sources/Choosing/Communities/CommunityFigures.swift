/// What became of each opt-in and each community, and why.
package struct CommunityFigures: Sendable {
  /// One an opt-in; nil where it is granted.
  package let denials: [Denial?]
  /// One a community.
  package let communities: [Outcome]
  /// By learner, ascending.
  package let memberships: [[Int]]
  /// Learners who asked and got none.
  package let withNone: [Int]
  /// Communities with members of two classes or more.
  package let mixed: [Int]

  /// Why an opt-in is not granted: the first of these that holds.
  package enum Denial: Sendable, Hashable {
    case notRunning
    /// The learner is where they have to be at the same time.
    case clash(with: Int)
    /// The learner has the most communities they may have.
    case mostReached
    /// The learner's minutes do not suffice beside what they have.
    case minutes
    case full
    /// The community would need another expert.
    case noExpert
    /// Nothing is in the way: other aims were asked for, or the plan is not proven.
    case possible
  }

  package enum Outcome: Sendable, Hashable {
    case runs(members: Int)
    /// Fewer asked, and have minutes for it at all, than its minimum.
    case tooFewAsked(Int, of: Int)
    /// Enough asked, but there are experts for only so many.
    case tooFewExperts(enoughFor: Int, of: Int)
    /// It could run by itself, but its members do more good elsewhere.
    case outweighed
  }

  /// - Complexity: O(opt-ins x opt-ins of one learner).
  package init(_ plan: CommunityPlan, of model: CommunityModel) {
    let optIns = model.optIns
    let members = model.optInsOfCommunity.map { $0.filter { plan.isGranted[$0] } }
    memberships = model.optInsOfLearner.map { own in
      own.filter { plan.isGranted[$0] }.map { optIns[$0].community }.sorted()
    }
    withNone = zip(model.optInsOfLearner, memberships).enumerated()
      .filter { !$0.element.0.isEmpty && $0.element.1.isEmpty }.map(\.offset)
    mixed = members.indices.filter { community in
      Set(members[community].compactMap { model.learners[optIns[$0].learner].group }).count > 1
    }
    communities = members.indices.map { community in
      members[community].isEmpty
        ? model.outcomeNotRunning(community) : .runs(members: members[community].count)
    }
    let clashes = model.clashesOf
    denials = optIns.indices.map { [memberships] index in
      plan.isGranted[index]
        ? nil : model.denial(index, memberships[optIns[index].learner], members, clashes)
    }
  }
}

extension CommunityModel {
  fileprivate func outcomeNotRunning(_ index: Int) -> CommunityFigures.Outcome {
    let community = communities[index]
    let able = optIns.filter { optIn in
      optIn.community == index && learners[optIn.learner].most > 0
        && learners[optIn.learner].minutes >= community.minutes
    }
    let least = community.runningMembers.lowerBound
    if able.count < least { return .tooFewAsked(able.count, of: least) }
    let experts = able.count { $0.role == .expert }
    let novices = able.count { $0.role == .novice }
    let enoughFor =
      switch community.experts {
      case .notNeeded: able.count
      case .one: experts == 0 ? 0 : able.count
      case .forNovices(let count): able.count - max(0, novices - experts * count)
      }
    return enoughFor < least ? .tooFewExperts(enoughFor: enoughFor, of: least) : .outweighed
  }

  fileprivate func denial(
    _ index: Int, _ own: [Int], _ members: [[Int]], _ clashes: [Set<Int>]
  ) -> CommunityFigures.Denial {
    let (optIn, crowd) = (optIns[index], members[optIns[index].community])
    let (learner, community) = (learners[optIn.learner], communities[optIn.community])
    if crowd.isEmpty { return .notRunning }
    if let other = own.first(where: clashes[optIn.community].contains) {
      return .clash(with: other)
    }
    if own.count >= learner.most { return .mostReached }
    let taken = own.reduce(0) { $0 + communities[$1].minutes }
    if taken + community.minutes > learner.minutes { return .minutes }
    if crowd.count >= community.members.upperBound { return .full }
    if case .forNovices(let count) = community.experts, optIn.role == .novice {
      let experts = crowd.count { optIns[$0].role == .expert }
      let novices = crowd.count { optIns[$0].role == .novice }
      if novices + 1 > experts * count { return .noExpert }
    }
    return .possible
  }
}
