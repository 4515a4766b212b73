/// The figures of one trait.
enum TraitAudit {
  /// - Complexity: O(draws x rounds x learners); for a mix x size.
  static func figures(
    of trait: AuditTrait, at position: Int, _ record: TermRecord, seed: UInt64, draws: Int
  ) -> [Figure] {
    var meter = TraitMeter(trait, record)
    var chance = Reassignment(meter.rounds, trait, learners: record.learners)
    let observed = meter.read(chance.sources)
    let known = meter
    var columns = [[Double]](repeating: [], count: observed.count)
    for draw in 1...draws {
      var random = RandomSource(seed: seed, stream: UInt64(draw))
      chance.draw(&random)
      for (slot, value) in meter.read(chance.sources).enumerated() { columns[slot].append(value) }
    }
    return meter.slots.enumerated().map { index, slot in
      let value = observed[index].isNaN ? nil : observed[index]
      var figure = Figure(
        measure: slot.measure, trait: position, round: slot.round, observed: value,
        chance: value.flatMap { Chance(observed: $0, draws: columns[index]) })
      figure.leftOut =
        slot.round.map { known.rounds[$0].leftOut }
        ?? known.rounds.reduce(0) { $0 + $1.leftOut }
      figure.formula = value == nil ? nil : formula(slot, known)
      figure.details = details(slot, known)
      return figure
    }
  }

  private static func formula(_ slot: TraitMeter.Slot, _ meter: TraitMeter) -> Double? {
    switch (slot.measure, slot.round) {
    case (.sorting, _), (.exposure, _): 0
    case (.alone, let round?): AloneMembers.expected(meter.counts[round])
    case (.balance, let round?): MeanBalance.expected(meter.rounds[round].sizes)
    default: nil
    }
  }

  /// R2 and pseudo-F beside T, Theil's H beside mutual information.
  private static func details(_ slot: TraitMeter.Slot, _ meter: TraitMeter) -> [Figure.Detail] {
    guard let round = slot.round else { return [] }
    switch slot.measure {
    case .sorting:
      guard let own = meter.sorting[round] else { return [] }
      let share = Figure.Detail(name: "r2", value: own.share)
      guard own.pseudoF.isFinite else { return [share] }
      return [share, Figure.Detail(name: "pseudoF", value: own.pseudoF)]
    case .information:
      guard let own = meter.information[round] else { return [] }
      return [
        Figure.Detail(name: "mutualInformation", value: own.mutual),
        Figure.Detail(name: "entropy", value: own.entropy),
      ]
    default: return []
    }
  }
}
