import Choosing

/// Why learners are not in what they asked for, and why communities do not come about, looked up
/// again in what there is.
struct CommunityReasonCheck {
  let model: CommunityModel
  /// By learner.
  let memberships: [[Int]]

  func members(_ community: Int) -> [Int] {
    memberships.indices.filter { memberships[$0].contains(community) }
  }

  /// The first thing that is in the way of an opt-in that is not granted.
  func denial(_ optIn: CommunityModel.OptIn) -> CommunityFigures.Denial {
    let (own, crowd) = (memberships[optIn.learner].sorted(), members(optIn.community))
    let (learner, community) = (
      model.learners[optIn.learner], model.communities[optIn.community]
    )
    if crowd.isEmpty { return .notRunning }
    let clash = own.first { other in
      model.clashes.contains { clash in
        Set([clash.first, clash.second]) == Set([other, optIn.community])
      }
    }
    if let clash { return .clash(with: clash) }
    if own.count >= learner.most { return .mostReached }
    let minutes = own.reduce(community.minutes) { $0 + model.communities[$1].minutes }
    if minutes > learner.minutes { return .minutes }
    if crowd.count >= community.members.upperBound { return .full }
    let roles = crowd.map { role(of: $0, in: optIn.community) }
    if case .forNovices(let count) = community.experts, optIn.role == .novice,
      roles.count(where: { $0 == .novice }) >= count * roles.count(where: { $0 == .expert })
    {
      return .noExpert
    }
    return .possible
  }

  private func role(of learner: Int, in community: Int) -> CommunityModel.Role? {
    model.optIns.first { $0.learner == learner && $0.community == community }?.role
  }

  func outcome(_ index: Int) -> CommunityFigures.Outcome {
    let count = members(index).count
    guard count == 0 else { return .runs(members: count) }
    let community = model.communities[index]
    let able = model.optIns.filter {
      let learner = model.learners[$0.learner]
      return $0.community == index && learner.most > 0 && learner.minutes >= community.minutes
    }
    let least = max(1, community.members.lowerBound)
    if able.count < least { return .tooFewAsked(able.count, of: least) }
    let (experts, novices) = (
      able.count { $0.role == .expert }, able.count { $0.role == .novice }
    )
    var possible = able.count
    switch community.experts {
    case .notNeeded: break
    case .one: if experts == 0 { possible = 0 }
    case .forNovices(let count): possible -= max(0, novices - count * experts)
    }
    return possible < least ? .tooFewExperts(enoughFor: possible, of: least) : .outweighed
  }
}
