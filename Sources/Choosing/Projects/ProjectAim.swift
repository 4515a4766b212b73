/// What makes one placement better than another. First of all, as few as possible are left out.
package enum ProjectAim: Sendable, Hashable, CaseIterable {
  /// As many first choices as possible, then second, and so on (Irving 2006).
  case rankMaximal
  /// The least sum of ranks; then as the fairest.
  case leastTotal
  /// As few as possible at the worst rank, then at the next worst, and so on.
  case fairest
  /// No other placement that more learners would vote for than against; where there is none, the
  /// least margin of such votes (Abraham, Irving, Kavitha and Mehlhorn 2007; McCutchen 2008).
  case popular
}

/// What a step of the solution makes small.
package enum ProjectStep: Sendable, Hashable {
  /// Learners without a project.
  case leftOut
  /// Learners with a rank other than this one.
  case otherRank(than: Int)
  /// Learners with this rank.
  case atRank(Int)
  case rankTotal
  /// The largest majority of votes for another plan; 0 if popular.
  case outvoted
  /// Each learner's rank times their turn.
  case turns
  /// Learners with wishes who are with none of those they wished for.
  case withoutFriend
}

/// How to solve.
package struct ProjectOptions: Sendable {
  package enum Friends: Sendable {
    case beforeRanks, afterRanks, ignored
  }

  package var aim: ProjectAim
  package var friends: Friends
  /// Milliseconds for all; nil for any.
  package var timeLimit: Int?
  /// Milliseconds that the wishes for friends may take; nil for what is left.
  package var friendsTimeLimit: Int?

  package init(
    aim: ProjectAim = .fairest, friends: Friends = .afterRanks, timeLimit: Int? = nil,
    friendsTimeLimit: Int? = nil
  ) {
    self.aim = aim
    self.friends = friends
    self.timeLimit = timeLimit
    self.friendsTimeLimit = friendsTimeLimit
  }
}

extension ProjectProgram {
  /// The steps of an aim itself, in order.
  func steps(of aim: ProjectAim) -> [ProjectStep] {
    let worst = worstRank
    let fair = stride(from: worst, to: 1, by: -1).map { ProjectStep.atRank($0) }
    switch aim {
    case .rankMaximal: return (1..<max(2, worst)).map { .otherRank(than: $0) }
    case .leastTotal: return [.rankTotal] + fair
    case .fairest: return fair
    case .popular: return [.outvoted]
    }
  }

  /// The steps before those of the aim.
  func stepsBefore(_ options: ProjectOptions) -> [ProjectStep] {
    options.friends == .beforeRanks && hasWishes ? [.leftOut, .withoutFriend] : [.leftOut]
  }

  /// The steps after those of the aim.
  func stepsAfter(_ options: ProjectOptions) -> [ProjectStep] {
    let turns: [ProjectStep] = units.contains { $0.turn > 0 } ? [.turns] : []
    return turns + (options.friends == .afterRanks && hasWishes ? [.withoutFriend] : [])
  }

  /// A step as a level; votes are no level of this program alone, so that one is empty.
  func level(_ step: ProjectStep, _ options: ProjectOptions) -> Level {
    switch step {
    case .leftOut:
      return Level(
        zip(leftOut, units).compactMap { column, unit in
          column.map { Term($0, unit.members.count) }
        })
    case .otherRank(let rank):
      let all = units.reduce(0) { $0 + $1.counted }
      return Level(terms { $1 == rank ? -$0.counted : 0 }, constant: all)
    case .atRank(let rank): return Level(terms { $1 == rank ? $0.counted : 0 })
    case .rankTotal: return Level(terms { $0.counted * $1 })
    case .turns: return Level(terms { $0.turn * $1 })
    case .outvoted: return Level([])
    case .withoutFriend:
      return Level(
        friendly.map { Term($0.column, -1) }, constant: wishers,
        timeLimit: options.friendsTimeLimit)
    }
  }

  /// A worth for each place that counts a rank, where it is not 0.
  private func terms(_ worth: (ProjectUnit, Int) -> Int) -> [Term] {
    zip(units, places).flatMap { unit, places in
      places.compactMap { place in
        guard let rank = place.rank else { return nil }
        let worth = worth(unit, rank)
        return worth == 0 ? nil : Term(place.column, worth)
      }
    }
  }

  /// The worst rank that anybody may get.
  private var worstRank: Int { places.joined().compactMap(\.rank).max() ?? 1 }

  /// Learners with wishes.
  private var wishers: Int { Set(model.rules.friends.map(\.from)).count }
  private var hasWishes: Bool { !model.rules.friends.isEmpty }
}
