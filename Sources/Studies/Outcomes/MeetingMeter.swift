/// Who has been with whom: coverage, repeats, wishes fulfilled, members alone.
struct MeetingMeter {
  private let room: Classroom
  /// Per learner the kind that nobody should be alone of; nil where none is watched or known.
  private let kinds: [Int?]
  private let wishers: [Int]
  private var fulfilled: [Int]
  private var rounds = 0
  private var pairsMet = 0

  /// Row-major, learners x learners: how often two were together.
  private(set) var met: [UInt16]
  private(set) var repeats = Double.nan
  private(set) var wishes = Double.nan
  private(set) var alone = Double.nan

  /// - Parameter watched: column of the kinds that nobody should be alone of.
  init(_ room: Classroom, watched: String?) {
    self.room = room
    kinds =
      room.categories.first { $0.name == watched }?.values
      ?? [Int?](repeating: nil, count: room.count)
    wishers = room.wishes.indices.filter { !room.wishes[$0].isEmpty }
    fulfilled = [Int](repeating: 0, count: room.count)
    met = [UInt16](repeating: 0, count: room.count * room.count)
  }

  /// - Complexity: O(learners x (size + wishes)).
  mutating func add(_ seating: Seating) {
    var (pairs, again) = (0, 0)
    for group in 0..<seating.groupCount {
      let range = seating.range(of: group)
      for place in range {
        let one = seating.members[place]
        for other in seating.members[range.lowerBound..<place] {
          pairs += 1
          if met[one * room.count + other] > 0 { again += 1 }
          met[one * room.count + other] &+= 1
          met[other * room.count + one] &+= 1
        }
      }
    }
    pairsMet += pairs - again
    repeats = pairs > 0 ? Double(again) / Double(pairs) : .nan
    rounds += 1
    wishes = share(seating)
    alone = aloneShare(seating)
  }

  var coverage: Double {
    let pairs = room.count * (room.count - 1) / 2
    return pairs > 0 ? Double(pairsMet) / Double(pairs) : .nan
  }

  /// Least share of rounds in which a learner with wishes had one fulfilled.
  var wishesWorst: Double {
    guard let least = wishers.map({ fulfilled[$0] }).min() else { return .nan }
    return Double(least) / Double(rounds)
  }

  private mutating func share(_ seating: Seating) -> Double {
    var happy = 0
    for learner in wishers
    where room.wishes[learner].contains(where: {
      seating.groupOf[$0] == seating.groupOf[learner]
    }) {
      happy += 1
      fulfilled[learner] += 1
    }
    return wishers.isEmpty ? .nan : Double(happy) / Double(wishers.count)
  }

  private func aloneShare(_ seating: Seating) -> Double {
    var (alone, known) = (0, 0)
    for learner in kinds.indices {
      guard let kind = kinds[learner] else { continue }
      known += 1
      let group = seating.range(of: seating.groupOf[learner])
      let like = group.count { kinds[seating.members[$0]] == kind }
      if like == 1, group.count > 1 { alone += 1 }
    }
    return known > 0 ? Double(alone) / Double(known) : .nan
  }
}
