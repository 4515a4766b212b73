import GroupingModel

/// What the rounds of a planned term add up to, in the figures of an audit.
package struct TermFacts: Sendable {
  /// Pairs of learners, and how many of them are together at least once.
  package let pairs: Int
  package let pairsMet: Int
  /// Pairs that can meet at most in rounds of these sizes, and that random groups would bring together.
  package let most: Int
  package let expected: Double
  /// Meetings of pairs that had met before.
  package let repeats: Int
  /// One per column of numbers that a rule is about.
  package let columns: [Column]
  /// Learners who ranked something, and how many of them get their first choice at least once; nil
  /// where nothing is ranked.
  package let firstChoices: (of: Int, got: Int)?

  package struct Column: Sendable {
    package let name: String
    /// The longest streak of anybody in low groups, in rounds.
    package let lowStreak: Int
    /// Cumulative peer exposure; 0 under chance, 1 where the like sit together.
    package let exposure: Double?
  }

  package init(_ plans: [Partition], of scenario: Scenario) {
    let rounds = plans.map { PastRound($0, in: scenario) }
    let record = TermRecord(Ledger(past: rounds), learners: scenario.roster.count)
    let limits = Coverage.Limits(record)
    var coverage = Coverage(learners: record.learners)
    pairs = limits.pairs
    pairsMet = coverage.pairsMet(
      record.rounds.map(\.groupOf), groups: record.rounds.map(\.sizes.count))
    most = limits.most
    expected = limits.expected
    repeats = limits.meetings - pairsMet
    columns = Self.numbers(of: scenario).map { Column(record, $0.name, $0.numbers) }
    let choosers = Self.choosers(scenario)
    let got = choosers.count { learner in rounds.contains { $0.turns[learner]?.choice == 1 } }
    firstChoices = choosers.isEmpty ? nil : (choosers.count, got)
  }

  /// Columns of numbers under rules about levels, each once.
  private static func numbers(of scenario: Scenario) -> [(name: String, numbers: [Int64?])] {
    let kinds = [Balance.name, ExposureBalance.name, NoLowStreak.name]
    var names: [String] = []
    for spec in scenario.rules where kinds.contains(spec.kind) && !names.contains(spec.subject) {
      names.append(spec.subject)
    }
    return names.compactMap { name in
      guard let attribute = try? scenario.roster.attribute(name),
        case .numbers(let numbers)? = (try? AuditTrait(numbers: attribute))?.values
      else { return nil }
      return (name, numbers)
    }
  }

  private static func choosers(_ scenario: Scenario) -> [Int] {
    for spec in scenario.rules where spec.kind == Preference.name {
      if case .ranks(let ranks) = spec.data { return ranks.indices.filter { !ranks[$0].isEmpty } }
    }
    return []
  }
}

extension TermFacts.Column {
  fileprivate init(_ record: TermRecord, _ name: String, _ numbers: [Int64?]) {
    self.name = name
    let picture = TermPicture(record, trait: 0, numbers: numbers)
    lowStreak = picture.lowStreaks.max() ?? 0
    let column = AuditTrait(centred: numbers)
    var peers = PeerExposure(numbers)
    for recorded in record.rounds {
      let round = TraitRound(recorded, column)
      var sums = GroupSums(round)
      sums.fill(round, sources: round.places, numbers: numbers.map { $0 ?? 0 })
      peers.add(round, sources: round.places, sums: sums)
    }
    exposure = peers.value
  }
}
