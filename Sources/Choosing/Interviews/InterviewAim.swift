/// What an assignment is measured by, level for level. Less is better for all.
package enum InterviewAim: Sendable, Hashable {
  /// Blocking pairs that rest on envy.
  case envy
  /// Blocking pairs of either kind.
  case blocking
  /// Learners without a team.
  case unplaced
  /// Sum of the ranks that learners gave the teams they have.
  case learnerRanks
  /// Sum of the ranks that teams gave the learners they have.
  case teamRanks
  /// The worst rank that a learner gave the team they have; 0 if nobody has any.
  case worstRank
  /// Both sums together: the egalitarian cost of Irving, Leather and Gusfield (1987).
  case bothRanks
}

extension Market {
  /// - Complexity: O(options).
  func value(of aim: InterviewAim, _ places: [Int]) -> Int {
    switch aim {
    case .envy: return claims(in: places).envy
    case .blocking: return claims(in: places).blocking
    case .worstRank: return places.reduce(0) { max($0, $1 < 0 ? 0 : wish[$1]) }
    case .unplaced, .learnerRanks, .teamRanks, .bothRanks:
      let held = places.lazy.filter { $0 >= 0 }
      return constant(of: aim) + held.reduce(0) { $0 + cost(of: aim, $1) }
    }
  }

  /// What an option adds to the aim; 0 for aims that are no sum over options.
  func cost(of aim: InterviewAim, _ option: Int) -> Int {
    switch aim {
    case .envy, .blocking, .worstRank: 0
    case .unplaced: -size(option)
    case .learnerRanks: wishSum[option]
    case .teamRanks: rankSum[option]
    case .bothRanks: wishSum[option] + rankSum[option]
    }
  }

  /// The aim's value where nobody is placed.
  func constant(of aim: InterviewAim) -> Int { aim == .unplaced ? learners : 0 }
}
