import GroupingModel

extension MentorModel {
  func check() throws(ModelError) {
    for (position, learner) in learners.enumerated() {
      try check(learner.ranks, of: "learner \(position + 1)", count: mentors.count)
      if let last = learner.last, !mentors.indices.contains(last) {
        throw ModelError(
          "learner \(position + 1) had mentor \(last + 1) of \(mentors.count)",
          remedy: "name a mentor of the list, or none where they have left")
      }
    }
    for (position, mentor) in mentors.enumerated() {
      try check(mentor.ranks, of: "mentor \(position + 1)", count: learners.count)
      guard mentor.learners.lowerBound >= 0, mentor.learners.upperBound <= 1_000_000 else {
        throw ModelError(
          "mentor \(position + 1) takes \(mentor.learners) learners",
          remedy: "give numbers from 0 to 1000000")
      }
    }
    for pair in rules.conflicts.keys { try check(pair) }
    for pin in rules.pins { try check(pin) }
    guard Set(rules.pins.map(\.learner)).count == rules.pins.count else {
      throw ModelError(
        "a learner is pinned twice", remedy: "pin each learner to one mentor at most")
    }
  }

  private func check(_ ranks: [Int?]?, of who: String, count: Int) throws(ModelError) {
    guard let ranks else { return }
    guard ranks.count == count else {
      throw ModelError(
        "\(who) has \(ranks.count) ranks for \(count)", remedy: "give a rank or none for each")
    }
    let given = Set(ranks.compactMap { $0 })
    guard !given.isEmpty else {
      throw ModelError("\(who) has ranked nobody", remedy: "say that they have no wish")
    }
    guard given.min() == 1, given.max() == given.count else {
      throw ModelError(
        "the ranks of \(who) leave a gap",
        remedy: "count classes of equal wishes from 1 on, each one more than the last")
    }
  }

  private func check(_ pair: Pair) throws(ModelError) {
    guard learners.indices.contains(pair.learner), mentors.indices.contains(pair.mentor) else {
      throw ModelError(
        "learner \(pair.learner + 1) and mentor \(pair.mentor + 1) are not both in the lists",
        remedy: "name a learner and a mentor of the lists")
    }
  }
}
