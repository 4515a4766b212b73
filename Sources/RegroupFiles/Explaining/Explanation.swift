import Grouping
import GroupingModel

/// Why a plan is as it is, in plain sentences for the terminal.
package struct Explanation {
  let placed: PlacedPlan
  let swaps: Swaps
  private let book: FactBook
  private let index: LearnerIndex

  /// - Parameters:
  ///   - file: what the plan was read from, for errors.
  ///   - pseudonyms: what learners are called; nil for their names.
  /// - Throws: `InputError` if the plan has no groups, does not fit the scenario, or claims costs
  ///   that are not its own.
  package init(
    _ plan: PlanDocument, _ loaded: LoadedScenario, file: String? = nil,
    pseudonyms: Pseudonyms? = nil
  ) throws(InputError) {
    try loaded.requireOneLevel(file)
    _ = try PlacedPlan(explaining: plan, of: loaded, file: file)
    placed = try PlacedPlan(plan, in: loaded.scenario, file: file, shownBy: pseudonyms)
    swaps = Swaps(try loaded.objective(), groups: placed.groups)
    do { book = try FactBook(placed) } catch { throw loaded.located(error) }
    index = LearnerIndex(loaded.scenario.roster.learners)
  }

  /// The position of the learner whom the text names.
  ///
  /// - Throws: `InputError`, without the text: it may be a name.
  package func learner(_ text: String) throws(InputError) -> Int {
    switch index.match(text) {
    case .found(let position): return position
    case .unknown:
      throw InputError(
        "no learner of that identifier or name", remedy: "write it as in the class list")
    case .ambiguous:
      throw InputError("several learners have that name", remedy: "write the identifier")
    }
  }

  /// Why a learner is where they are: the group, their wishes, and what it would cost to change
  /// places with others.
  package func text(ofLearner learner: Int) -> String {
    let parts = [groupLines(learner), companyLines(learner), swapLines(learner)]
    return parts.filter { !$0.isEmpty }.map(TerminalLines.text).joined(separator: "\n")
  }

  /// What it would change if two learners changed places, by rule.
  package func text(ofSwap first: Int, _ second: Int) -> String {
    let names = placed.names
    guard let effect = swaps.effect(first, second) else {
      return TerminalLines.text(["\(names[first]) and \(names[second]) are in the same group."])
    }
    let places = [first, second].map { "\(names[$0]) (\(groupName(of: $0)))" }
    var lines = ["If \(places[0]) and \(places[1]) changed places:"]
    let changes = changes(of: effect)
    lines += changes.map { "  \($0.amount)  \($0.sentence)" }
    if changes.isEmpty { lines.append("  No rule would notice.") }
    lines.append(verdict(on: effect))
    return TerminalLines.text(lines)
  }

  private func groupLines(_ learner: Int) -> [String] {
    guard let home = placed.home[learner] else { return [] }
    let others = placed.groups[home].members.filter { $0 != learner }
    let company = others.isEmpty ? "alone" : "with \(placed.listed(others))"
    let facts = book.facts(ofGroup: home)
    return ["\(placed.names[learner]) is in \(groupName(of: learner)), \(company)."]
      + facts.map { fact in
        let cost = fact.isKept ? "" : "  (\(Wording.points(fact.points)))"
        return "  \(fact.isKept ? "+" : "-") \(fact.text)\(cost)"
      }
  }

  private func swapLines(_ learner: Int) -> [String] {
    let best = swaps.best(of: learner, count: 5)
    guard !best.isEmpty else { return ["There is nobody to change places with."] }
    let lines = best.flatMap { effect in
      [
        "  \(total(of: effect)) with \(placed.names[effect.second]) (\(groupName(of: effect.second)))"
      ]
        + changes(of: effect).map { "    \($0.amount)  \($0.sentence)" }
    }
    return ["What changing places would cost, the cheapest first:"] + lines + [closing(best)]
  }

  private func closing(_ best: [Swaps.Effect]) -> String {
    let name = placed.names[best[0].first]
    return best.contains(where: \.improves)
      ? "Changing places can better this plan: it was not proven best."
      : "No one with whom \(name) could change places would better the plan."
  }

  /// "2.5 points more".
  private func total(of effect: Swaps.Effect) -> String {
    if effect.violations > 0 { return "Not allowed" }
    guard effect.cost != 0 else { return "No points" }
    let points = Wording.pointCount(Cost.points(abs(effect.cost)))
    return "\(points) \(effect.cost > 0 ? "more" : "less")"
  }

  private func verdict(on effect: Swaps.Effect) -> String {
    if effect.violations > 0 { return "That cannot be: it would break a required rule." }
    let quality = effect.improves ? "The plan would be better" : "The plan would not be better"
    return effect.cost == 0 ? "\(quality)." : "\(quality): \(total(of: effect))."
  }

  private func changes(of effect: Swaps.Effect) -> [(amount: String, sentence: String)] {
    let rules = placed.scenario.rules
    return rules.indices.filter { effect.changes[$0] != 0 }.map { rule in
      let change = effect.changes[rule]
      let isRequired = rules[rule].strength == .required
      let amount = isRequired ? "broken" : Wording.signed(Cost.points(change))
      return (amount, swaps.objective.sentences[rule])
    }
  }

  func groupName(of learner: Int) -> String {
    placed.home[learner].map { placed.plan.groups[$0].name } ?? "no group"
  }
}
