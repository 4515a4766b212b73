import GroupingModel

extension CommunityModel {
  /// The most opt-ins of one learner: what they could have alone is found by trying.
  private static var mostOptIns: Int { 24 }

  func check() throws(ModelError) {
    for (position, learner) in learners.enumerated() {
      guard (0...1_000_000).contains(learner.minutes), (0...1_000_000).contains(learner.most) else {
        throw ModelError(
          "learner \(position + 1) has \(learner.minutes) minutes for \(learner.most) communities",
          remedy: "give numbers from 0 to 1000000")
      }
    }
    for (position, community) in communities.enumerated() { try check(community, at: position) }
    for clash in clashes {
      guard communities.indices.contains(clash.first), communities.indices.contains(clash.second),
        clash.first != clash.second
      else {
        throw ModelError(
          "communities \(clash.first + 1) and \(clash.second + 1) cannot clash",
          remedy: "name two of the list")
      }
    }
    try checkOptIns()
  }

  private func check(_ community: Community, at position: Int) throws(ModelError) {
    let members = community.members
    guard members.lowerBound >= 0, (1...1_000_000).contains(members.upperBound) else {
      throw ModelError(
        "community \(position + 1) has \(members) members",
        remedy: "give a minimum from 0 and a maximum from 1 to 1000000")
    }
    guard (0...1_000_000).contains(community.minutes) else {
      throw ModelError(
        "community \(position + 1) takes \(community.minutes) minutes",
        remedy: "give a number from 0 to 1000000")
    }
    if case .forNovices(let count) = community.experts, !(1...1_000_000).contains(count) {
      throw ModelError(
        "community \(position + 1) has an expert for \(count) novices",
        remedy: "give a number from 1 to 1000000")
    }
  }

  private func checkOptIns() throws(ModelError) {
    var seen = Set<[Int]>()
    var counts = [Int](repeating: 0, count: learners.count)
    for optIn in optIns {
      guard learners.indices.contains(optIn.learner),
        communities.indices.contains(optIn.community)
      else {
        throw ModelError(
          "learner \(optIn.learner + 1) and community \(optIn.community + 1) are not both listed",
          remedy: "name a learner and a community of the lists")
      }
      guard (1...1000).contains(optIn.rank ?? 1) else {
        throw ModelError(
          "learner \(optIn.learner + 1) gave a rank of \(optIn.rank ?? 0)",
          remedy: "ranks are whole numbers from 1 to 1000")
      }
      guard seen.insert([optIn.learner, optIn.community]).inserted else {
        throw ModelError(
          "learner \(optIn.learner + 1) asks for community \(optIn.community + 1) twice",
          remedy: "name each once")
      }
      counts[optIn.learner] += 1
      guard counts[optIn.learner] <= Self.mostOptIns else {
        throw ModelError(
          "learner \(optIn.learner + 1) asks for more than \(Self.mostOptIns) communities",
          remedy: "leave out those that matter least")
      }
    }
  }
}
