import Grouping
import GroupingModel

/// A planned term in a terminal of 80 columns.
package struct TermTerminal {
  private let term: PlannedTerm
  private let names: [String: String]

  /// - Parameter pseudonyms: what learners are called; nil for their names.
  package init(_ term: PlannedTerm, roster: Roster, pseudonyms: Pseudonyms? = nil) {
    self.term = term
    let names = roster.tellingNamesByID
    self.names =
      pseudonyms.map { known in
        Dictionary(uniqueKeysWithValues: names.keys.map { ($0, known[$0]) })
      } ?? names
  }

  /// Lines with a final line break.
  package var text: String {
    var lines: [String] = []
    for (index, round) in term.rounds.enumerated() {
      lines += TerminalLines.wrapped(
        "Round \(index + 1)", first: "", indent: 2,
        tail: "  \(Wording.points(Cost.points(term.solution.costs[index])))")
      lines += TerminalLines.groups(
        round.plan.groups.map { group in
          ("  " + group.name, group.members.map { names[$0] ?? $0 }, "")
        })
    }
    return (lines + [""]).map { $0 + "\n" }.joined()
      + TerminalLines.text(Self.facts(term.facts) + [""] + standing)
  }

  /// What the rounds add up to, a sentence each.
  private static func facts(_ facts: TermFacts) -> [String] {
    func share(_ number: Double) -> String {
      "\(Int((100 * number / Double(max(1, facts.pairs))).rounded())) %"
    }
    var lines = [
      "Pairs who meet: \(facts.pairsMet) of \(facts.pairs) (\(share(Double(facts.pairsMet)))); "
        + "at most \(facts.most) (\(share(Double(facts.most)))) can in rounds of these sizes, "
        + "random groups bring \(share(facts.expected)) together.",
      "Meetings of pairs who had met before in the term: \(facts.repeats).",
    ]
    for column in facts.columns {
      lines.append(
        "\(column.name): \(lowStreak(column.lowStreak))"
          + (column.exposure.map {
            "; company like oneself over the term: \(Wording.figure($0)) (0 is chance, 1 is tracking)."
          } ?? "."))
    }
    if let choices = facts.firstChoices {
      lines.append("First choice at least once: \(choices.got) of \(choices.of) learners.")
    }
    return lines
  }

  private static func lowStreak(_ rounds: Int) -> String {
    rounds == 0
      ? "no group is low in any round"
      : "nobody is in a low group more than \(Wording.count(rounds, "round")) running"
  }

  /// How good the term is.
  private var standing: [String] {
    let solution = term.solution
    let rounds = Wording.count(solution.rounds.count, "round")
    var lines = ["Cost \(Wording.points(Cost.points(solution.cost))) in \(rounds)."]
    if solution.isProven {
      lines.append("Proven best: no \(rounds) cost less together.")
    } else if let bound = solution.bound, let gap = solution.gap, gap < 1 {
      lines.append(
        "At most \(Wording.percent(gap)) from best: no \(rounds) cost less together than "
          + "\(Wording.points(Cost.points(bound))).")
    } else {
      lines.append("How far from best is not known.")
    }
    let settled = solution.rounds.count { $0.status == .optimal }
    if settled == solution.rounds.count {
      lines.append("No round can be bettered by itself: each is proven best among the others.")
    }
    return lines
  }
}
