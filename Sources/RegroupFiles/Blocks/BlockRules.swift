import SchedulingModel

/// The scenario's rules, with names made positions.
struct BlockRules {
  private let tables: BlockTables

  init(_ tables: BlockTables) { self.tables = tables }

  /// - Throws: `InputError` naming the rule by its number in the scenario.
  func rules() throws(InputError) -> [BlockRule] {
    var rules: [BlockRule] = []
    for (index, rule) in tables.document.rules.enumerated() {
      rules.append(BlockRule(try demand(rule, index), strength: try strength(rule, index)))
    }
    return rules
  }

  /// Offers whose tier is low.
  var low: Set<Int> {
    let tiers = tables.document.lowTiers ?? ["low"]
    return Set(
      tables.sessions.offers.indices.filter { offer in
        tables.sessions.offers[offer].tier.map(tiers.contains) ?? false
      })
  }

  private func demand(
    _ rule: BlockRuleDocument, _ index: Int
  ) throws(InputError) -> BlockRule.Demand {
    let number = rule.number ?? 1
    switch rule.rule {
    case "at-most":
      try check(number, 0...1000, rule, index)
      return .atMost(
        count: number, offers: try offers(rule, index), per: try period(rule, index))
    case "both-halves":
      let halves = try halves(rule, index)
      return .bothHalves(
        first: halves.0, second: halves.1,
        offers: try offers(rule, index).filter {
          tables.sessions.offers[$0].slots.isSuperset(of: [halves.0, halves.1])
        })
    case "check-in":
      try check(number, 1...1000, rule, index)
      return .checkIn(everyDays: number, offers: try offers(rule, index))
    case "low-share":
      try check(number, 0...100, rule, index)
      return .lowShare(percent: number, offers: try lowOffers(rule, index))
    case "low-streak":
      try check(number, 0...1000, rule, index)
      return .lowStreak(most: number, offers: try lowOffers(rule, index))
    default:
      guard let learners = tables.learners.learners(with: rule.who ?? ""), !learners.isEmpty else {
        throw failure(
          rule, index, "it names nobody: no such column, or no learner with the value",
          remedy: "write column=value as in the learners' table: not-alone: gender=F")
      }
      return .notAlone(learners: learners)
    }
  }

  /// The sessions that the rule lists or describes; all of them where it does neither.
  private func offers(_ rule: BlockRuleDocument, _ index: Int) throws(InputError) -> Set<Int> {
    let all = tables.sessions.offers
    var kind = try kind(rule, index)
    let isOpen = rule.sessions == nil && rule.label == nil && rule.tier == nil
    if rule.rule == "check-in", kind == nil, isOpen { kind = .checkIn }
    var chosen = Set(all.indices)
    if let names = rule.sessions {
      chosen = []
      for name in names {
        guard let position = tables.sessions.position(named: name) else {
          throw failure(
            rule, index, "it names a session that is not in \(tables.sessions.file)",
            remedy: "correct the name")
        }
        chosen.insert(position)
      }
    }
    chosen = chosen.filter { offer in
      (kind == nil || all[offer].kind == kind)
        && (rule.label == nil || all[offer].label == rule.label)
        && (rule.tier == nil || all[offer].tier == rule.tier)
    }
    guard !chosen.isEmpty else {
      throw failure(
        rule, index, "it is about no session of \(tables.sessions.file)",
        remedy: "name sessions, or a kind, label or tier that some have")
    }
    return chosen
  }

  private func kind(
    _ rule: BlockRuleDocument, _ index: Int
  ) throws(InputError) -> Offer.Kind? {
    guard let name = rule.kind else { return nil }
    guard let kind = BlockSessions.kinds[name.lowercased()] else {
      throw InputError(
        .unknown("kind of session", name, among: BlockSessions.kinds.keys.sorted()),
        file: tables.document.file)
    }
    return kind
  }

  private func lowOffers(_ rule: BlockRuleDocument, _ index: Int) throws(InputError) -> Set<Int> {
    guard !low.isEmpty else {
      throw failure(
        rule, index, "no session has a tier that counts as low",
        remedy: "fill in the column 'tier' of \(tables.sessions.file), or name tiers: "
          + "low-tiers: [low]")
    }
    return low
  }

  private func halves(
    _ rule: BlockRuleDocument, _ index: Int
  ) throws(InputError) -> (Int, Int) {
    let positions = (rule.slots ?? []).compactMap { tables.slots.positions(named: $0) }
    guard positions.count == 2, positions.allSatisfy({ $0.count == 1 }),
      positions[0] != positions[1]
    else {
      throw failure(
        rule, index, "it does not name two slots of the table of slots",
        remedy: "correct their names")
    }
    return (positions[0][0], positions[1][0])
  }

  private func period(
    _ rule: BlockRuleDocument, _ index: Int
  ) throws(InputError) -> BlockRule.Period {
    guard let name = rule.per else { return .all }
    guard let period = BlockRule.Period(rawValue: name) else {
      throw failure(rule, index, "'per' is not known", remedy: "write day, week or all")
    }
    return period
  }

  private func strength(
    _ rule: BlockRuleDocument, _ index: Int
  ) throws(InputError) -> BlockStrength {
    guard let name = rule.level else { return .required }
    guard let level = tables.level(named: name) else {
      throw InputError(
        .unknown("level", name, among: tables.ladder), file: tables.document.file)
    }
    let cost = rule.cost ?? 1
    try check(cost, 0...10_000, rule, index)
    return .weighted(level: level, cost: cost)
  }

  private func check(
    _ number: Int, _ range: ClosedRange<Int>, _ rule: BlockRuleDocument, _ index: Int
  ) throws(InputError) {
    guard range.contains(number) else {
      throw failure(
        rule, index, "a number is out of range",
        remedy: "write one from \(range.lowerBound) to \(range.upperBound)")
    }
  }

  private func failure(
    _ rule: BlockRuleDocument, _ index: Int, _ problem: String, remedy: String
  ) -> InputError {
    InputError(
      file: tables.document.file, "rule \(index + 1), '\(rule.rule)': \(problem)", remedy: remedy)
  }
}
