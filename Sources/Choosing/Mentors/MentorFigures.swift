/// How good a plan is, in figures.
package struct MentorFigures: Sendable {
  /// By learner; who has no mentor has no need covered.
  package let covered: [Set<Int>]
  package let uncovered: [Set<Int>]
  /// Who lost the mentor of last time.
  package let changed: [Int]
  /// By mentor.
  package let loads: [Int]
  /// Learners with wishes by the rank they got, from 1 to the last rank.
  package let profileOfLearners: [Int]
  /// Learners by the rank that their mentor gave them, where mentors have wishes.
  package let profileOfMentors: [Int]
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
    profileOfLearners = Self.profile(
      pairs.map { model.rankOfLearner($0.learner, $0.mentor) }, to: model.lastRankOfLearners)
    profileOfMentors = Self.profile(
      pairs.map { model.rankOfMentor($0.mentor, $0.learner) }, to: model.lastRankOfMentors)
    blockingPairs = Self.blockingPairs(plan, loads, model)
  }

  private static func profile(_ ranks: [Int], to last: Int) -> [Int] {
    var profile = [Int](repeating: 0, count: last)
    for rank in ranks where rank > 0 { profile[rank - 1] += 1 }
    return profile
  }

  private static func blockingPairs(
    _ plan: MentorPlan, _ loads: [Int], _ model: MentorModel
  ) -> [MentorModel.Pair] {
    let pinned = Set(model.rules.pins.map(\.learner))
    // The worst rank of somebody who could be sent away.
    var worst = [Int](repeating: 0, count: model.mentors.count)
    for (learner, mentor) in plan.mentors.enumerated() where !pinned.contains(learner) {
      if let mentor { worst[mentor] = max(worst[mentor], model.rankOfMentor(mentor, learner)) }
    }
    return model.learners.indices.filter { !pinned.contains($0) }.flatMap { learner in
      model.mentors.indices.compactMap { mentor in
        guard let wish = model.learners[learner].ranks?[mentor],
          let rank = model.mentors[mentor].ranks?[learner], model.mayMeet(learner, mentor),
          wish < model.rankOfLearner(learner, plan.mentors[learner]),
          loads[mentor] < model.mentors[mentor].learners.upperBound || rank < worst[mentor]
        else { return nil }
        return MentorModel.Pair(learner, mentor)
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
