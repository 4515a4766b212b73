/// A learner, or a pair, and a team who would rather have each other.
///
/// Ties are weak: only who strictly prefers blocks. A learner blocks with a team that they strictly
/// prefer to where they are, if it has a free seat or strictly prefers them to one of its present
/// learners.
///
/// A pair is one applicant of two seats, and both its ranks are those of its worse half. It blocks
/// with a team that it strictly prefers, if the team has seats enough for both once it sends away
/// everybody whom it likes strictly less than the worse of the two. Who is sent away takes their
/// partner along, so a learner whom a team prefers to one half of a pair claims that pair's seats.
/// This follows McDermid and Manlove's residents of different sizes (Keeping partners together,
/// 2010), in the spirit of Biro, Irving and Schlotter (Stable matching with couples, 2011).
package struct BlockingPair: Sendable, Hashable {
  /// What the claim rests on; a team may give reason for both.
  package struct Kind: OptionSet, Sendable, Hashable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }
    /// Justified envy: the team has somebody whom it likes strictly less, and whose leaving makes
    /// room.
    package static let envy = Kind(rawValue: 1)
    /// Waste: the seats are free.
    package static let waste = Kind(rawValue: 2)
  }

  /// One, or the two of a pair.
  package let learners: [Int]
  package let team: Int
  package let kind: Kind
}

/// How many blocking pairs there are.
struct ClaimCounts: Equatable, Sendable {
  var blocking = 0
  var envy = 0
}

extension Market {
  /// Calls `body` with every option that blocks: O(options).
  ///
  /// - Parameter places: per applicant, its option, or -1.
  @inline(__always)
  func forEachClaim(in places: [Int], _ body: (_ option: Int, BlockingPair.Kind) -> Void) {
    for team in 0..<teams {
      let list = lists[team]
      var present = 0
      for option in list where places[applicant[option]] == option { present += size(option) }
      // Seats of those that the team likes as much as the present one or more.
      var seats = 0
      var index = 0
      while index < list.count, seats < most[team] {
        let start = index
        while index < list.count, rank[list[index]] == rank[list[start]] {
          let option = list[index]
          if places[applicant[option]] == option { seats += size(option) }
          index += 1
        }
        for option in list[start..<index] where isBetter(option, than: places) {
          let wanted = size(option)
          guard most[team] - seats >= wanted else { continue }
          var kind: BlockingPair.Kind = present > seats ? .envy : []
          if most[team] - present >= wanted { kind.insert(.waste) }
          body(option, kind)
        }
      }
    }
  }

  /// Whether the applicant would rather have this option than what it has.
  func isBetter(_ option: Int, than places: [Int]) -> Bool {
    let place = places[applicant[option]]
    return place < 0 || wish[option] < wish[place]
  }

  func claims(in places: [Int]) -> ClaimCounts {
    var counts = ClaimCounts()
    forEachClaim(in: places) { _, kind in
      counts.blocking += 1
      if kind.contains(.envy) { counts.envy += 1 }
    }
    return counts
  }

  func blockingPairs(in places: [Int]) -> [BlockingPair] {
    var pairs: [BlockingPair] = []
    forEachClaim(in: places) { option, kind in
      pairs.append(
        BlockingPair(learners: members[applicant[option]], team: team[option], kind: kind))
    }
    return pairs
  }

  /// Per team, its learners.
  func counts(in places: [Int]) -> [Int] {
    var counts = [Int](repeating: 0, count: teams)
    for place in places where place >= 0 { counts[team[place]] += size(place) }
    return counts
  }

  /// Whether quotas are kept, and nobody is left out where nobody may be.
  func isAllowed(_ places: [Int]) -> Bool {
    if everyone, places.contains(-1) { return false }
    return counts(in: places).enumerated().allSatisfy { (least[$0]...most[$0]).contains($1) }
  }
}
