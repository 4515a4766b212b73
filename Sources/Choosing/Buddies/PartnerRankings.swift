import GroupingModel

/// How learners rank each other as partners: complete or not, with ties or without.
package struct PartnerRankings: Sendable, Hashable {
  /// Learners, counted from 0.
  package let count: Int
  /// Row by row; 0 for who is not ranked.
  private let ranks: [Int]

  /// Largest rank.
  package static let mostRank = 1_000_000

  /// - Parameter rank: the first learner's rank of the second, 1 for the most wanted; nil for who
  ///   is no partner at all.
  /// - Throws: `ModelError` for a rank out of range or too many learners.
  package init(count: Int, rank: (_ learner: Int, _ other: Int) throws -> Int?) throws {
    guard (0...PairCosts.mostLearners).contains(count) else {
      throw ModelError(
        "rankings of \(count) learners cannot be used",
        remedy: "form buddies class by class, of up to \(PairCosts.mostLearners)")
    }
    var ranks = [Int](repeating: 0, count: count * count)
    for learner in 0..<count {
      for other in 0..<count where other != learner {
        guard let rank = try rank(learner, other) else { continue }
        guard (1...Self.mostRank).contains(rank) else {
          throw ModelError(
            "a rank is \(rank)", remedy: "count ranks from 1 up to \(Self.mostRank)")
        }
        ranks[learner * count + other] = rank
      }
    }
    self.count = count
    self.ranks = ranks
  }

  /// nil where the learner does not rank the other.
  package subscript(learner: Int, other: Int) -> Int? {
    let rank = ranks[learner * count + other]
    return rank == 0 ? nil : rank
  }

  /// Whether both rank each other: only such learners can be partners, or block.
  package func isMutual(_ learner: Int, _ other: Int) -> Bool {
    learner != other && self[learner, other] != nil && self[other, learner] != nil
  }

  /// Both learners' ranks of one another as a cost; forbidden where one does not rank the other.
  package func costs() throws -> PairCosts {
    try PairCosts(count: count) { learner, other in
      guard let there = self[learner, other], let back = self[other, learner] else { return nil }
      return there + back
    }
  }

  /// Pairs who would both rather be with each other than as they are placed, in order.
  ///
  /// A member of a trio is placed as with the worse of the two partners. So two of a trio block
  /// when both would rather be without the third. Who is left out, or nowhere, prefers anybody they
  /// rank.
  ///
  /// - Complexity: O(count squared).
  package func blocking(pairs: [BuddyPair], trio: Trio? = nil) -> [BuddyPair] {
    var place = [Int](repeating: .max, count: count)
    var partner = [Int](repeating: -1, count: count)
    for pair in pairs {
      place[pair.first] = self[pair.first, pair.second] ?? .max
      place[pair.second] = self[pair.second, pair.first] ?? .max
      (partner[pair.first], partner[pair.second]) = (pair.second, pair.first)
    }
    for learner in trio?.members ?? [] {
      place[learner] = worse(of: trio, for: learner)
    }
    var blocking: [BuddyPair] = []
    for one in 0..<count {
      for other in (one + 1)..<max(count, one + 1) where partner[one] != other {
        guard let there = self[one, other], let back = self[other, one] else { continue }
        if there < place[one], back < place[other] { blocking.append(BuddyPair(one, other)) }
      }
    }
    return blocking
  }

  /// The rank of the worse partner in a trio.
  func worse(of trio: Trio?, for learner: Int) -> Int {
    let others = (trio?.members ?? []).filter { $0 != learner }
    return others.map { self[learner, $0] ?? .max }.max() ?? .max
  }
}
