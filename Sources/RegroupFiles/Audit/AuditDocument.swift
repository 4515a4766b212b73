import Foundation
import Grouping
import GroupingModel

/// `audit.json`, version 1. Values that cannot be told are absent.
struct AuditDocument: Encodable {
  var format = "regroup-audit"
  var version = 1
  let generator: String
  let seed: UInt64
  let draws: Int
  let learners: Int
  let rounds: [Round]
  let verdicts: [Verdict]
  let figures: [Entry]
  /// In the order of their labels.
  let people: [Person]
  let subgroups: [Subgroup]
  let notes: [String]

  struct Round: Encodable {
    let present: Int
    let groups: Int
    let pinned: Int
    let doubled: Int
  }

  struct Verdict: Encodable {
    let attribute: String
    let finding: String
    let sentence: String
    let reason: String
    let t: Double?
    let p: Double?
    let adjustedP: Double?
    let visibleT: Double?
  }

  struct Entry: Encodable {
    let measure: String
    let attribute: String?
    /// From 1; absent for figures over the term.
    let round: Int?
    let observed: Double?
    let expected: Double?
    let low: Double?
    let high: Double?
    let p: Double?
    let atLeast: Double?
    let atMost: Double?
    let draws: Int?
    let formula: Double?
    let details: [String: Double]
    let leftOut: Int
    let sentence: String
  }

  struct Person: Encodable {
    let label: String
    let longestLowStreak: Int
    /// low, middle, high, or null for a round in which the learner was not there.
    let tiers: [String?]
    /// Mean of all team-mates so far, in standard deviations of the class.
    let company: [Double?]
  }

  struct Subgroup: Encodable {
    let attribute: String
    let value: String
    let learners: Int
    let low: Double?
    let high: Double?
    let alone: Double?
    let met: Double?
  }

  /// - Parameter generator: "regroup 0.1.0".
  init(_ audit: Audit, names: AuditNames, generator: String) {
    self.generator = generator
    seed = audit.seed
    draws = audit.draws
    learners = audit.record.learners
    rounds = zip(audit.record.rounds, audit.record.doubled).map { round, doubled in
      Round(
        present: round.present.count, groups: round.sizes.count,
        pinned: round.isPinned.count { $0 }, doubled: doubled)
    }
    let words = VerdictWording(audit)
    verdicts = audit.verdicts.map { verdict in
      Verdict(
        attribute: audit.traits[verdict.trait].name, finding: verdict.finding.rawValue,
        sentence: words.headline(verdict), reason: words.reason(verdict), t: verdict.index,
        p: verdict.p, adjustedP: verdict.adjusted, visibleT: verdict.visible)
    }
    figures = Self.entries(audit)
    people = Self.people(audit, names)
    subgroups = audit.traits.indices.flatMap { trait -> [Subgroup] in
      guard let table = SubgroupTable(audit, trait: trait) else { return [] }
      return table.rows.map { row in
        Subgroup(
          attribute: table.column, value: row.value, learners: row.learners, low: row.low,
          high: row.high, alone: row.alone, met: row.met)
      }
    }
    notes = words.notes
  }

  private static func entries(_ audit: Audit) -> [Entry] {
    let words = AuditWording(audit)
    return audit.figures.map { figure in
      let chance = figure.chance
      return Entry(
        measure: figure.measure.rawValue, attribute: figure.trait.map { audit.traits[$0].name },
        round: figure.round.map { $0 + 1 }, observed: figure.observed, expected: chance?.mean,
        low: chance?.quantile(0.05), high: chance?.quantile(0.95), p: words.p(figure),
        atLeast: chance?.atLeast, atMost: chance?.atMost, draws: chance?.draws,
        formula: figure.formula,
        details: Dictionary(uniqueKeysWithValues: figure.details.map { ($0.name, $0.value) }),
        leftOut: figure.leftOut, sentence: words.sentence(figure))
    }
  }

  private static func people(_ audit: Audit, _ names: AuditNames) -> [Person] {
    guard let picture = audit.picture else { return [] }
    let placed = audit.record.wasPlaced
    return names.sorted(placed.indices.filter { placed[$0] }).map { learner in
      Person(
        label: names.labels[learner], longestLowStreak: picture.lowStreaks[learner],
        tiers: picture.tiers.map { $0[learner]?.word },
        company: picture.exposure.map { $0[learner] })
    }
  }

  /// Keys sorted, so that equal audits are equal files.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}

extension GroupTier {
  /// "low", "middle" or "high".
  var word: String {
    switch self {
    case .low: "low"
    case .middle: "middle"
    case .high: "high"
    }
  }
}
