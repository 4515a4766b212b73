import GroupingModel

/// Communities that overlap: learners say which ones they would join, and join no other. Learners
/// and communities are named by position.
package struct CommunityModel: Sendable {
  package let learners: [Learner]
  package let communities: [Community]
  /// Communities that meet at the same time, in either order.
  package let clashes: [Clash]
  package let optIns: [OptIn]

  /// - Throws: `ModelError` for the first thing that cannot be meant.
  package init(
    learners: [Learner], communities: [Community], clashes: [Clash] = [], optIns: [OptIn]
  ) throws(ModelError) {
    self.learners = learners
    self.communities = communities
    self.clashes = clashes
    self.optIns = optIns
    try check()
  }

  package struct Learner: Sendable {
    /// For all their communities.
    package var minutes: Int
    /// Communities at the most.
    package var most: Int
    /// The class, by number; nil for none, which makes no ties between classes.
    package var group: Int?
    /// How little they got in earlier rounds: what a community more counts among plans as good.
    package var turn: Int

    package init(minutes: Int, most: Int, group: Int? = nil, turn: Int = 0) {
      self.minutes = minutes
      self.most = most
      self.group = group
      self.turn = turn
    }
  }

  package struct Community: Sendable {
    /// Members when it runs; otherwise it has none.
    package var members: ClosedRange<Int>
    /// What it takes of each member's time.
    package var minutes: Int
    package var experts: Experts

    package init(members: ClosedRange<Int>, minutes: Int = 0, experts: Experts = .notNeeded) {
      self.members = members
      self.minutes = minutes
      self.experts = experts
    }

    /// Members when it runs; with none it does not.
    var runningMembers: ClosedRange<Int> { max(1, members.lowerBound)...members.upperBound }
  }

  package enum Experts: Sendable, Hashable {
    case notNeeded
    /// At least one expert when it runs.
    case one
    /// At least one expert for each so many novices or part of them; none without novices.
    case forNovices(Int)
  }

  package enum Role: Sendable, Hashable {
    case novice, expert
  }

  package struct Clash: Sendable, Hashable {
    package let first: Int
    package let second: Int

    package init(_ first: Int, _ second: Int) {
      self.first = first
      self.second = second
    }
  }

  /// A learner asks to join a community.
  package struct OptIn: Sendable {
    package var learner: Int
    package var community: Int
    /// From 1, the best, on; ties and gaps may be.
    package var rank: Int?
    /// What the learner calls themselves there.
    package var role: Role?

    package init(_ learner: Int, _ community: Int, rank: Int? = nil, role: Role? = nil) {
      self.learner = learner
      self.community = community
      self.rank = rank
      self.role = role
    }
  }
}

extension CommunityModel {
  /// Positions of each learner's opt-ins.
  var optInsOfLearner: [[Int]] { positions(learners.count) { $0.learner } }
  /// Positions of each community's opt-ins.
  var optInsOfCommunity: [[Int]] { positions(communities.count) { $0.community } }

  private func positions(_ count: Int, _ place: (OptIn) -> Int) -> [[Int]] {
    var lists = [[Int]](repeating: [], count: count)
    for (index, optIn) in optIns.enumerated() { lists[place(optIn)].append(index) }
    return lists
  }

  /// Per community, those it clashes with.
  var clashesOf: [Set<Int>] {
    var sets = [Set<Int>](repeating: [], count: communities.count)
    for clash in clashes {
      sets[clash.first].insert(clash.second)
      sets[clash.second].insert(clash.first)
    }
    return sets
  }

  /// What each opt-in counts when ranks do: its rank; one more than the worst that the learner gave
  /// where they ranked others only; 1 for who ranked none, and is as glad of any.
  var countedRanks: [Int] {
    var worst = [Int](repeating: 0, count: learners.count)
    for optIn in optIns { worst[optIn.learner] = max(worst[optIn.learner], optIn.rank ?? 0) }
    return optIns.map { $0.rank ?? worst[$0.learner] + 1 }
  }

  /// Per learner, how many communities they could have if all ran and had seats: as their opt-ins,
  /// minutes, maximum and the clashes allow.
  ///
  /// - Complexity: exponential in the opt-ins of one learner that clash, few as they are.
  var reaches: [Int] {
    let clashes = clashesOf
    return zip(learners, optInsOfLearner).map { learner, own in
      let open = own.map { optIns[$0].community }.sorted {
        (communities[$0].minutes, $0) < (communities[$1].minutes, $1)
      }
      return reach(open[...], learner.minutes, learner.most, clashes)
    }
  }

  private func reach(
    _ open: ArraySlice<Int>, _ minutes: Int, _ most: Int, _ clashes: [Set<Int>]
  ) -> Int {
    // By minutes ascending: what does not fit now never will, nor what follows.
    guard most > 0, let first = open.first, communities[first].minutes <= minutes else { return 0 }
    let rest = open.dropFirst()
    let apart = rest.filter { !clashes[first].contains($0) }
    let with = 1 + reach(apart[...], minutes - communities[first].minutes, most - 1, clashes)
    // Without clashes the shortest is part of some best choice.
    if apart.count == rest.count { return with }
    return max(with, reach(rest, minutes, most, clashes))
  }
}
