/// Recounts who would rather be with each other, from the ranks.
struct BuddyStabilityCheck {
  private(set) var faults: [String] = []
  let claims: [ChoiceClaim]

  /// - Parameter units: pairs and a trio, by position.
  init(
    _ told: BuddyDocument.Stability, _ loaded: LoadedBuddies, _ units: [[Int]],
    _ round: BuddyDocument.Round
  ) throws {
    let ranks = try loaded.wishes?.rankings(apart: loaded.apart)
    let partners = loaded.learners.indices.map { learner in
      units.first { $0.contains(learner) }?.filter { $0 != learner } ?? []
    }
    // In a trio, the worse of both partners counts.
    let held = partners.enumerated().map { learner, own in
      own.map { ranks?[learner, $0] ?? .max }.max() ?? .max
    }
    var found: Set<Set<String>> = []
    for one in loaded.learners.indices {
      for other in loaded.learners.indices where other > one {
        guard let there = ranks?[one, other], let back = ranks?[other, one] else { continue }
        if there < held[one], back < held[other] {
          found.insert([loaded.learners[one].id, loaded.learners[other].id])
        }
      }
    }
    let total = partners.enumerated().reduce(0) { sum, own in
      own.element.reduce(sum) { $0 + (ranks?[own.offset, $1] ?? 0) }
    }
    // There cannot be fewer than none, and a rank is 1 at least.
    claims = [
      ChoiceClaim(what: "blocking pairs", isVerified: told.fewest <= 0),
      ChoiceClaim(what: "sum of ranks", isVerified: told.leastRanks <= partners.joined().count),
    ]
    if found != Set(told.blocking.map(Set.init)) || found.count != told.blocking.count {
      faults.append(
        "There are \(found.count) blocking pairs, not the \(told.blocking.count) of the plan.")
    }
    if total != told.ranks { faults.append("Ranks add up to \(total), not to \(told.ranks).") }
    let isBest = told.fewest == found.count && told.leastRanks == total
    if told.fewest > found.count || told.leastRanks > total || round.proven != isBest {
      faults.append("The bounds of blocking pairs and ranks do not fit what they bound.")
    }
  }
}
