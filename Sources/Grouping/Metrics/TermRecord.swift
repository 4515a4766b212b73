import GroupingModel

/// The rounds of a term as an audit sees them: who was in which group, for whoever was there.
public struct TermRecord: Sendable {
  /// Learners of the roster; all else refers to them by position.
  package let learners: Int
  /// Oldest first.
  package let rounds: [RecordedRound]
  /// Per round, entries that put a learner into a second group; the first counts.
  package let doubled: [Int]

  /// - Parameter learners: number of learners of the roster.
  public init(_ ledger: Ledger, learners: Int) {
    self.learners = learners
    var (rounds, doubled): ([RecordedRound], [Int]) = ([], [])
    for round in ledger.past {
      var groupOf = [Int](repeating: RecordedRound.absent, count: learners)
      var extra = 0
      for (index, group) in round.groups.enumerated() {
        for member in group.members {
          if groupOf[member] == RecordedRound.absent {
            groupOf[member] = index
          } else if groupOf[member] != index {
            extra += 1
          }
        }
      }
      rounds.append(RecordedRound(groupOf: groupOf, turns: round.turns))
      doubled.append(extra)
    }
    self.rounds = rounds
    self.doubled = doubled
  }

  /// Whether each learner was there in any round.
  package var wasPlaced: [Bool] {
    (0..<learners).map { learner in rounds.contains { $0.groupOf[learner] >= 0 } }
  }
}

/// One round: a group for each learner who was there.
package struct RecordedRound: Sendable {
  /// The group of a learner who was not there.
  package static let absent = -1

  /// Per learner the group, numbered from 0 without gaps, or `absent`.
  package let groupOf: [Int]
  /// Members per group.
  package let sizes: [Int]
  /// Learners who were there, ascending.
  package let present: [Int]
  /// Per learner, whether somebody fixed the place; no chance moves them.
  package let isPinned: [Bool]
  /// Per learner, which choice was got, from 1; nil where none is known.
  package let choices: [Int?]

  init(groupOf groups: [Int], turns: [Int: Turn]) {
    present = groups.indices.filter { groups[$0] >= 0 }
    var numbers: [Int: Int] = [:]
    var (groupOf, sizes): ([Int], [Int]) = (groups, [])
    for learner in present {
      let group = numbers[groups[learner]] ?? sizes.count
      if group == sizes.count {
        numbers[groups[learner]] = group
        sizes.append(0)
      }
      groupOf[learner] = group
      sizes[group] += 1
    }
    self.groupOf = groupOf
    self.sizes = sizes
    isPinned = groups.indices.map { groups[$0] >= 0 && turns[$0]?.pinned == true }
    choices = groups.indices.map { groups[$0] >= 0 ? turns[$0]?.choice : nil }
  }

  /// Pairs of learners who were together.
  package var pairs: Int { sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }

  /// How likely two who were there are together, if chance has formed groups of these sizes.
  package var pairProbability: Double {
    let all = present.count * (present.count - 1) / 2
    return all > 0 ? Double(pairs) / Double(all) : 0
  }
}
