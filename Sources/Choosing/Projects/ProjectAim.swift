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
  /// Those of them who have ranked something: to be left out is worse than any rank.
  case wishesLeftOut
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
  /// Times that two who were together before are together again.
  case repeats
  /// How far copies are off the share that they would have of what is balanced, in the class's
  /// size times its unit; by the position in the rules.
  case imbalance(Int)
}

/// What counts beside ranks.
package enum ProjectSide: Sendable, Hashable, CaseIterable {
  case friends
  /// New teammates.
  case repeats
  case balance
}

/// How to solve.
package struct ProjectOptions: Sendable {
  package var aim: ProjectAim
  /// What counts more than ranks, in order.
  package var before: [ProjectSide]
  /// What counts among plans that are equally good by ranks, in order.
  package var after: [ProjectSide]
  /// Milliseconds for all; nil for any.
  package var timeLimit: Int?
  /// Milliseconds that the wishes for friends may take; nil for what is left.
  package var friendsTimeLimit: Int?

  package init(
    aim: ProjectAim = .fairest, before: [ProjectSide] = [],
    after: [ProjectSide] = ProjectSide.allCases, timeLimit: Int? = nil,
    friendsTimeLimit: Int? = nil
  ) {
    self.aim = aim
    self.before = before
    self.after = after
    self.timeLimit = timeLimit
    self.friendsTimeLimit = friendsTimeLimit
  }
}

extension ProjectStep {
  /// Whether it counts who is with whom, by columns that are made when its turn comes.
  var isAboutCompany: Bool {
    switch self {
    case .withoutFriend, .repeats, .imbalance: true
    case .leftOut, .wishesLeftOut, .otherRank, .atRank, .rankTotal, .outvoted, .turns: false
    }
  }
}

extension ProjectProgram {
  /// The steps of an aim itself, in order.
  func steps(of aim: ProjectAim) -> [ProjectStep] {
    let worst = worstRank
    let fair = stride(from: worst, to: 1, by: -1).map { ProjectStep.atRank($0) }
    // Where all have ranked something, or nobody has, it is told by who is left out at all.
    let isMixed =
      units.contains { $0.counted > 0 } && units.contains { $0.counted < $0.members.count }
    let placed: [ProjectStep] = isMixed ? [.wishesLeftOut] : []
    switch aim {
    case .rankMaximal: return placed + (1..<max(2, worst)).map { .otherRank(than: $0) }
    case .leastTotal: return placed + [.rankTotal] + fair
    case .fairest: return placed + fair
    case .popular: return [.outvoted]
    }
  }

  /// The steps before those of the aim.
  func stepsBefore(_ options: ProjectOptions) -> [ProjectStep] {
    [.leftOut] + options.before.flatMap(steps)
  }

  /// The steps after those of the aim.
  func stepsAfter(_ options: ProjectOptions) -> [ProjectStep] {
    let turns: [ProjectStep] = units.contains { $0.turn > 0 } ? [.turns] : []
    return turns + options.after.flatMap(steps)
  }

  private func steps(of side: ProjectSide) -> [ProjectStep] {
    switch side {
    case .friends: model.rules.friends.isEmpty ? [] : [.withoutFriend]
    case .repeats: model.rules.met.isEmpty ? [] : [.repeats]
    case .balance: model.rules.balance.indices.map { .imbalance($0) }
    }
  }

  /// A step as a level; votes are no level of this program alone, so that one is empty.
  func level(_ step: ProjectStep, _ options: ProjectOptions) -> Level {
    switch step {
    case .leftOut:
      return Level(
        zip(leftOut, units).compactMap { column, unit in
          column.map { Term($0, unit.members.count) }
        })
    case .wishesLeftOut:
      return Level(
        zip(leftOut, units).compactMap { column, unit in
          unit.counted > 0 ? column.map { Term($0, unit.counted) } : nil
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
    case .repeats: return Level(meetings.map { Term($0.column, $0.times) })
    case .imbalance(let index):
      return Level(deviations.filter { $0.index == index }.map { Term($0.column) })
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
}
