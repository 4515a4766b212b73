/// What rooms may cost, each from a least to a most, and what that proves of any plan.
///
/// Let y be a plan against a plan x, and p whole prices of rooms, below 0 only where a room has a
/// minimum. Summed over learners, p(where x has them) - p(where y has them) is no more than the
/// seats that x leaves empty are worth. So the majority of y is at most what x wastes, and for each
/// learner the most of: their vote for a room, less its price, plus that of their own. By duality
/// some p proves the largest majority itself.
struct RoomPrices: Sendable {
  var least: [Int]
  var most: [Int]

  /// What learners cost in a room more than the room itself: empty seats are no longer wasted, and
  /// learners beyond the minimum are.
  func marginal(_ room: Int) -> Int { max(0, -most[room]) - max(0, least[room]) }

  /// What the numbers of learners in the rooms waste, at least.
  func waste(_ counts: [Int], _ rooms: [ClosedRange<Int>]) -> Int {
    rooms.indices.reduce(0) { sum, room in
      sum + (rooms[room].upperBound - counts[room]) * max(0, least[room])
        + (counts[room] - rooms[room].lowerBound) * max(0, -most[room])
    }
  }

  /// Per option of a voter, the most that another room can be worth to them, at least; 0 for their
  /// own.
  ///
  /// - Complexity: O(options).
  func regrets(_ voter: VoteMarket.Voter) -> [Int] {
    let options = voter.options
    var regrets = [Int](repeating: 0, count: options.count)
    let cheapest = options.reduce(Int.max) { min($0, most[$1.room]) }
    // The cheapest of those that are better than the rank, and of those that are as good or worse.
    var better = Int.max
    var position = 0
    while position < options.count {
      let end =
        options[position...].firstIndex { $0.rank != options[position].rank } ?? options.count
      var equal = Int.max
      for option in options[position..<end] { equal = min(equal, most[option.room]) }
      for place in position..<end {
        let price = least[options[place].room]
        var regret = max(0, price - equal, price - cheapest - voter.weight)
        if better < .max { regret = max(regret, price - better + voter.weight) }
        regrets[place] = regret
      }
      better = min(better, equal)
      position = end
    }
    return regrets
  }
}
