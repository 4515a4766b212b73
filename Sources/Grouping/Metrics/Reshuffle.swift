/// Chance for figures about who meets whom: in each round, by itself, those who were there and not
/// pinned change places. Sizes, absences and pins stay as they were.
struct Reshuffle {
  /// Per round and learner the group, or `RecordedRound.absent`.
  private(set) var groupOf: [[Int]]
  private let free: [[Int]]
  private var buffer: [Int] = []

  /// As it was.
  init(_ record: TermRecord) {
    groupOf = record.rounds.map(\.groupOf)
    free = record.rounds.map { round in round.present.filter { !round.isPinned[$0] } }
  }

  /// - Complexity: O(rounds x learners).
  mutating func draw(_ random: inout RandomSource) {
    for (round, learners) in free.enumerated() {
      buffer.removeAll(keepingCapacity: true)
      for learner in learners { buffer.append(groupOf[round][learner]) }
      random.shuffle(&buffer)
      for (position, learner) in learners.enumerated() {
        groupOf[round][learner] = buffer[position]
      }
    }
  }
}
