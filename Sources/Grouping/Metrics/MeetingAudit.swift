/// The figures about who meets whom, who stays in which tier, and who gets which choice.
enum MeetingAudit {
  /// None for a single round, in which nothing of this can vary.
  ///
  /// - Parameter pictured: position of the column of numbers that tiers are about, and its values.
  /// - Complexity: O(draws x rounds x learners squared / 64).
  static func figures(
    _ record: TermRecord, pictured: (position: Int, numbers: [Int64?])?, seed: UInt64, draws: Int
  ) -> [Figure] {
    let limits = Coverage.Limits(record)
    guard record.rounds.count > 1, limits.meetings > 0 else { return [] }
    let groups = record.rounds.map(\.sizes.count)
    var (coverage, carryOver) = (Coverage(learners: record.learners), CarryOver(groups: groups))
    func read(_ groupOf: [[Int]]) -> [Double] {
      let met = coverage.pairsMet(groupOf, groups: groups)
      var values = [
        Double(met) / Double(limits.pairs), Double(limits.meetings - met),
        carryOver.value(groupOf) ?? .nan,
      ]
      guard let numbers = pictured?.numbers else { return values }
      let tiers = zip(groupOf, groups).map {
        GroupTier.ofLearners($0, groups: $1, numbers: numbers)
      }
      values.append(TierMobility.value(tiers, learners: record.learners) ?? .nan)
      values.append(
        Double(LongestLowStreak.ofLearners(tiers, learners: record.learners).max() ?? 0))
      return values
    }
    var chance = Reshuffle(record)
    let observed = read(chance.groupOf)
    var columns = [[Double]](repeating: [], count: observed.count)
    for draw in 1...draws {
      var random = RandomSource(seed: ~seed, stream: UInt64(draw))
      chance.draw(&random)
      for (column, value) in read(chance.groupOf).enumerated() { columns[column].append(value) }
    }
    let measures: [Measure] = [.coverage, .repeats, .carryOver, .mobility, .lowStreak]
    return zip(measures, observed).enumerated().map { index, own in
      let value = own.1.isNaN ? nil : own.1
      let isOfTrait = own.0 == .mobility || own.0 == .lowStreak
      var figure = Figure(
        measure: own.0, trait: isOfTrait ? pictured?.position : nil, round: nil, observed: value,
        chance: value.flatMap { Chance(observed: $0, draws: columns[index]) })
      (figure.formula, figure.details) = formula(own.0, limits)
      return figure
    }
  }

  private static func formula(
    _ measure: Measure, _ limits: Coverage.Limits
  ) -> (Double?, [Figure.Detail]) {
    switch measure {
    case .coverage:
      let most = Double(limits.most) / Double(limits.pairs)
      return (
        limits.expected / Double(limits.pairs), [Figure.Detail(name: "most", value: most)]
      )
    case .repeats:
      let least = Figure.Detail(name: "least", value: Double(limits.meetings - limits.most))
      return (
        Double(limits.meetings) - limits.expected,
        [Figure.Detail(name: "meetings", value: Double(limits.meetings)), least]
      )
    case .carryOver: return (0, [])
    default: return (nil, [])
    }
  }

  /// The figure about choices; nil where none are known.
  static func choices(_ record: TermRecord, seed: UInt64, draws: Int) -> Figure? {
    var ranks = ChoiceRanks(record)
    let profile = ranks.profile
    guard !profile.isEmpty else { return nil }
    let observed = ranks.gini
    var values: [Double] = []
    for draw in 1...draws {
      var random = RandomSource(seed: ~seed &+ 1, stream: UInt64(draw))
      ranks.draw(&random)
      values.append(ranks.gini ?? .nan)
    }
    var figure = Figure(
      measure: .choices, trait: nil, round: nil, observed: observed,
      chance: observed.flatMap { Chance(observed: $0, draws: values) })
    let placements = record.rounds.reduce(0) { sum, round in
      sum + (round.choices.contains { $0 != nil } ? round.present.count : 0)
    }
    figure.leftOut = placements - profile.reduce(0, +)
    figure.details = profile.enumerated().filter { $0.element > 0 }.map {
      Figure.Detail(name: "choice\($0.offset + 1)", value: Double($0.element))
    }
    return figure
  }
}
