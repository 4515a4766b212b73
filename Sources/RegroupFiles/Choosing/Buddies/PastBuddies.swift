import Choosing
import Yams

/// The rule `new-partners: {earlier: [FILE, ...], half-life: 3, weight: 5}`, and the rounds it
/// looks back on.
struct PastBuddies {
  let earlier: EarlierBuddies
  private let halfLife: Int
  /// In tenths of a point.
  private let weight: Int

  /// Rounds, where the scenario does not say; as rules for teams have it.
  private static let usualHalfLife = 4

  /// nil where the scenario has no such rule.
  ///
  /// - Throws: `InputError` naming file, row and column, without a learner's data.
  init?(
    _ scenario: inout ChoiceScenario, _ everybody: BlockClass, _ yaml: BuddyRuleYAML
  ) throws(InputError) {
    guard let node = scenario.node("new-partners") else { return nil }
    let reader = scenario.reader
    let fields = try yaml.fields(
      node, of: "new-partners", keys: ["earlier", "half-life", "weight"])
    guard let files = fields["earlier"] else {
      throw reader.failure(
        node, "'new-partners' names no earlier round",
        remedy: "write earlier: and the tables of earlier rounds, the first round first")
    }
    weight = try yaml.weight(fields["weight"])
    halfLife =
      try fields["half-life"].map { node throws(InputError) in
        try reader.whole(node, "half-life", in: 1...1000)
      } ?? Self.usualHalfLife
    let names =
      files.sequence == nil
      ? [try reader.text(files, "earlier")] : try reader.texts(files, "earlier")
    earlier = try EarlierBuddies(names, &scenario, everybody)
  }

  var rule: LoadedBuddyRule {
    let term = BuddyTerm.meetings(rounds: earlier.rounds.reversed(), halfLife: halfLife)
    return LoadedBuddyRule(
      rule: BuddyRule(term, weight: weight * 100), name: "met before",
      sentence: "met before: \(BuddyRuleYAML.told(weight)) for each time, half as much after "
        + "\(Wording.count(halfLife, "round"))")
  }

  /// How often two have met.
  var met: [BuddyPair: Int] {
    var met: [BuddyPair: Int] = [:]
    for group in earlier.rounds.joined() {
      for (index, one) in group.enumerated() {
        for other in group[(index + 1)...] { met[BuddyPair(one, other), default: 0] += 1 }
      }
    }
    return met
  }

  /// What it costs to leave somebody out, who may have been left out before: as much as meeting
  /// somebody again.
  func costsAlone(_ count: Int) -> [Int?] {
    var costs = [Int](repeating: 0, count: count)
    for (age, alone) in earlier.alone.reversed().enumerated() {
      for learner in alone { costs[learner] += (weight * 100) >> (age / halfLife) }
    }
    return costs
  }
}
