import GroupingModel

/// Learners who each get one mentor, and mentors who each have several learners. Learners, mentors,
/// needs and features are named by position or number.
package struct MentorModel: Sendable {
  package let learners: [Learner]
  package let mentors: [Mentor]
  package let rules: Rules
  /// The worst rank that any learner gave, and one: that of a mentor not ranked.
  package let lastRankOfLearners: Int
  /// The worst rank that any mentor gave, and one: that of a learner not ranked.
  package let lastRankOfMentors: Int

  /// - Throws: `ModelError` for the first thing that cannot be meant.
  package init(
    learners: [Learner], mentors: [Mentor], rules: Rules = Rules()
  ) throws(ModelError) {
    self.learners = learners
    self.mentors = mentors
    self.rules = rules
    lastRankOfLearners = (learners.flatMap { $0.ranks ?? [] }.compactMap { $0 }.max() ?? 0) + 1
    lastRankOfMentors = (mentors.flatMap { $0.ranks ?? [] }.compactMap { $0 }.max() ?? 0) + 1
    try check()
  }

  package struct Learner: Sendable {
    /// What a mentor had better know, by number.
    package var needs: Set<Int>
    /// Features that the mentor must have: a language, a building, a day.
    package var mustMatch: Set<Int>
    /// Per mentor, the class: 1 is best, ties share a class and leave no gap; nil is not ranked.
    /// nil in all for who has no wish.
    package var ranks: [Int?]?
    /// The mentor of last time; nil for none.
    package var last: Int?
    /// How little they got in earlier rounds: what their rank counts among plans as good.
    package var turn: Int

    package init(
      needs: Set<Int> = [], mustMatch: Set<Int> = [], ranks: [Int?]? = nil, last: Int? = nil,
      turn: Int = 0
    ) {
      self.needs = needs
      self.mustMatch = mustMatch
      self.ranks = ranks
      self.last = last
      self.turn = turn
    }
  }

  package struct Mentor: Sendable {
    /// How many learners; the minimum holds always.
    package var learners: ClosedRange<Int>
    /// Needs that the mentor covers.
    package var expertise: Set<Int>
    package var features: Set<Int>
    /// Per learner, as for learners; nil for no wish.
    package var ranks: [Int?]?

    package init(
      learners: ClosedRange<Int>, expertise: Set<Int> = [], features: Set<Int> = [],
      ranks: [Int?]? = nil
    ) {
      self.learners = learners
      self.expertise = expertise
      self.features = features
      self.ranks = ranks
    }
  }

  /// A learner and a mentor.
  package struct Pair: Sendable, Hashable {
    package let learner: Int
    package let mentor: Int

    package init(_ learner: Int, _ mentor: Int) {
      self.learner = learner
      self.mentor = mentor
    }
  }

  package struct Rules: Sendable {
    /// Conflicts of interest: never together. With the reason's position in a list of the caller's.
    package var conflicts: [Pair: Int] = [:]
    /// Who has to have whom, one mentor a learner at most.
    package var pins: [Pair] = []
    /// Whether a plan that leaves anybody without a mentor is none.
    package var mustPlaceAll = false

    package init() {}
  }
}

// MARK: - What pairs are worth

extension MentorModel {
  /// Whether neither a conflict of interest nor a missing feature forbids the pair.
  func mayMeet(_ learner: Int, _ mentor: Int) -> Bool {
    rules.conflicts[Pair(learner, mentor)] == nil && matches(learner, mentor)
  }

  func matches(_ learner: Int, _ mentor: Int) -> Bool {
    learners[learner].mustMatch.isSubset(of: mentors[mentor].features)
  }

  /// Needs of the learner that are not covered; without a mentor, all.
  func uncovered(_ learner: Int, _ mentor: Int?) -> Set<Int> {
    learners[learner].needs.subtracting(mentor.map { mentors[$0].expertise } ?? [])
  }

  /// Whether the mentor of last time is lost.
  func changes(_ learner: Int, _ mentor: Int?) -> Bool {
    learners[learner].last != nil && learners[learner].last != mentor
  }

  /// The rank that the learner gives, 0 where they have no wish. To be without a mentor counts one
  /// step more than the worst, for those without wishes too: nobody loses by having answered.
  func rankOfLearner(_ learner: Int, _ mentor: Int?) -> Int {
    guard let ranks = learners[learner].ranks else { return mentor == nil ? lastRankOfLearners : 0 }
    return mentor.map { ranks[$0] ?? lastRankOfLearners } ?? lastRankOfLearners + 1
  }

  /// The rank that the mentor gives, 0 where they have no wish.
  func rankOfMentor(_ mentor: Int, _ learner: Int) -> Int {
    mentors[mentor].ranks.map { $0[learner] ?? lastRankOfMentors } ?? 0
  }
}
