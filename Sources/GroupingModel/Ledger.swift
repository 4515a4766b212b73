/// What other rounds add up to: those that were, and, where a term is planned, those that shall
/// follow.
public struct Ledger: Sendable, Hashable {
  /// Past rounds, oldest first. Learners who have left the roster are dropped by the reader.
  public let past: [PastRound]
  /// Rounds after the one in question that are planned already, the next one first; empty but
  /// where a term is planned as a whole.
  public let later: [PastRound]

  public init(past: [PastRound], later: [PastRound] = []) {
    self.past = past
    self.later = later
  }

  /// - Parameter rounds: oldest first, each a list of groups of learners.
  public init(rounds: [[[Int]]] = []) {
    self.init(past: rounds.map { PastRound(groups: $0.map { PastGroup(members: $0) }) })
  }

  /// The groups of past rounds, oldest first.
  public var rounds: [[[Int]]] { past.map { $0.groups.map(\.members) } }

  /// All rounds with their distance from the one in question: 1 is the latest past one, and the
  /// next of those that follow.
  public var withAges: [(age: Int, round: PastRound)] {
    past.enumerated().map { (past.count - $0, $1) } + later.enumerated().map { ($0 + 1, $1) }
  }

  /// For each pair that is together in another round (lower position first), how many rounds away
  /// each meeting is: 1 is the latest round.
  ///
  /// - Complexity: O(rounds x learners x size).
  public var meetings: [Link: [Int]] {
    var met: [Link: [Int]] = [:]
    for (age, round) in withAges {
      for group in round.groups {
        for (index, first) in group.members.enumerated() {
          for second in group.members[(index + 1)...] where first != second {
            met[Link(from: min(first, second), to: max(first, second)), default: []].append(age)
          }
        }
      }
    }
    return met
  }
}

/// One round of the ledger.
public struct PastRound: Sendable, Hashable {
  public var groups: [PastGroup]
  /// What is known of learners in the round, by their position in the roster.
  public var turns: [Int: Turn]

  public init(groups: [PastGroup], turns: [Int: Turn] = [:]) {
    self.groups = groups
    self.turns = turns
  }
}

/// A group of a past round.
public struct PastGroup: Sendable, Hashable {
  /// Positions in the roster.
  public var members: [Int]
  /// What the group was for; nil where it had no label.
  public var label: String?

  public init(members: [Int], label: String? = nil) {
    self.members = members
    self.label = label
  }
}

/// What a learner got in a round beside the company.
public struct Turn: Sendable, Hashable {
  /// Which of the learner's choices the label was, from 1; nil where there was nothing to choose,
  /// or the label was none of them.
  public var choice: Int?
  /// Whether the learner led the group.
  public var led: Bool
  /// Whether somebody fixed the learner's place.
  public var pinned: Bool
  /// Whether the learner was the only one of a kind in the group.
  public var alone: Bool

  public init(choice: Int? = nil, led: Bool = false, pinned: Bool = false, alone: Bool = false) {
    self.choice = choice
    self.led = led
    self.pinned = pinned
    self.alone = alone
  }
}
