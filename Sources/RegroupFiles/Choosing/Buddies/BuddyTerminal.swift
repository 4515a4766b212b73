import Choosing

/// What `regroup choose` says of buddies.
package enum BuddyTerminal {
  package static func text(_ outcome: BuddyOutcome) -> String {
    let wording = BuddyWording(outcome.loaded)
    guard let first = outcome.rounds.first else { return TerminalLines.text(reasons(outcome)) }
    let learners = Wording.count(outcome.loaded.learners.count, "learner")
    var lines = ["\(learners): \(BuddyWording.shape(first))."]
    if outcome.rounds.count > 1 { lines[0] = "\(learners), \(outcome.rounds.count) rounds." }
    lines += wording.proofs(outcome) + [wording.unmet].compactMap { $0 }
    for (place, round) in outcome.rounds.enumerated() {
      lines.append("")
      if outcome.rounds.count > 1 {
        lines.append("Round \(place + 1): \(BuddyWording.shape(round))")
      }
      lines += groups(round, outcome.loaded) + [""] + wording.sentences(round)
    }
    if !outcome.loaded.rules.isEmpty {
      lines += ["", "Points by rule"] + costs(outcome)
    }
    return squeezed(TerminalLines.text(lines))
  }

  private static func groups(
    _ round: BuddyOutcome.Round, _ loaded: LoadedBuddies
  ) -> [String] {
    TerminalLines.groups(
      round.units.indices.map { place in
        (
          name: BuddyWording.label(place, of: round),
          members: round.units[place].map { loaded.names[$0] },
          points: loaded.rules.isEmpty
            ? "" : BuddyWording.points(round.parts[place].reduce(0, +))
        )
      })
  }

  private static func costs(_ outcome: BuddyOutcome) -> [String] {
    let rounds = outcome.rounds
    var rows = outcome.loaded.rules.enumerated().map { index, rule in
      (
        sentence: rule.sentence,
        cost: BuddyWording.points(rounds.reduce(0) { $0 + $1.parts.reduce(0) { $0 + $1[index] } })
      )
    }
    let alone = rounds.reduce(0) { $0 + $1.aloneCost }
    if alone > 0 { rows.append(("left out again", BuddyWording.points(alone))) }
    rows.append(("all", BuddyWording.points(rounds.reduce(0) { $0 + $1.cost })))
    return TerminalLines.costs(rows)
  }

  private static func reasons(_ outcome: BuddyOutcome) -> [String] {
    guard let conflict = outcome.conflict else {
      return ["No pairs were found in the time given."]
    }
    return ["Not everybody can have a partner."] + BuddyReasons(conflict, outcome.loaded).lines
  }

  /// Without empty lines at the end or next to each other.
  private static func squeezed(_ text: String) -> String {
    var lines: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false)
    where !(line.isEmpty && lines.last?.isEmpty == true) {
      lines.append(line)
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }
}
