import GroupingModel

/// Learners who rank teams, and teams that rank learners: who shall join which team?
///
/// Ranks are dense: 1 is best, equals share a rank, and no number is left out. nil means that the
/// two are not acceptable to one another, whatever the other side says. Where `everyone` must be
/// placed, nobody is out of the question: whom one has not ranked comes last, all of them equal.
package struct Interviews: Sendable, Equatable {
  /// Two learners who apply together: both in one team, or both in none.
  package struct Pair: Sendable, Hashable {
    package let first: Int
    package let second: Int

    package init(_ first: Int, _ second: Int) {
      self.first = first
      self.second = second
    }
  }

  /// Learners x teams.
  package let learnerRanks: [[Int?]]
  /// Teams x learners.
  package let teamRanks: [[Int?]]
  /// Per team, the learners it has at least, and at most.
  package let least: [Int]
  package let most: [Int]
  package let pairs: [Pair]
  /// Whether nobody may be left without a team.
  package let everyone: Bool

  package var learners: Int { learnerRanks.count }
  package var teams: Int { teamRanks.count }

  /// - Parameters:
  ///   - learnerRanks: learners x teams.
  ///   - teamRanks: teams x learners.
  ///   - least: per team; nil for no minimum.
  /// - Throws: `ModelError` for tables that do not fit together, ranks that are not dense, quotas
  ///   out of range, or a learner in two pairs.
  /// - Complexity: O(learners x teams).
  package init(
    learnerRanks: [[Int?]], teamRanks: [[Int?]], most: [Int], least: [Int]? = nil,
    pairs: [Pair] = [], everyone: Bool = false
  ) throws(ModelError) {
    self.learnerRanks = learnerRanks
    self.teamRanks = teamRanks
    self.most = most
    self.least = least ?? [Int](repeating: 0, count: most.count)
    self.pairs = pairs
    self.everyone = everyone
    try checkShape()
    for (index, ranks) in learnerRanks.enumerated() {
      try check(ranks, of: "learner \(index + 1)", count: teams, what: "teams")
    }
    for (index, ranks) in teamRanks.enumerated() {
      try check(ranks, of: "team \(index + 1)", count: learners, what: "learners")
    }
    try checkQuotas()
    try checkPairs()
  }
}

// MARK: - Checks

extension Interviews {
  private func checkShape() throws(ModelError) {
    guard !learnerRanks.isEmpty, !teamRanks.isEmpty else {
      throw ModelError(
        "there are \(learners) learners and \(teams) teams",
        remedy: "name at least one learner and one team")
    }
    guard most.count == teams, least.count == teams else {
      throw ModelError(
        "\(teams) teams have \(most.count) maximum and \(least.count) minimum quotas",
        remedy: "give every team one of each")
    }
  }

  private func check(
    _ ranks: [Int?], of who: String, count: Int, what: String
  ) throws(ModelError) {
    guard ranks.count == count else {
      throw ModelError(
        "\(who) has \(ranks.count) ranks for \(count) \(what)",
        remedy: "give one a place, with none for who is not acceptable")
    }
    let used = Set(ranks.compactMap { $0 })
    if let low = used.first(where: { $0 < 1 }) {
      throw ModelError("\(who) gives the rank \(low)", remedy: "ranks begin with 1, the best")
    }
    if let missing = (1...(used.count + 1)).first(where: { !used.contains($0) }),
      missing <= used.count
    {
      throw ModelError(
        "\(who) gives no rank \(missing), but a later one",
        remedy: "number ranks without gaps; equals share a number, and the next follows at once")
    }
  }

  private func checkQuotas() throws(ModelError) {
    for team in 0..<teams where least[team] < 0 || most[team] < least[team] {
      throw ModelError(
        "team \(team + 1) takes \(least[team]) to \(most[team]) learners",
        remedy: "a minimum is 0 or more, and no more than the maximum")
    }
  }

  private func checkPairs() throws(ModelError) {
    var seen: Set<Int> = []
    for pair in pairs {
      for learner in [pair.first, pair.second] {
        guard learner >= 0, learner < learners else {
          throw ModelError(
            "a pair names learner \(learner + 1) of \(learners)",
            remedy: "pairs are made of learners on the roster")
        }
        guard seen.insert(learner).inserted else {
          throw ModelError(
            "learner \(learner + 1) is named twice in pairs",
            remedy: "a learner applies together with one other at most")
        }
      }
    }
  }
}

// MARK: - Reading

extension Interviews {
  /// Learners x teams, as they count: with `everyone`, who is unranked comes last.
  package var countedLearnerRanks: [[Int?]] { learnerRanks.map(counted) }
  /// Teams x learners, as they count.
  var countedTeamRanks: [[Int?]] { teamRanks.map(counted) }

  private func counted(_ ranks: [Int?]) -> [Int?] {
    guard everyone else { return ranks }
    let last = ranks.reduce(0) { max($0, $1 ?? 0) }
    return ranks.map { $0 ?? last + 1 }
  }
}
