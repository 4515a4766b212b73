import Choosing

/// Sentences about buddies, for teachers.
struct BuddyWording {
  let loaded: LoadedBuddies

  init(_ loaded: LoadedBuddies) { self.loaded = loaded }

  /// "Ada and Ben".
  func names(_ learners: [Int]) -> String { Wording.list(learners.map { loaded.names[$0] }) }

  func names(_ pair: BuddyPair) -> String { names([pair.first, pair.second]) }

  /// Thousandths as points.
  static func points(_ cost: Int) -> String {
    Wording.points(Double(cost) / Double(LoadedBuddyRule.point))
  }

  /// "Pair 3", "Trio".
  static func label(_ place: Int, of round: BuddyOutcome.Round) -> String {
    round.units[place].count == 3 ? "Trio" : "Pair \(place + 1)"
  }

  /// "10 pairs and a trio".
  static func shape(_ round: BuddyOutcome.Round) -> String {
    let pairs = round.units.count { $0.count == 2 }
    if pairs == 0, !round.units.isEmpty { return "a trio" }
    return Wording.count(pairs, "pair") + (pairs < round.units.count ? " and a trio" : "")
      + (round.leftOut == nil ? "" : ", one left out")
  }

  // MARK: how good it is

  /// How good the plan is, a sentence or two each.
  func proofs(_ outcome: BuddyOutcome) -> [String] {
    if let stable = outcome.stable { return [stability(stable)] }
    guard case .rounds(let count) = loaded.task else { return outcome.rounds.map(proof) }
    var lines = [repeats(outcome)]
    let open = outcome.rounds.indices.filter { !outcome.rounds[$0].isProven }
    let proven =
      "after those before it, none has fewer repeats, or as few at less cost"
    if open.isEmpty {
      lines.append(
        count == 1
          ? "Proven: no round has fewer repeats, or as few at less cost."
          : "Each round is proven: \(proven). Of all rounds together it is not proven.")
    } else {
      let list = Wording.list(open.map { "\($0 + 1)" })
      lines.append("Not proven best: round \(list). Of the others, \(proven).")
    }
    if outcome.rounds.count < count {
      lines.append("\(outcome.rounds.count) of \(count) rounds: then the time was over.")
    }
    return lines
  }

  private func proof(_ round: BuddyOutcome.Round) -> String {
    if round.isProven { return "Proven best: no other pairs cost less." }
    guard let bound = round.bound else { return "Good pairs; how far from best is not known." }
    return "Costs \(Self.points(round.cost)) points; no pairs cost less than "
      + "\(Self.points(bound))."
  }

  private func repeats(_ outcome: BuddyOutcome) -> String {
    let repeats = outcome.rounds.map(\.repeats)
    guard repeats.contains(where: { $0 > 0 }) else {
      return "Nobody meets anybody again."
    }
    let list = repeats.indices.filter { repeats[$0] > 0 }
      .map { "\(repeats[$0]) in round \($0 + 1)" }
    return "Repeats of earlier pairs: \(Wording.list(list))."
  }

  private func stability(_ plan: StableBuddies) -> String {
    let count = plan.blocking.count
    let first =
      count == 0
      ? "Stable: no two learners would both rather be with each other."
      : "\(Wording.count(count, "pair")) of learners would both rather be with each other; "
        + (plan.isFewestProven
          ? "proven: no plan has fewer." : "no plan has fewer than \(plan.fewest).")
    let rest =
      plan.isProven
      ? "Sum of ranks \(plan.totalRank), proven least among "
        + (count == 0 ? "stable plans." : "such plans.")
      : "Sum of ranks \(plan.totalRank); whether it could be less is not known."
    return "\(first) \(rest)"
  }

  // MARK: what else there is to say

  /// Sentences about wishes, what nobody can help with, and who is left out.
  func sentences(_ round: BuddyOutcome.Round) -> [String] {
    var lines: [String] = []
    if let leftOut = round.leftOut { lines.append("Left out: \(names([leftOut])).") }
    if let wishes = loaded.wishes {
      let figures = round.figures(wishes)
      let served = figures.ranks.enumerated().filter { $0.element > 0 }.map { rank, count in
        !wishes.isRanked ? "\(count) with one of them" : "\(count) with choice \(rank + 1)"
      }
      lines.append(
        "Of \(figures.asked) who named somebody: "
          + Wording.list(served + ["\(figures.missed) with nobody they named"]) + ".")
      lines += fairness(round, wishes)
    }
    if loaded.task != .stable || round.blocking?.isEmpty == false, let blocking = round.blocking {
      lines.append(
        blocking.isEmpty
          ? "No two would both rather be with each other."
          : "Would both rather be with each other: "
            + blocking.map { names($0) }.joined(separator: "; ") + ".")
    }
    return lines
  }

  /// Who is worst off by wishes; in a trio the better partner counts.
  private func fairness(_ round: BuddyOutcome.Round, _ wishes: BuddyWishes) -> [String] {
    let ranks = RankWording(noun: "partner", unranked: wishes.lastRank, names: loaded.names)
    let given = loaded.names.indices.map { learner -> Int? in
      guard case .ranked = wishes.answers[learner] else { return nil }
      return wishes.best(for: learner, of: round.partners(of: learner)) ?? wishes.lastRank
    }
    guard wishes.isRanked else {
      let missed = given.indices.filter { given[$0] == wishes.lastRank }
      return missed.isEmpty ? [] : ["With nobody they named: \(ranks.list(missed))."]
    }
    return ranks.fairness(RankFigures(given, to: wishes.lastRank), overRounds: nil)
  }

  /// What nobody can help with; nil where there is no such thing.
  var unmet: String? {
    let topics = loaded.rules.flatMap(\.unmet)
    return topics.isEmpty
      ? nil : "Wanted, and nobody can help: \(topics.joined(separator: ", "))."
  }

  // MARK: why two are together

  /// What makes two or three learners good or bad buddies.
  func facts(_ unit: [Int]) -> [String] {
    let pairs = BuddyOutcome.pairs(of: unit)
    var facts = loaded.rules.flatMap { rule -> [String] in
      switch rule.rule.term {
      case .difference(let scores, _):
        let values = unit.map { Wording.points(Double(scores[$0]) / 100) }
        return ["\(rule.name) \(Wording.list(values))"]
      case .help(let can, let wants, _):
        return pairs.flatMap {
          [
            help(from: $0.first, to: $0.second, can, wants, rule.topics),
            help(from: $0.second, to: $0.first, can, wants, rule.topics),
          ]
        }.compactMap { $0 }
      case .meetings, .wishes: return []
      }
    }
    for pair in pairs {
      guard let times = loaded.met[pair] else { continue }
      facts.append("\(names(pair)) were together \(Wording.count(times, "time")) before")
    }
    return facts + wishes(unit)
  }

  private func help(
    from one: Int, to other: Int, _ can: [UInt64], _ wants: [UInt64], _ topics: [String]
  ) -> String? {
    let common = can[one] & wants[other]
    let named = topics.indices.filter { common >> UInt64($0) & 1 == 1 }.map { topics[$0] }
    guard !named.isEmpty else { return nil }
    return "\(loaded.names[one]) helps \(loaded.names[other]): \(named.joined(separator: ", "))"
  }

  private func wishes(_ unit: [Int]) -> [String] {
    guard let wishes = loaded.wishes else { return [] }
    return unit.flatMap { learner in
      unit.filter { $0 != learner }.compactMap { other in
        guard case .ranked = wishes.answers[learner], let rank = wishes.rank(learner, other)
        else { return nil }
        return "\(loaded.names[learner]) named \(loaded.names[other])"
          + (wishes.isRanked ? " as choice \(rank)" : "")
      }
    }
  }
}
