import SchedulingModel

extension RowBuilder {
  mutating func add(_ rule: BlockRule, _ index: Int) {
    switch rule.demand {
    case .atMost(let count, let offers, let period):
      let set = addSet(offers)
      for stretch in stretches(period) { addLimit(rule, index, set, high: count, slots: stretch) }
    case .bothHalves(let first, let second, let offers):
      addHalves(rule, index, first, second, offers)
    case .checkIn(let days, let offers):
      addCheckIns(rule, index, days, addSet(offers))
    case .lowShare(let percent, let offers):
      addShare(rule, index, percent, addSet(offers))
    case .lowStreak(let most, let offers):
      addStreak(rule, index, most, addSet(offers))
    case .notAlone: break  // About openings, not about a learner's week: `SlotSearch` sees to it.
    }
  }

  /// Slots of the same day or week.
  private func stretches(_ period: BlockRule.Period) -> [[Int]] {
    let all = Array(problem.slots.indices)
    switch period {
    case .all: return [all]
    case .day: return split(all) { problem.slots[$0].day }
    case .week: return split(all) { problem.slots[$0].day / 7 }
    }
  }

  private func split(_ slots: [Int], by key: (Int) -> Int) -> [[Int]] {
    Set(slots.map(key)).sorted().map { value in slots.filter { key($0) == value } }
  }

  private mutating func addLimit(
    _ rule: BlockRule, _ index: Int, _ set: Int, high: Int, slots: [Int]
  ) {
    for learner in problem.learners.indices {
      let parts = slots.filter { isPresent(learner, $0) }.map {
        LearnerRow.Part(slot: $0, set: set, weight: 1)
      }
      if parts.count > high {
        addRow(.rule(index), learner, parts, high: high, costs: costs(rule.strength))
      }
    }
  }

  private mutating func addHalves(
    _ rule: BlockRule, _ index: Int, _ first: Int, _ second: Int, _ offers: Set<Int>
  ) {
    for learner in problem.learners.indices {
      for offer in offers.sorted() {
        addRow(
          .rule(index), learner,
          [
            LearnerRow.Part(slot: first, set: offer, weight: 1),
            LearnerRow.Part(slot: second, set: offer, weight: -1),
          ], low: 0, high: 0, costs: costs(rule.strength))
      }
    }
  }

  private mutating func addCheckIns(_ rule: BlockRule, _ index: Int, _ days: Int, _ set: Int) {
    let byDay = stretches(.day)
    for learner in problem.learners.indices {
      var stretches: [Range<Int>] = []
      if let since = problem.learners[learner].past.daysSinceCheckIn {
        stretches.append(0..<max(1, days - since))
      }
      if byDay.count >= days { stretches += (0...byDay.count - days).map { $0..<$0 + days } }
      for stretch in stretches where stretch.upperBound <= byDay.count {
        let slots = stretch.flatMap { byDay[$0] }.filter { isPresent(learner, $0) }
        guard !slots.isEmpty else { continue }
        addRow(
          .rule(index), learner, slots.map { LearnerRow.Part(slot: $0, set: set, weight: 1) },
          low: 1, costs: costs(rule.strength))
      }
    }
  }

  private mutating func addShare(_ rule: BlockRule, _ index: Int, _ percent: Int, _ set: Int) {
    for learner in problem.learners.indices {
      let past = problem.learners[learner].past
      let slots = problem.slots.indices.filter { isPresent(learner, $0) }
      let most = (percent * (past.blocks + slots.count)) / 100 - past.low
      if slots.count > max(0, most) {
        addRow(
          .rule(index), learner, slots.map { LearnerRow.Part(slot: $0, set: set, weight: 1) },
          high: max(0, most), costs: costs(rule.strength))
      }
    }
  }

  private mutating func addStreak(_ rule: BlockRule, _ index: Int, _ most: Int, _ set: Int) {
    for learner in problem.learners.indices {
      let streak = min(problem.learners[learner].past.lowStreak, most)
      let slots = problem.slots.indices.filter { isPresent(learner, $0) }.sorted {
        (problem.slots[$0].day, problem.slots[$0].start, $0)
          < (problem.slots[$1].day, problem.slots[$1].start, $1)
      }
      // Stretches of one more than allowed; the past takes up the first places of some.
      for start in stride(from: -streak, to: slots.count - most, by: 1) {
        let stretch = slots[max(0, start)..<start + most + 1]
        addRow(
          .rule(index), learner, stretch.map { LearnerRow.Part(slot: $0, set: set, weight: 1) },
          high: stretch.count - 1, costs: costs(rule.strength))
      }
    }
  }
}
