import Grouping
import GroupingModel

/// What hand-made groups cost and break, for the terminal.
package struct ScoreReport {
  private let hand: HandMadeGroups
  /// The plan that they are compared with; nil where there is none.
  private let plan: PlanDocument?

  package init(_ hand: HandMadeGroups, comparedWith plan: PlanDocument?) {
    self.hand = hand
    self.plan = plan
  }

  /// The scenario of a folder, a YAML file or a plan, and the plan if it is one.
  ///
  /// - Throws: `InputError`.
  package static func scenario(
    _ path: String
  ) throws(InputError) -> (loaded: LoadedScenario, plan: PlanDocument?) {
    guard path.hasSuffix(".json") else {
      return (try ScenarioSource(scenario: path).load(), nil)
    }
    let (plan, loaded) = try PlanFiles.read(path)
    if !plan.groups.isEmpty { _ = try PlacedPlan(explaining: plan, of: loaded, file: path) }
    return (loaded, plan)
  }

  /// Lines with a final line break.
  package var text: String {
    var lines = [
      "", "Cost \(Wording.points(cost)) in \(Wording.count(hand.groups.count, "group")).",
    ]
    if let comparison { lines.append(comparison) }
    let alone = aloneLine
    if !alone.isEmpty { lines.append(alone) }
    lines += brokenLines
    let tables = groupLines + [""] + (hand.sections.map { $0.ruleLines("sections ") + [""] } ?? [])
    return (tables + hand.ruleLines(hand.sections == nil ? "" : "groups "))
      .map { $0 + "\n" }.joined() + TerminalLines.text(lines)
  }

  private var cost: Double { Cost.points(hand.cost + (hand.sections?.cost ?? 0)) }

  private var groupLines: [String] {
    let names = hand.objective.scenario.roster.tellingNames
    return TerminalLines.groups(
      zip(hand.entries, hand.prices).map { entry, prices in
        let members = entry.members.map { names[$0] }
        return (entry.name, members, Wording.points(Cost.points(hand.sum(prices))))
      })
  }

  /// How the groups compare with the plan's.
  private var comparison: String? {
    guard let plan, let best = plan.cost else { return nil }
    let difference = Cost.units(cost) - Cost.units(best)
    let points = Wording.points(Cost.points(abs(difference)))
    let named = plan.status == .optimal ? "the plan, proven best," : "the plan"
    guard difference != 0 else { return "That is what \(named) costs." }
    let word = difference > 0 ? "more" : "less"
    return "That is \(points) \(word) than \(named) costs (\(Wording.points(best)))."
  }

  private var aloneLine: String {
    let some = AloneCount.counts(of: hand.groups, in: hand.objective.scenario)
    return Wording.alone(some) ?? ""
  }

  private var brokenLines: [String] {
    let all =
      (hand.sections.map { $0.findings + $0.brokenRules } ?? []) + hand.findings
      + hand.brokenRules
    guard !all.isEmpty else { return ["Nothing that is required is broken."] }
    return ["Broken:"] + all.map { "  - \($0)" }
  }
}

extension HandMadeGroups {
  private var rules: [RuleSpec] { objective.scenario.rules }

  private var isWeighted: [Bool] { rules.map { $0.strength != .required } }

  /// Cost units of all groups and weighted rules.
  fileprivate var cost: Int64 { prices.reduce(0) { $0 + sum($1) } }

  /// Cost units of all weighted rules.
  fileprivate func sum(_ prices: [Int64]) -> Int64 {
    zip(isWeighted, prices).reduce(0) { $0 + ($1.0 ? $1.1 : 0) }
  }

  /// - Parameter level: "sections " or "groups "; empty where there is one level.
  fileprivate func ruleLines(_ level: String) -> [String] {
    ["Cost \(level.isEmpty ? "" : "of \(level)")by rule (points)"]
      + TerminalLines.costs(
        rules.indices.map { rule in
          let total = prices.reduce(0) { $0 + $1[rule] }
          let cost: String =
            if isWeighted[rule] {
              Wording.points(Cost.points(total))
            } else { total == 0 ? "kept" : "BROKEN" }
          return (objective.sentences[rule], cost)
        })
  }

  fileprivate var brokenRules: [String] {
    let broken = rules.indices.filter { rule in
      !isWeighted[rule] && prices.contains { $0[rule] != 0 }
    }
    return broken.map { rule in
      let places = entries.indices.filter { prices[$0][rule] != 0 }
      let names = places.map { entries[$0].name }.joined(separator: ", ")
      return "required rule broken in \(names): \(objective.sentences[rule])"
    }
  }
}
