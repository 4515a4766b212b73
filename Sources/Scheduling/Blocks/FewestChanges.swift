/// A matching of openings to rooms, or to leaders, that leaves as many as can be where they were: shortest
/// augmenting paths, where what changes costs 1 (Ahuja, Magnanti and Orlin 1993, chapter 12).
struct FewestChanges {
  private let choices: [[Int]]
  /// By room, the opening; by opening, the room; -1 for none.
  private var holder: [Int]
  private var place: [Int]

  /// - Parameter choices: by opening, what it can have.
  init(_ choices: [[Int]], _ count: Int) {
    self.choices = choices
    holder = [Int](repeating: -1, count: count)
    place = [Int](repeating: -1, count: choices.count)
  }

  /// Openings of which there are more than what they can have.
  struct Shortage: Error {
    let openings: [Int]
  }

  /// - Parameter before: by opening, what it had, -1 for nothing that matters.
  /// - Returns: by opening, what it has; or openings that cannot all have something (Hall).
  /// - Complexity: O(openings that change x openings x choices).
  func match(before: [Int]) -> Result<[Int], Shortage> {
    var matching = self
    for (opening, old) in before.enumerated() where old >= 0 && choices[opening].contains(old) {
      if matching.holder[old] < 0 { matching.join(opening, old) }
    }
    for opening in choices.indices where matching.place[opening] < 0 {
      if let short = matching.augment(opening, before) {
        return .failure(Shortage(openings: short))
      }
    }
    return .success(matching.place)
  }

  private mutating func join(_ opening: Int, _ room: Int) {
    holder[room] = opening
    place[opening] = room
  }

  /// Finds something for the opening by moving others as little as can be.
  ///
  /// - Returns: where there is nothing, all openings that were looked at.
  private mutating func augment(_ first: Int, _ before: [Int]) -> [Int]? {
    // Bellman and Ford: moving an opening away from where it was costs 1, moving it back saves 1.
    var distance = [Int](repeating: .max, count: holder.count)
    var from = [Int](repeating: -1, count: holder.count)
    var queue = [(opening: first, distance: 0)]
    var next = 0
    while next < queue.count {
      let (opening, length) = queue[next]
      next += 1
      let current = place[opening]
      if current >= 0, length > distance[current] { continue }
      let saved = current < 0 || current == before[opening] ? 0 : 1
      for room in choices[opening] where room != current {
        let total = length - saved + (room == before[opening] ? 0 : 1)
        guard total < distance[room] else { continue }
        (distance[room], from[room]) = (total, opening)
        if holder[room] >= 0 { queue.append((holder[room], total)) }
      }
    }
    let free = holder.indices.filter { holder[$0] < 0 && distance[$0] < .max }
    guard let end = free.min(by: { (distance[$0], $0) < (distance[$1], $1) }) else {
      return [first] + holder.indices.filter { from[$0] >= 0 }.map { holder[$0] }
    }
    var room = end
    while true {
      let opening = from[room]
      let left = place[opening]
      join(opening, room)
      if left < 0 { return nil }
      room = left
    }
  }
}
