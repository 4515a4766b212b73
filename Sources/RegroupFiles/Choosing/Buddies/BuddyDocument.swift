import Choosing

/// Buddies as written to `plan.json`.
package struct BuddyDocument: ChoiceDocument {
  struct Rule: Codable {
    let rule: String
    /// Of all rounds, in points.
    let cost: Double
  }

  struct Round: Codable {
    /// Learners of each pair or trio.
    let groups: [[String]]
    let leftOut: String?
    /// In points.
    let cost: Double
    /// No pairs cost less; nil where that is not known.
    let bound: Double?
    /// How often those who meet had met before.
    let repeats: Int
    /// After the rounds before it.
    let proven: Bool
    /// What proves it; nil where nothing does, or all pairs cost the same.
    let certificate: BuddyProofDocument?
  }

  /// What stable pairs come to.
  struct Stability: Codable {
    /// Who would both rather be with each other.
    let blocking: [[String]]
    /// No plan has fewer of these.
    let fewest: Int
    let ranks: Int
    /// No plan with as few has less.
    let leastRanks: Int
  }

  static let currentFormat = "regroup-buddies"

  var format = currentFormat
  var version = 1
  let generator: String
  let status: ChoiceStatus
  let rounds: [Round]
  let rules: [Rule]
  let stability: Stability?
  /// Why not everybody can have a partner.
  let conflicts: [String]
  /// What proves that; nil where it is no matter of odd parts.
  let obstacle: BuddyProofDocument.Parts?
  /// Path of the scenario's folder from that of this file.
  var folder: String?
  let scenario: String
  /// SHA-256 of each file read, by its path in the scenario's folder.
  let inputs: [String: String]

  init(_ outcome: BuddyOutcome) {
    let loaded = outcome.loaded
    func ids(_ learners: [Int]) -> [String] { learners.map { loaded.learners[$0].id } }
    func points(_ cost: Int) -> Double { Double(cost) / Double(LoadedBuddyRule.point) }
    generator = outcome.generator
    scenario = loaded.file
    inputs = loaded.inputs
    conflicts = outcome.conflict.map { BuddyReasons($0, loaded).lines } ?? []
    if case .oddParts(let parts) = outcome.conflict {
      obstacle = BuddyProofDocument.Parts(parts)
    } else {
      obstacle = nil
    }
    status = outcome.status
    rounds = outcome.rounds.map { round in
      Round(
        groups: round.units.map(ids), leftOut: round.leftOut.map { loaded.learners[$0].id },
        cost: points(round.cost), bound: round.bound.map(points), repeats: round.repeats,
        proven: round.isProven, certificate: round.certificate.map(BuddyProofDocument.init))
    }
    rules = loaded.rules.enumerated().map { index, rule in
      let cost = outcome.rounds.reduce(0) { $0 + $1.parts.reduce(0) { $0 + $1[index] } }
      return Rule(rule: rule.sentence, cost: points(cost))
    }
    stability = outcome.stable.map { plan in
      Stability(
        blocking: plan.blocking.map { ids([$0.first, $0.second]) }, fewest: plan.fewest,
        ranks: plan.totalRank, leastRanks: plan.leastTotal)
    }
  }
}

extension BuddyOutcome {
  fileprivate var status: ChoiceStatus {
    guard hasPlan else { return isImpossible ? .infeasible : .unknown }
    return rounds.count == 1 && rounds[0].isProven && loaded.task.rounds == 1
      ? .optimal : .feasible
  }
}

extension LoadedBuddies.Task {
  /// How many are asked for.
  var rounds: Int { if case .rounds(let count) = self { count } else { 1 } }
}
