import GroupingModel

@testable import Choosing

extension SmallGenerator {
  /// Dense ranks, some of them equal, some left out.
  mutating func ranks(_ count: Int, ties: Bool, gaps: Bool) -> [Int?] {
    var ranks = [Int?](repeating: nil, count: count)
    var next = 1
    for index in (0..<count).shuffled(using: &self) {
      if gaps, Int.random(in: 0..<4, using: &self) == 0 { continue }
      ranks[index] = next
      if !ties || Int.random(in: 0..<3, using: &self) > 0 { next += 1 }
    }
    // The last number may be unused, but no number is left out.
    return ranks
  }
}

/// What a made-up case may hold.
struct InterviewTraits {
  var ties = false
  var minima = false
  var pairs = false
  var everyone = false
}

extension Interviews {
  /// - Parameters:
  ///   - learners: nil for a few, at random; `teams` likewise.
  static func random(
    seed: UInt64, learners: Int? = nil, teams: Int? = nil, _ traits: InterviewTraits
  ) throws -> Interviews {
    var generator = SmallGenerator(seed: seed)
    let learners = learners ?? Int.random(in: 2...5, using: &generator)
    let teams = teams ?? Int.random(in: 1...3, using: &generator)
    let gaps = Bool.random(using: &generator)
    let most = (0..<teams).map { _ in Int.random(in: 0...4, using: &generator) + learners / 8 }
    let least = most.map { traits.minima ? Int.random(in: 0...min(2, $0), using: &generator) : 0 }
    var pairs: [Pair] = []
    if traits.pairs {
      let order = (0..<learners).shuffled(using: &generator)
      for index in 0..<Int.random(in: 1...learners / 2, using: &generator) {
        pairs.append(Pair(order[2 * index], order[2 * index + 1]))
      }
    }
    return try Interviews(
      learnerRanks: (0..<learners).map { _ in
        generator.ranks(teams, ties: traits.ties, gaps: gaps)
      },
      teamRanks: (0..<teams).map { _ in
        generator.ranks(learners, ties: traits.ties, gaps: gaps)
      },
      most: most, least: least, pairs: pairs, everyone: traits.everyone)
  }
}

/// Every assignment, and what the definitions say of it; shares nothing with the solver.
struct InterviewOracle {
  let model: Interviews
  let wishes: [[Int?]]
  let ranks: [[Int?]]
  private let partner: [Int?]

  init(_ model: Interviews) {
    self.model = model
    func counted(_ table: [[Int?]]) -> [[Int?]] {
      guard model.everyone else { return table }
      return table.map { row in
        let last = row.compactMap { $0 }.max() ?? 0
        return row.map { $0 == nil ? last + 1 : $0 }
      }
    }
    wishes = counted(model.learnerRanks)
    ranks = counted(model.teamRanks)
    var partner = [Int?](repeating: nil, count: model.learners)
    for pair in model.pairs {
      partner[pair.first] = pair.second
      partner[pair.second] = pair.first
    }
    self.partner = partner
  }

  /// Assignments that keep all rules.
  func assignments() -> [[Int?]] {
    var found: [[Int?]] = []
    var team = [Int?](repeating: nil, count: model.learners)
    func place(_ learner: Int) {
      guard learner < model.learners else {
        if isAllowed(team) { found.append(team) }
        return
      }
      for choice in [nil] + (0..<model.teams).map(Optional.some) {
        if let choice, wishes[learner][choice] == nil || ranks[choice][learner] == nil { continue }
        team[learner] = choice
        place(learner + 1)
      }
      team[learner] = nil
    }
    place(0)
    return found
  }

  func isAllowed(_ team: [Int?]) -> Bool {
    if model.everyone, team.contains(nil) { return false }
    if model.pairs.contains(where: { team[$0.first] != team[$0.second] }) { return false }
    return (0..<model.teams).allSatisfy { index in
      let count = team.count { $0 == index }
      return count >= model.least[index] && count <= model.most[index]
    }
  }

  func both(_ learner: Int) -> [Int] {
    if let other = partner[learner] { [learner, other] } else { [learner] }
  }

  private func wish(_ learner: Int, _ team: Int) -> Int? {
    let all = both(learner).compactMap { wishes[$0][team] }
    return all.count == both(learner).count ? all.max() : nil
  }

  private func rank(_ team: Int, _ learner: Int) -> Int? {
    let all = both(learner).compactMap { ranks[team][$0] }
    return all.count == both(learner).count ? all.max() : nil
  }

  /// Whether a learner, with their partner, could join a team that has seats enough.
  func couldJoin(_ learner: Int, _ team: Int) -> Bool {
    wish(learner, team) != nil && rank(team, learner) != nil
      && model.most[team] >= both(learner).count
  }

  func blockingPairs(_ place: [Int?]) -> Set<BlockingPair> {
    var pairs: Set<BlockingPair> = []
    for learner in place.indices where partner[learner] ?? .max > learner {
      for team in 0..<model.teams {
        guard let wish = wish(learner, team), let rank = rank(team, learner),
          wish < place[learner].flatMap({ self.wish(learner, $0) }) ?? .max
        else { continue }
        let wanted = both(learner).count
        let present = place.indices.filter { place[$0] == team }
        let sentAway = present.filter { self.rank(team, $0)! > rank }
        guard model.most[team] - present.count + sentAway.count >= wanted else { continue }
        var kind: BlockingPair.Kind = sentAway.isEmpty ? [] : .envy
        if model.most[team] - present.count >= wanted { kind.insert(.waste) }
        pairs.insert(BlockingPair(learners: both(learner).sorted(), team: team, kind: kind))
      }
    }
    return pairs
  }

  func value(_ aim: InterviewAim, _ place: [Int?]) -> Int {
    let placed = place.indices.compactMap { learner in place[learner].map { (learner, $0) } }
    let own = placed.reduce(0) { $0 + wishes[$1.0][$1.1]! }
    let teams = placed.reduce(0) { $0 + ranks[$1.1][$1.0]! }
    switch aim {
    case .blocking: return blockingPairs(place).count
    case .envy: return blockingPairs(place).count { $0.kind.contains(.envy) }
    case .unplaced: return place.count { $0 == nil }
    case .learnerRanks: return own
    case .teamRanks: return teams
    case .bothRanks: return own + teams
    case .worstRank: return placed.map { wishes[$0.0][$0.1]! }.max() ?? 0
    }
  }

  /// Those of the assignments that are best level for level, and the values.
  func best(
    _ aims: [InterviewAim], among all: [[Int?]]
  ) -> (values: [Int], left: [[Int?]]) {
    var (values, left): ([Int], [[Int?]]) = ([], all)
    for aim in aims {
      let each = left.map { value(aim, $0) }
      let least = each.min() ?? 0
      left = zip(left, each).filter { $1 == least }.map(\.0)
      values.append(least)
    }
    return (values, left)
  }
}

extension InterviewSolution.Name {
  var aims: [InterviewAim] {
    switch self {
    case .learnerBest: [.learnerRanks]
    case .teamBest: [.teamRanks]
    case .fairest: [.worstRank, .bothRanks]
    }
  }
}

extension InterviewOptions.Preference {
  var aims: [InterviewAim] {
    self == .fewestEnvy ? [.envy, .blocking, .unplaced] : [.blocking, .unplaced]
  }
}
