import GroupingModel

/// Learners who teach each other: who has mastered a skill helps who wants help in it. Learners and
/// skills are named by position.
package struct TutoringModel: Sendable {
  package let learners: [Learner]
  /// Pairs of learners who are kept apart, in either order.
  package let apart: [Pair]
  package let skillCount: Int

  /// - Throws: `ModelError` for the first thing that cannot be meant.
  package init(
    learners: [Learner], skillCount: Int, apart: [Pair] = []
  ) throws(ModelError) {
    self.learners = learners
    self.skillCount = skillCount
    self.apart = apart
    try check()
  }

  package enum Standing: Sendable, Hashable {
    case mastered, wantsHelp, neither
  }

  package struct Learner: Sendable {
    /// One a skill.
    package var skills: [Standing]
    /// Learners and skills at the most that they tutor, over all skills.
    package var limit: Int
    /// How often they have tutored before.
    package var before: Int

    package init(_ skills: [Standing], limit: Int, before: Int = 0) {
      self.skills = skills
      self.limit = limit
      self.before = before
    }
  }

  package struct Pair: Sendable, Hashable {
    package let first: Int
    package let second: Int

    package init(_ first: Int, _ second: Int) {
      self.first = first
      self.second = second
    }
  }

  /// Somebody who wants help in a skill.
  package struct Request: Sendable, Hashable {
    package let learner: Int
    package let skill: Int
  }

  private func check() throws(ModelError) {
    for (position, learner) in learners.enumerated() {
      guard learner.skills.count == skillCount else {
        throw ModelError(
          "learner \(position + 1) has \(learner.skills.count) of \(skillCount) skills",
          remedy: "say of each skill whether it is mastered, help is wanted, or neither")
      }
      guard (0...1_000_000).contains(learner.limit), (0...1_000_000).contains(learner.before) else {
        throw ModelError(
          "learner \(position + 1) has a limit of \(learner.limit) and tutored \(learner.before)",
          remedy: "give numbers from 0 to 1000000")
      }
    }
    for pair in apart {
      guard learners.indices.contains(pair.first), learners.indices.contains(pair.second),
        pair.first != pair.second
      else {
        throw ModelError(
          "learners \(pair.first + 1) and \(pair.second + 1) cannot be kept apart",
          remedy: "name two of the list")
      }
    }
  }
}

extension TutoringModel {
  /// By learner, then by skill.
  package var requests: [Request] {
    learners.indices.flatMap { learner in
      (0..<skillCount).filter { learners[learner].skills[$0] == .wantsHelp }
        .map { Request(learner: learner, skill: $0) }
    }
  }

  /// Per learner, those they are kept apart from.
  var apartFrom: [Set<Int>] {
    var sets = [Set<Int>](repeating: [], count: learners.count)
    for pair in apart {
      sets[pair.first].insert(pair.second)
      sets[pair.second].insert(pair.first)
    }
    return sets
  }

  /// Per skill, who has mastered it.
  var masters: [[Int]] {
    (0..<skillCount).map { skill in
      learners.indices.filter { learners[$0].skills[skill] == .mastered }
    }
  }
}
