/// Whether rounds are what they claim to be, seen without a thought of how they were made.
package enum GolfCheck {
  /// - Returns: true if every round is `groups` groups of `size`, everybody is in each round once,
  ///   and no two meet twice.
  /// - Complexity: O(rounds x learners x size).
  package static func isValid(_ rounds: GolfRounds, for size: GolfSize) -> Bool {
    let everybody = Array(0..<size.learners)
    var met = Array(repeating: Array(repeating: false, count: size.learners), count: size.learners)
    for round in rounds {
      guard round.count == size.groups, round.allSatisfy({ $0.count == size.size }),
        round.joined().sorted() == everybody
      else { return false }
      for group in round {
        for one in group {
          for other in group where other != one {
            if met[one][other] { return false }
            met[one][other] = true
          }
        }
      }
    }
    return true
  }
}
