/// Whether learners who each have one place, or none, could move to better places.
///
/// Moves come in chains: one learner takes another's seat, who takes the next one's, until the last
/// takes the first one's or a free one. A plan costs least if and only if no such chain makes it
/// cost less (flows without negative cycles: Ahuja, Magnanti and Orlin 1993, theorem 9.1), loads
/// counted by their squares included. Rules that are not looked at could only forbid moves: then
/// the answer is too careful, and never wrong.
struct PlaceExchange {
  /// Per learner and place, what it costs, first what counts first; nil where they may not be. To
  /// have no place is a place, too.
  let costs: [[[Int]?]]
  /// Where learners are.
  let current: [Int]
  /// Learners a place may have.
  let seats: [ClosedRange<Int>]
  /// Which of the costs is the sum of squared numbers of learners; nil for none. The learners' own
  /// there are 0.
  var loads: Int?
  /// Places that do not count as loads.
  var unloaded: Set<Int> = []

  /// Whether nothing costs less by the first so many costs.
  ///
  /// - Complexity: O(learners x places + places cubed), times the number of costs.
  func isBest(by count: Int) -> Bool {
    let moves = moves(count)
    // From anywhere at no cost: who can get below that again and again goes around a negative
    // cycle.
    var least = [[Int]](repeating: [Int](repeating: 0, count: count), count: seats.count + 1)
    for _ in 0...least.count {
      var isChanged = false
      for move in moves {
        let cost = zip(least[move.from], move.cost).map(+)
        if cost.lexicographicallyPrecedes(least[move.to]) {
          least[move.to] = cost
          isChanged = true
        }
      }
      if !isChanged { return true }
    }
    return false
  }

  private struct Move {
    let from: Int
    let to: Int
    let cost: [Int]
  }

  /// The cheapest move from each place to each other one; and of free seats, which are a place
  /// behind all others.
  private func moves(_ count: Int) -> [Move] {
    var cheapest: [Int: [Int]] = [:]
    for (learner, here) in current.enumerated() {
      guard let now = costs[learner][here] else { continue }
      for (there, cost) in costs[learner].enumerated() where there != here {
        guard let cost else { continue }
        let change = zip(cost, now).prefix(count).map(-)
        let key = here * seats.count + there
        if cheapest[key].map(change.lexicographicallyPrecedes) ?? true { cheapest[key] = change }
      }
    }
    var moves = cheapest.sorted { $0.key < $1.key }.map {
      Move(from: $0.key / seats.count, to: $0.key % seats.count, cost: $0.value)
    }
    for (place, range) in seats.enumerated() {
      let load = current.count { $0 == place }
      if load < range.upperBound {
        moves.append(
          Move(from: place, to: seats.count, cost: loading(place, by: 2 * load + 1, count)))
      }
      if load > range.lowerBound {
        moves.append(
          Move(from: seats.count, to: place, cost: loading(place, by: 1 - 2 * load, count)))
      }
    }
    return moves
  }

  private func loading(_ place: Int, by change: Int, _ count: Int) -> [Int] {
    (0..<count).map { $0 == loads && !unloaded.contains(place) ? change : 0 }
  }
}
