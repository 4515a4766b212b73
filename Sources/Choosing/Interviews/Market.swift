/// Who may go where, in the order of either side: what all algorithms on interviews work on.
///
/// The two of a pair are one applicant of two seats; its rank of a team is the worse of the two,
/// and so is the team's rank of it. An option is an applicant at a team that is acceptable to both
/// and has seats enough. The options of an applicant are numbered consecutively, best first: of two
/// options of one applicant the smaller is not worse.
struct Market: Sendable {
  /// Learners of each applicant: one or two.
  let members: [[Int]]
  let least: [Int]
  let most: [Int]
  let everyone: Bool

  /// Per option.
  private(set) var applicant: [Int] = []
  private(set) var team: [Int] = []
  /// The applicant's rank of the team, and the team's of the applicant.
  private(set) var wish: [Int] = []
  private(set) var rank: [Int] = []
  /// Sums of the members' own ranks.
  private(set) var wishSum: [Int] = []
  private(set) var rankSum: [Int] = []
  /// The end of the options that are as good to its applicant.
  private(set) var end: [Int] = []
  /// Its place in the team's list.
  private(set) var spot: [Int] = []

  /// The options of applicant a are `first[a]..<first[a + 1]`.
  private(set) var first: [Int] = [0]
  /// Per team, its options, best first.
  private(set) var lists: [[Int]]

  /// - Parameter seed: ties are ordered by position for 0, else at random.
  /// - Complexity: O(learners x teams x log).
  init(_ model: Interviews, seed: UInt64 = 0) {
    least = model.least
    most = model.most
    everyone = model.everyone
    let partner = Dictionary(
      uniqueKeysWithValues: model.pairs.flatMap {
        [($0.first, $0.second), ($0.second, $0.first)]
      })
    members = (0..<model.learners).compactMap { learner in
      guard let other = partner[learner] else { return [learner] }
      return other > learner ? [learner, other] : nil
    }
    lists = [[Int]](repeating: [], count: model.teams)
    addOptions(of: model, InterviewTies(members.count, model.teams, seed: seed))
  }

  var applicants: Int { members.count }
  var teams: Int { most.count }
  var options: Int { team.count }
  var learners: Int { members.reduce(0) { $0 + $1.count } }
  var hasPairs: Bool { members.contains { $0.count > 1 } }

  /// Seats that an option takes.
  func size(_ option: Int) -> Int { members[applicant[option]].count }

  func options(of applicant: Int) -> Range<Int> { first[applicant]..<first[applicant + 1] }

  /// Whether nobody ranks two that are acceptable as equals.
  ///
  /// - Complexity: O(options).
  var isStrict: Bool {
    for option in 0..<options {
      let isLast = option + 1 == first[applicant[option] + 1]
      if !isLast, wish[option] == wish[option + 1] { return false }
    }
    return lists.allSatisfy { list in
      zip(list, list.dropFirst()).allSatisfy { rank[$0] != rank[$1] }
    }
  }

  private mutating func addOptions(of model: Interviews, _ order: InterviewTies) {
    let (wishes, ranks) = (model.countedLearnerRanks, model.countedTeamRanks)
    for (index, members) in members.enumerated() {
      var found: [(wish: Int, team: Int)] = []
      for team in 0..<model.teams where most[team] >= members.count {
        let both = members.compactMap { wishes[$0][team] }
        let back = members.compactMap { ranks[team][$0] }
        guard both.count == members.count, back.count == members.count else { continue }
        found.append((both.reduce(0, max), team))
      }
      found.sort { ($0.wish, order.teams[$0.team]) < ($1.wish, order.teams[$1.team]) }
      for (wish, team) in found {
        applicant.append(index)
        self.team.append(team)
        self.wish.append(wish)
        rank.append(members.reduce(0) { max($0, ranks[team][$1] ?? 0) })
        wishSum.append(members.reduce(0) { $0 + (wishes[$1][team] ?? 0) })
        rankSum.append(members.reduce(0) { $0 + (ranks[team][$1] ?? 0) })
      }
      first.append(self.team.count)
    }
    addEnds()
    addLists(order)
  }

  private mutating func addEnds() {
    end = [Int](repeating: 0, count: options)
    for index in 0..<applicants {
      var last = first[index + 1]
      for option in options(of: index).reversed() {
        if option + 1 < last, wish[option] < wish[option + 1] { last = option + 1 }
        end[option] = last
      }
    }
  }

  private mutating func addLists(_ order: InterviewTies) {
    for option in 0..<options { lists[team[option]].append(option) }
    spot = [Int](repeating: 0, count: options)
    for team in lists.indices {
      lists[team].sort {
        (rank[$0], order.applicants[applicant[$0]]) < (rank[$1], order.applicants[applicant[$1]])
      }
      for (place, option) in lists[team].enumerated() { spot[option] = place }
    }
  }
}

/// Whom to take first among equals.
private struct InterviewTies {
  var applicants: [Int]
  var teams: [Int]

  init(_ applicants: Int, _ teams: Int, seed: UInt64) {
    self.applicants = Array(0..<applicants)
    self.teams = Array(0..<teams)
    guard seed != 0 else { return }
    var generator = SeededNumbers(seed: seed)
    self.applicants.shuffle(using: &generator)
    self.teams.shuffle(using: &generator)
  }
}
