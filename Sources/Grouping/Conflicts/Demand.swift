import GroupingModel

/// A piece of a required rule that can be given up by itself: one pair of a rule about pairs, one
/// learner's wishes, one learner's pins; of other rules the whole.
public struct Demand: Sendable, Hashable {
  /// Position of the rule in the scenario.
  public let rule: Int
  /// What is left of the rule's data if only this piece counts.
  public let data: RuleData

  /// Learners that the piece names, ascending; none where it is a rule about everybody.
  public var learners: [Int] {
    switch data {
    case .links(let links): Set(links.flatMap { [$0.from, $0.to] }).sorted()
    case .pins(let pins): Set(pins.map(\.learner)).sorted()
    default: []
    }
  }
}

/// How a required rule comes apart. Giving up a piece never asks more of a plan.
package enum Pieces: Sendable, Hashable {
  /// Not at all.
  case whole
  /// Each pair of learners by itself.
  case pairs
  /// All that a learner asks of others.
  case askers
  /// All that is said about a learner.
  case learners
  /// All that is said about a kind of groups.
  case kinds
}

/// What a scenario requires, piece by piece.
struct Demands {
  private let scenario: Scenario
  let all: [Demand]

  /// - Throws: `ModelError` if a rule cannot be used.
  init(_ scenario: Scenario) throws(ModelError) {
    self.scenario = scenario
    var all: [Demand] = []
    for (index, spec) in scenario.rules.enumerated() where spec.strength == .required {
      for data in try Self.pieces(of: spec, in: scenario) {
        all.append(Demand(rule: index, data: data))
      }
    }
    self.all = all
  }

  private static func pieces(
    of spec: RuleSpec, in scenario: Scenario
  ) throws(ModelError) -> [RuleData] {
    let setting = Setting(scenario)
    let pieces = try RuleBook.anyRule(named: spec.kind).pieces(of: spec)
    switch pieces {
    case .whole: return [spec.data]
    case .pairs:
      return try NamedLearners.pairs(of: spec, in: setting).map { .links([$0]) }
    case .askers:
      let links = try NamedLearners.requests(of: spec, in: setting)
      return Dictionary(grouping: links, by: \.from).sorted { $0.key < $1.key }
        .map { .links($0.value) }
    case .learners, .kinds:
      let pins = try NamedPins.pins(of: spec, in: setting)
      let isByKind = pieces == .kinds
      return Dictionary(grouping: pins) { isByKind ? $0.kind : $0.learner }
        .sorted { $0.key < $1.key }.map { .pins($0.value) }
    }
  }

  /// Required rules with nothing but these pieces, in the order of the scenario.
  ///
  /// - Parameter demands: pieces of one rule stand in their original order.
  func specs(of demands: [Demand]) -> [Int: RuleSpec] {
    Dictionary(grouping: demands, by: \.rule).reduce(into: [:]) { specs, entry in
      var spec = scenario.rules[entry.key]
      spec.data = Self.merged(entry.value.map(\.data))
      specs[entry.key] = spec
    }
  }

  /// The class with nothing but these pieces: no cost, only what is required.
  func scenario(of demands: [Demand]) throws(ModelError) -> Scenario {
    let specs = self.specs(of: demands)
    return try Scenario(
      roster: scenario.roster, kinds: scenario.kinds, groupCount: scenario.groupCount,
      ledger: scenario.ledger, rules: specs.sorted { $0.key < $1.key }.map(\.value),
      seed: scenario.seed)
  }

  private static func merged(_ pieces: [RuleData]) -> RuleData {
    var links: [Link] = []
    var pins: [Pin] = []
    for piece in pieces {
      switch piece {
      case .links(let more): links += more
      case .pins(let more): pins += more
      default: return piece
      }
    }
    return pins.isEmpty ? .links(links) : .pins(pins)
  }
}
