import Grouping
import GroupingModel

/// How a plan fares with one rule, as a figure that means something without weights.
struct RuleMeasure {
  /// What the figure says, to stand in a sentence: "pairs who meet again".
  let words: String
  private let figure: (_ groups: [Group], _ cost: Int64) -> Figure

  struct Figure: Equatable {
    let text: String
    /// Less is better.
    let rank: Double

    /// A number of which there should be few.
    init(_ number: Double) {
      rank = (number * 100).rounded()
      text = Wording.figure(number)
    }

    /// "17 of 21", of which there should be many.
    init(_ got: Int, of all: Int) {
      rank = -Double(got)
      text = "\(got) of \(all)"
    }

    init(text: String, rank: Double) {
      self.text = text
      self.rank = rank
    }
  }

  /// - Parameter rule: position of a weighted rule.
  /// - Throws: `ModelError` if the rule cannot be used in this scenario.
  init(ofRule rule: Int, in objective: Objective) throws(ModelError) {
    let (scenario, spec) = (objective.scenario, objective.scenario.rules[rule])
    if let measure = try Self.company(spec, scenario) {
      self = measure
    } else if let measure = try Self.number(spec, scenario) {
      self = measure
    } else if let words = Self.counted(spec) {
      let unit = max(1, Cost.units(spec.weight ?? 1))
      self.init(words) { _, cost in Figure(Double(cost / unit)) }
    } else {
      self.init("points of “\(objective.sentences[rule])”") { _, cost in
        Figure(text: Wording.points(Cost.points(cost)), rank: Double(cost))
      }
    }
  }

  private init(_ words: String, _ figure: @escaping ([Group], Int64) -> Figure) {
    self.words = words
    self.figure = figure
  }

  /// - Parameter cost: cost units of the groups under the rule.
  func callAsFunction(_ groups: [Group], cost: Int64) -> Figure { figure(groups, cost) }

  private static func company(
    _ spec: RuleSpec, _ scenario: Scenario
  ) throws(ModelError) -> RuleMeasure? {
    switch spec.kind {
    case "new-teammates":
      let met = scenario.ledger.meetings
      return RuleMeasure("pairs who meet again") { groups, _ in
        Figure(Double(groups.reduce(0) { $0 + $1.pairs.count { met[$0] != nil } }))
      }
    case "wishes":
      let book = try Wishbook(spec, in: scenario)
      return RuleMeasure(book.measure) { groups, _ in
        let (met, all) = book.honoured(in: groups)
        return Figure(met, of: all)
      }
    case "preference":
      guard case .ranks(let ranks) = spec.data else { return nil }
      return RuleMeasure("with 1st/2nd/3rd/later choice") { groups, cost in
        Figure(text: choices(ranks, in: groups), rank: Double(cost))
      }
    case "new-labels":
      let rounds = scenario.ledger.withAges.map(\.round)
      return RuleMeasure("learners with a label they had before") { groups, _ in
        Figure(Double(groups.reduce(0) { $0 + again($1, scenario.kinds[$1.kind].label, rounds) }))
      }
    default: return nil
    }
  }

  /// How many members of a group had its label before.
  private static func again(_ group: Group, _ label: String?, _ rounds: [PastRound]) -> Int {
    guard let label else { return 0 }
    let had = Set(rounds.flatMap(\.groups).filter { $0.label == label }.flatMap(\.members))
    return group.members.count { had.contains($0) }
  }

  /// "13/8/2/1": learners with a choice by what they got; who got nothing they chose counts last.
  private static func choices(_ ranks: [[[Int]]], in groups: [Group]) -> String {
    var counts = [0, 0, 0, 0]
    for group in groups {
      for member in group.members where !ranks[member].isEmpty {
        counts[min(3, ranks[member].firstIndex { $0.contains(group.kind) } ?? 3)] += 1
      }
    }
    return counts.map(String.init).joined(separator: "/")
  }

  private static func number(
    _ spec: RuleSpec, _ scenario: Scenario
  ) throws(ModelError) -> RuleMeasure? {
    switch spec.kind {
    case "balance" where spec.options["aim"] != .text("total"):
      let figures = try ColumnFigures(spec.subject, in: scenario)
      return RuleMeasure("mean \(spec.subject) off by at most") { groups, _ in
        let off = groups.compactMap { figures.mean(of: $0) }.map { abs($0 - figures.mean) }
        return Figure(off.max() ?? 0)
      }
    case "similar":
      let figures = try ColumnFigures(spec.subject, in: scenario)
      return RuleMeasure("widest range of \(spec.subject)") { groups, _ in
        let ranges = groups.map { figures.known(in: $0) }.map { ($0.max() ?? 0) - ($0.min() ?? 0) }
        return Figure(ranges.max() ?? 0)
      }
    default: return nil
    }
  }

  /// What a rule counts that costs its weight for each; nil for other rules.
  private static func counted(_ spec: RuleSpec) -> String? {
    let subject = spec.subject
    switch spec.kind {
    case "spread": return "learners off their share of \(subject)"
    case "not-alone":
      return subject.contains("=") ? "alone with \(subject)" : "alone of their \(subject)"
    case "gather": return "pairs with different \(subject)"
    case "at-least": return "learners with \(subject) missing"
    case "at-most": return "learners with \(subject) too many"
    case "incompatible": return "pairs incompatible by \(subject)"
    case "required-values": return "values of \(subject) missing"
    case "skills": return "skills missing"
    case "mutual-help": return "needs that nobody can help with"
    case "leaders-go-round": return "groups without anyone next to lead"
    case "no-low-streak":
      return "learners in a low group of \(subject) once more"
    case "common-hours": return "hours in common missing"
    case "avoid": return "requests to avoid not kept"
    case "apart": return "pairs listed apart, yet together"
    case "together", "keep": return "pairs listed together, yet parted"
    case "pin", "eligible": return "learners with another label than listed"
    case "ready": return "learners out of range of \(subject)"
    default: return nil
    }
  }
}
