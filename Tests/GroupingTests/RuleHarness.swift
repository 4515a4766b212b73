import GroupingModel
import Testing

@testable import Grouping

/// A small class for the tests of rules: columns of cells, and what else a rule may look at.
struct SmallClass {
  var columns: [(name: String, cells: [String])] = []
  var learners: Int?
  var kinds: [GroupKind]?
  var groups = 1...6
  var rounds: [[[Int]]] = []
  /// Rounds with more than groups, in the place of `rounds`.
  var ledger: Ledger?

  /// Groups of any size, of one kind, unless `kinds` says otherwise.
  func setting() throws -> Setting {
    let count = learners ?? columns.first?.cells.count ?? 6
    let roster = try Roster(
      learners: (0..<count).map { Learner(id: "L\($0)", name: "Learner \($0)") },
      attributes: columns.map { Attribute(name: $0.name, cells: $0.cells) })
    return Setting(
      roster: roster, kinds: kinds ?? [GroupKind(sizes: 1...count, count: groups)],
      groupCount: groups, ledger: ledger ?? Ledger(rounds: rounds))
  }

  /// What the rule makes one group cost, in units or violations.
  func price(_ spec: RuleSpec, of members: [Int], kind: Int = 0) throws -> Int64 {
    let terms = try rule(spec).terms().map { Term(rule: 0, purpose: .cost, shape: $0) }
    return terms.reduce(0) { $0 + $1.price(of: members, kind: kind) }
  }

  func rule(_ spec: RuleSpec) throws -> any Rule {
    try RuleBook.anyRule(named: spec.kind).init(spec, in: try setting())
  }

  /// The problem that keeps the rule from being used; nil if there is none.
  func problem(_ spec: RuleSpec) throws -> String? {
    do {
      _ = try rule(spec)
      return nil
    } catch let error as ModelError {
      #expect(!error.remedy.isEmpty)
      return error.problem
    }
  }
}

/// Links written as pairs of positions.
func links(_ pairs: (Int, Int)...) -> RuleData {
  .links(pairs.map { Link(from: $0.0, to: $0.1) })
}

/// Pins written as pairs of learner and kind.
func pins(_ pairs: (Int, Int)...) -> RuleData {
  .pins(pairs.map { Pin(learner: $0.0, kind: $0.1) })
}
