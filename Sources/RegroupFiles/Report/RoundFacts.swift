import Grouping
import GroupingModel

// Facts about what other rounds leave to be made good.
extension PlacedPlan {
  /// nil for a rule that is not about fairness over the rounds, or help.
  ///
  /// - Throws: `ModelError` if the rule cannot be used in this scenario.
  func roundStory(of spec: RuleSpec) throws(ModelError) -> FactBook.Story? {
    switch (spec.kind, spec.data) {
    case ("exposure-balance", _): return try exposureStory(spec)
    case ("no-low-streak", _): return try streakStory(spec)
    case ("leaders-go-round", _):
      let turn = try LeadersTurn(spec, in: Setting(scenario))
      return { group, _ in
        let next = group.members.filter { turn.isNext[$0] }
        guard !next.isEmpty else { return "Nobody here is next to lead" }
        let texts = next.map { "\(names[$0]) (\(Wording.count(turn.times[$0], "time")) so far)" }
        return "Next to lead: \(texts.joined(separator: ", "))"
      }
    case ("new-labels", _): return labelAgainStory
    case ("fair-turns", .ranks(let ranks)): return turnStory(ranks)
    case ("mutual-help", _): return helpStory(try HelpBook(spec, in: Setting(scenario)))
    default: return nil
    }
  }

  private func exposureStory(_ spec: RuleSpec) throws(ModelError) -> FactBook.Story {
    let figures = try ColumnFigures(spec.subject, in: scenario)
    let met = company
    return { group, _ in
      let means = group.members.compactMap { learner -> (who: Int, mean: Double)? in
        let known = met[learner].compactMap { figures.values[$0] }
        return known.isEmpty
          ? nil : (learner, known.reduce(0, +) / Double(known.count))
      }
      guard let low = means.min(by: { $0.mean < $1.mean }),
        let high = means.max(by: { $0.mean < $1.mean })
      else { return "\(figures.meanText(group)); nobody here has met anyone yet" }
      return "\(figures.meanText(group)); company in other rounds from "
        + "\(Wording.figure(low.mean)) (\(names[low.who])) to \(Wording.figure(high.mean)) "
        + "(\(names[high.who]))"
    }
  }

  /// Per learner, all whom it is with in other rounds, as often as it is.
  private var company: [[Int]] {
    var met = [[Int]](repeating: [], count: home.count)
    for (_, round) in scenario.ledger.withAges {
      for group in round.groups {
        for member in group.members { met[member] += group.members.filter { $0 != member } }
      }
    }
    return met
  }

  private func streakStory(_ spec: RuleSpec) throws(ModelError) -> FactBook.Story {
    let streaks = try LowRuns(spec, in: Setting(scenario))
    let most = wholeOption("rounds", of: spec, default: 2)
    return { group, _ in
      guard streaks.isLow(group.members) else { return "Not a low group in \(spec.subject)" }
      let again = group.members.filter { streaks.around[$0] >= most }
      guard !again.isEmpty else {
        return "A low group in \(spec.subject), for nobody too many rounds running"
      }
      let texts = again.map { "\(names[$0]) (\(streaks.around[$0] + 1) rounds running)" }
      return "A low group in \(spec.subject) once more for \(texts.joined(separator: ", "))"
    }
  }

  private var labelAgainStory: FactBook.Story {
    let had = labelsBefore
    return { group, _ in
      guard let label = scenario.kinds[group.kind].label else { return nil }
      let again = group.members.filter { had[$0].contains(label) }
      return again.isEmpty ? "\(label) is new to all" : "Had \(label) before: \(listed(again))"
    }
  }

  /// Per learner, the labels of other rounds.
  var labelsBefore: [Set<String>] {
    var had = [Set<String>](repeating: [], count: home.count)
    for (_, round) in scenario.ledger.withAges {
      for group in round.groups {
        guard let label = group.label else { continue }
        for member in group.members { had[member].insert(label) }
      }
    }
    return had
  }

  private func turnStory(_ ranks: [[[Int]]]) -> FactBook.Story {
    let lost = home.indices.map { learner in
      scenario.ledger.withAges.contains { ($0.round.turns[learner]?.choice ?? 1) > 1 }
    }
    return { group, _ in
      let losers = group.members.filter { lost[$0] && !ranks[$0].isEmpty }
      guard !losers.isEmpty else { return "Nobody here lost the choice before" }
      let texts = losers.map { learner in
        let place = ranks[learner].firstIndex { $0.contains(group.kind) } ?? Int.max
        return "\(names[learner]) (now: \(Wording.choice(place).lowercased()))"
      }
      return "Lost the choice before: \(texts.joined(separator: ", "))"
    }
  }

  private func helpStory(_ help: HelpBook) -> FactBook.Story {
    { group, _ in
      let needs = group.members.flatMap { learner in help.needs[learner].map { (learner, $0) } }
      guard !needs.isEmpty else { return "Nobody here needs help" }
      let unmet = needs.filter { learner, item in
        !help.strong[item].contains { $0 != learner && group.members.contains($0) }
      }
      guard !unmet.isEmpty else { return "Someone can help with all that is needed" }
      let texts = unmet.map { learner, item in "\(help.items[item]) (\(names[learner]))" }
      return "Nobody else can help with \(texts.joined(separator: ", "))"
    }
  }
}
