/// What happened to each learner over the term, by a column of numbers.
package struct TermPicture: Sendable {
  /// Position among the traits.
  package let trait: Int
  /// Per round and learner, the tier of the group; nil where not there.
  package let tiers: [[GroupTier?]]
  /// Per learner, the longest streak of rounds in low groups.
  package let lowStreaks: [Int]
  /// Per round and learner, the mean of all team-mates so far, in standard deviations of the class
  /// away from its mean; nil where there were none yet.
  package let exposure: [[Double?]]
  /// Per learner, the same of the own value; nil where unknown.
  package let own: [Double?]

  init(_ record: TermRecord, trait: Int, numbers: [Int64?]) {
    self.trait = trait
    tiers = record.rounds.map {
      GroupTier.ofLearners($0.groupOf, groups: $0.sizes.count, numbers: numbers)
    }
    lowStreaks = LongestLowStreak.ofLearners(tiers, learners: record.learners)
    let known = numbers.compactMap { $0.map(Double.init) }
    let mean = known.reduce(0, +) / Double(max(1, known.count))
    let variance = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, known.count))
    let unit = variance > 0 ? variance.squareRoot() : 1
    own = numbers.map { $0.map { (Double($0) - mean) / unit } }
    let column = AuditTrait(centred: numbers)
    var peers = PeerExposure(numbers)
    exposure = record.rounds.map { recorded in
      let round = TraitRound(recorded, column)
      let values = numbers.map { $0 ?? 0 }
      var sums = GroupSums(round)
      sums.fill(round, sources: round.places, numbers: values)
      peers.add(round, sources: round.places, sums: sums)
      return numbers.indices.map { peers.mean(of: $0).map { ($0 - mean) / unit } }
    }
  }
}
