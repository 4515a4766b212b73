import Grouping
import GroupingModel

/// Several plans side by side, by the user's own weights.
package struct Comparison {
  /// The best by the user's weights first.
  package let plans: [ProposedPlan]
  let objective: Objective
  /// What was asked for, one part per family of rules.
  let parts: [Part]
  /// What is said where fewer proposals were found than asked for; nil otherwise.
  let shortfall: String?

  /// Some rules and how each plan fares with them.
  struct Part {
    let name: String
    let rules: [Int]
    /// Cost units per plan, by the user's weights.
    let costs: [Int64]
    let rows: [Row]
  }

  /// A figure per plan.
  struct Row {
    let words: String
    let figures: [RuleMeasure.Figure]

    /// The words with a capital letter, to stand before the figures.
    var label: String { words.prefix(1).uppercased() + words.dropFirst() }

    /// Whether a plan's figure is the best, where the plans differ.
    func isBest(_ plan: Int) -> Bool {
      let ranks = figures.map(\.rank)
      return ranks[plan] == ranks.min() && ranks.contains { $0 != ranks[plan] }
    }
  }

  /// - Parameters:
  ///   - asked: number of proposals asked for.
  ///   - isCutShort: whether there was no time for more.
  ///   - pseudonyms: what learners are called; nil for their names.
  /// - Throws: `ModelError` if a rule cannot be used; `InputError` if a plan is not the scenario's.
  package init(
    _ proposals: [Proposal], asked: Int, isCutShort: Bool, of loaded: LoadedScenario,
    generator: String, solver: String, pseudonyms: Pseudonyms? = nil
  ) throws {
    let objective = try loaded.objective()
    let plans = try proposals.map {
      try ProposedPlan(
        $0, of: loaded, generator: generator, solver: solver, pseudonyms: pseudonyms)
    }
    self.objective = objective
    self.plans = plans
    parts = try Self.parts(plans, objective)
    shortfall = Self.shortfall(found: plans.count, asked: asked, isCutShort: isCutShort)
  }

  private static func parts(
    _ plans: [ProposedPlan], _ objective: Objective
  ) throws(ModelError) -> [Part] {
    var parts: [Part] = []
    let rules = objective.scenario.rules
    for family in RuleFamily.allCases {
      let own = rules.indices.filter {
        (rules[$0].weight ?? 0) > 0 && RuleFamily(ofRule: rules[$0].kind) == family
      }
      guard !own.isEmpty else { continue }
      parts.append(try part(family.words, own, plans, objective))
    }
    return parts
  }

  static func part(
    _ name: String, _ rules: [Int], _ plans: [ProposedPlan], _ objective: Objective
  ) throws(ModelError) -> Part {
    var rows: [Row] = []
    for rule in rules {
      let measure = try RuleMeasure(ofRule: rule, in: objective)
      let isTwice = rows.contains { $0.words == measure.words }
      rows.append(
        Row(
          words: isTwice ? "\(measure.words) (rule \(rule + 1))" : measure.words,
          figures: plans.map { measure($0.partition.groups, cost: $0.prices[rule]) }))
    }
    let costs = plans.map { plan in rules.reduce(0) { $0 + plan.prices[$1] } }
    return Part(name: name, rules: rules, costs: costs, rows: rows)
  }

  private static func shortfall(found: Int, asked: Int, isCutShort: Bool) -> String? {
    guard found < asked else { return nil }
    let count = found == 1 ? "There is no other proposal" : "Only \(found) proposals"
    let share = percent(ProposalSearch.leastDifference)
    return isCutShort
      ? "\(count): the run was stopped before more were found."
      : "\(count): no further plan was found in which \(share) of the pairs of team-mates are new."
  }
}

// Figures of whole plans.
extension Comparison {
  /// Rows about each plan as a whole.
  var totals: [Row] {
    [
      Row(
        words: "cost by your weights",
        figures: plans.map {
          RuleMeasure.Figure(text: Wording.points(Cost.points($0.cost)), rank: Double($0.cost))
        }),
      plain("from best, by your weights", plans.indices.map { Self.shown(gap(ofPlan: $0)) }),
      plain("from best, by its own weights", plans.map { Self.shown($0.plan.gap) }),
      plain(
        "other team-mates than in 1",
        plans.indices.map {
          $0 == 0 ? "-" : Self.percent(plans[$0].partition.difference(from: plans[0].partition))
        }),
    ]
  }

  /// `(cost - bound) / max(|cost|, |bound|)` by the user's weights, as plans have it; nil where no
  /// bound is known that says anything.
  func gap(ofPlan plan: Int) -> Double? {
    guard let bound = plans[0].plan.bound else { return nil }
    let cost = Cost.points(plans[plan].cost)
    let gap = cost > bound ? (cost - bound) / max(abs(cost), abs(bound)) : 0
    return gap < 1 ? gap : nil
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

  private static func shown(_ gap: Double?) -> String {
    guard let gap, gap < 1 else { return "not known" }
    return gap > 0 ? Wording.percent(gap) : "best"
  }

  /// A row in which no figure is the best.
  private func plain(_ words: String, _ texts: [String]) -> Row {
    Row(words: words, figures: texts.map { RuleMeasure.Figure(text: $0, rank: 0) })
  }
}
