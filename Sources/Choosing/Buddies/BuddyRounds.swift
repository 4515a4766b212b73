/// Rounds of buddies, new partners in each as far as that goes.
package struct BuddyRounds: Sendable {
  /// One round.
  package struct Round: Sendable {
    package let pairs: [BuddyPair]
    package let trio: Trio?
    package let leftOut: Int?
    /// By the costs of a single round; repeats are not in it.
    package let cost: Int
    /// How often those who meet had met before, and the one left out had been so.
    package let repeats: Int
    /// Whether, after the rounds before it, no round has fewer repeats, or as few at less cost. Of
    /// all rounds together it says nothing.
    package let isProven: Bool
    /// What proves it; nil where nothing is known, or all pairs cost the same.
    package let certificate: BuddyCertificate?

    /// All who meet, the three pairs of a trio included.
    package var meetings: [BuddyPair] { pairs + (trio?.pairs ?? []) }
  }

  /// Why there are fewer rounds than asked for.
  package enum Failure: Sendable, Hashable {
    /// Not even one round is possible.
    case impossible(BuddyConflict)
    /// The time was over before a round had any plan.
    case time
  }

  package let rounds: [Round]
  /// nil where there are as many rounds as asked for.
  package let failure: Failure?

  package var cost: Int { rounds.reduce(0) { $0 + $1.cost } }
  package var repeats: Int { rounds.reduce(0) { $0 + $1.repeats } }
}

/// Who has met whom, and how often.
struct BuddyHistory {
  private var met: [BuddyPair: Int]
  private var alone: [Int: Int] = [:]

  init(_ met: [BuddyPair: Int]) { self.met = met }

  var isEmpty: Bool { met.values.allSatisfy { $0 == 0 } }
  /// The largest number of times two have met, or one was left out.
  var most: Int { max(met.values.max() ?? 0, alone.values.max() ?? 0) }

  func times(_ pair: BuddyPair) -> Int { met[pair] ?? 0 }
  func timesAlone(_ learner: Int) -> Int { alone[learner] ?? 0 }

  func repeats(_ meetings: [BuddyPair], leftOut: Int?) -> Int {
    meetings.reduce(leftOut.map(timesAlone) ?? 0) { $0 + times($1) }
  }

  mutating func add(_ round: BuddyRounds.Round) {
    for pair in round.meetings { met[pair, default: 0] += 1 }
    if let leftOut = round.leftOut { alone[leftOut, default: 0] += 1 }
  }
}

extension Trio {
  package var pairs: [BuddyPair] { [BuddyPair(a, b), BuddyPair(a, c), BuddyPair(b, c)] }
}
