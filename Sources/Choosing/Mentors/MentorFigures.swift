/// How good a plan is, in figures.
package struct MentorFigures: Sendable {
  /// By learner; who has no mentor has no need covered.
  package let covered: [Set<Int>]
  package let uncovered: [Set<Int>]
  /// Who lost the mentor of last time.
  package let changed: [Int]
  /// By mentor.
  package let loads: [Int]
  /// Of learners with wishes and a mentor; the last rank is that of a mentor not ranked.
  package let ranks: RankFigures
  /// Learners by the rank that their mentor gave them, where mentors have wishes.
  package let profileOfMentors: [Int]
  /// Who ranks the mentor of somebody else above their own, or above none, and may have them.
  package let envious: [Int]
  /// Those of them whom such a mentor ranks above somebody they have.
  package let justlyEnvious: [Int]
  /// Who could move to a free seat of a mentor whom they rank above theirs, all others staying.
  package let movable: [Int]
  /// A learner and a mentor who ranked each other and would both rather have each other: the
  /// learner than their own mentor or none, the mentor than one of theirs or an empty seat.
  /// Neither who is pinned nor who may not meet; minimums are not looked at.
  package let blockingPairs: [MentorModel.Pair]

  /// - Complexity: O(learners x mentors).
  package init(_ plan: MentorPlan, of model: MentorModel) {
    let learners = model.learners.indices
    uncovered = learners.map { model.uncovered($0, plan.mentors[$0]) }
    covered = zip(model.learners, uncovered).map { $0.needs.subtracting($1) }
    changed = learners.filter { model.changes($0, plan.mentors[$0]) }
    loads = plan.loads(model.mentors.count)
    let pairs = learners.compactMap { learner in
      plan.mentors[learner].map { (learner: learner, mentor: $0) }
    }
    ranks = RankFigures(
      learners.map { learner in
        guard model.learners[learner].ranks != nil else { return nil }
        return plan.mentors[learner].map { model.rankOfLearner(learner, $0) }
      }, to: model.lastRankOfLearners)
    let byMentors = pairs.map { model.rankOfMentor($0.mentor, $0.learner) }
    profileOfMentors =
      RankFigures(byMentors.map { $0 > 0 ? $0 : nil }, to: model.lastRankOfMentors).profile
    let longings = Longing.all(plan, model)
    blockingPairs = longings.filter { $0.isMutual && ($0.isFree || $0.isPreferred) }.map(\.pair)
    func longing(where isTold: (Longing) -> Bool) -> [Int] {
      Set(longings.filter(isTold).map(\.pair.learner)).sorted()
    }
    envious = longing { [loads] in loads[$0.pair.mentor] > 0 }
    justlyEnvious = longing { $0.isMutual && $0.isPreferred }
    movable = longing { [loads] longing in
      let own = plan.mentors[longing.pair.learner]
      return longing.isFree
        && own.map { loads[$0] > model.mentors[$0].learners.lowerBound } ?? true
    }
  }
}

/// A learner who ranks a mentor above their own, or above none, and may have them; nobody who is
/// pinned.
private struct Longing {
  let pair: MentorModel.Pair
  /// Whether the mentor ranked the learner, too.
  let isMutual: Bool
  /// Whether the mentor has a free seat.
  let isFree: Bool
  /// Whether the mentor ranks the learner above somebody who is theirs and not pinned.
  let isPreferred: Bool

  /// - Complexity: O(learners x mentors).
  static func all(_ plan: MentorPlan, _ model: MentorModel) -> [Longing] {
    let (pinned, loads) = (
      Set(model.rules.pins.map(\.learner)), plan.loads(model.mentors.count)
    )
    // The worst rank of somebody who could be sent away.
    var worst = [Int](repeating: 0, count: model.mentors.count)
    for (learner, mentor) in plan.mentors.enumerated() where !pinned.contains(learner) {
      if let mentor { worst[mentor] = max(worst[mentor], model.rankOfMentor(mentor, learner)) }
    }
    return model.learners.indices.filter { !pinned.contains($0) }.flatMap { learner in
      model.mentors.indices.compactMap { mentor in
        guard let wish = model.learners[learner].ranks?[mentor], model.mayMeet(learner, mentor),
          wish < model.rankOfLearner(learner, plan.mentors[learner])
        else { return nil }
        let rank = model.mentors[mentor].ranks?[learner]
        return Longing(
          pair: MentorModel.Pair(learner, mentor), isMutual: rank != nil,
          isFree: loads[mentor] < model.mentors[mentor].learners.upperBound,
          isPreferred: rank ?? .max < worst[mentor])
      }
    }
  }
}

/// Why a learner has no mentor: the first of these that holds.
package enum MentorlessReason: Sendable, Hashable {
  /// No mentor has all the features that must match.
  case noMatch
  /// They have a conflict of interest with every mentor that matches; reasons ascending.
  case conflicts(reasons: [Int])
  /// All others are full.
  case allFull
  /// A seat is free that they could have: the plan is not proven.
  case seatFree
}

extension MentorModel {
  /// Who has no mentor, by position, and why.
  ///
  /// - Complexity: O(left out x mentors).
  package func leftOut(of plan: MentorPlan) -> [(learner: Int, reason: MentorlessReason)] {
    let loads = plan.loads(mentors.count)
    return plan.leftOut.map { learner in
      let matching = mentors.indices.filter { matches(learner, $0) }
      if matching.isEmpty { return (learner, .noMatch) }
      let open = matching.filter { mayMeet(learner, $0) }
      if open.isEmpty {
        let reasons = matching.compactMap { rules.conflicts[Pair(learner, $0)] }
        return (learner, .conflicts(reasons: Set(reasons).sorted()))
      }
      let isFull = open.allSatisfy { loads[$0] >= mentors[$0].learners.upperBound }
      return (learner, isFull ? .allFull : .seatFree)
    }
  }
}
