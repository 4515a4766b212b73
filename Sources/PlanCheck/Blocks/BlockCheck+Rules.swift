import SchedulingModel

extension BlockCheck {
  func pinFindings() -> [BlockFinding] {
    problem.pins.indices.filter { !isKept(problem.pins[$0]) }.map { .pin($0) }
  }

  private func isKept(_ pin: BlockPin) -> Bool {
    switch pin {
    case .learner(let learner, let offer, let slot):
      return attends(learner, slot) { $0 == offer } || !isPresent(learner, slot)
    case .opening(let offer, let slot, let room, let leader):
      return plan.openings.contains {
        $0.offer == offer && $0.slot == slot && room ?? $0.room == $0.room
          && leader ?? $0.leader == $0.leader
      }
    case .closed(let offer, let slot):
      return !plan.openings.contains { $0.offer == offer && $0.slot == slot }
    case .locked(let slot): return isAsPublished(slot)
    }
  }

  private func isAsPublished(_ slot: Int) -> Bool {
    let before = problem.previous?.openings.filter { $0.slot == slot } ?? []
    let places = before.allSatisfy { opening in
      opening.learners.allSatisfy { learner in
        !isPresent(learner, slot) || attends(learner, slot) { $0 == opening.offer }
      }
    }
    let sessions = plan.openings.filter { $0.slot == slot }.allSatisfy { opening in
      before.contains {
        $0.offer == opening.offer && $0.room ?? opening.room == opening.room
          && $0.leader ?? opening.leader == opening.leader
      }
    }
    return places && sessions
  }

  func ruleFindings() -> [BlockFinding] {
    let needs = problem.needs.indices.filter {
      problem.needs[$0].strength == .required && missing(problem.needs[$0]) > 0
    }
    let rules = problem.rules.indices.filter { problem.rules[$0].strength == .required }
      .map { (index: $0, cases: cases(problem.rules[$0].demand)) }.filter { $0.cases > 0 }
    return needs.map { .need($0) } + rules.map { .rule($0.index, cases: $0.cases) }
  }

  /// How often the rule does not hold.
  func cases(_ demand: BlockRule.Demand) -> Int {
    switch demand {
    case .notAlone(let learners):
      plan.openings.count { $0.learners.count(where: learners.contains) == 1 }
    default: problem.learners.indices.reduce(0) { $0 + cases(demand, of: $1) }
    }
  }

  private func cases(_ demand: BlockRule.Demand, of learner: Int) -> Int {
    switch demand {
    case .atMost(let count, let offers, let period):
      var counts: [Int: Int] = [:]
      for slot in slots(learner) where attends(learner, slot, offers.contains) {
        counts[stretch(slot, period), default: 0] += 1
      }
      return counts.values.reduce(0) { $0 + max(0, $1 - count) }
    case .bothHalves(let first, let second, let offers):
      return offers.count { offer in
        attends(learner, first) { $0 == offer } != attends(learner, second) { $0 == offer }
      }
    case .checkIn(let days, let offers): return missedCheckIns(learner, days, offers)
    case .lowShare(let percent, let offers):
      let past = problem.learners[learner].past
      let low = slots(learner).count { attends(learner, $0, offers.contains) }
      let most = percent * (past.blocks + slots(learner).count) / 100 - past.low
      return max(0, low - max(0, most))
    case .lowStreak(let most, let offers): return lowStretches(learner, most, offers)
    case .notAlone: return 0
    }
  }

  private func stretch(_ slot: Int, _ period: BlockRule.Period) -> Int {
    switch period {
    case .all: 0
    case .day: problem.slots[slot].day
    case .week: problem.slots[slot].day / 7
    }
  }

  /// Stretches of days in which the learner is there and meets none of the offers.
  private func missedCheckIns(_ learner: Int, _ days: Int, _ offers: Set<Int>) -> Int {
    let calendar = Set(problem.slots.map(\.day)).sorted()
    var stretches: [[Int]] = []
    if let since = problem.learners[learner].past.daysSinceCheckIn {
      let left = max(1, days - since)
      if left <= calendar.count { stretches.append(Array(calendar.prefix(left))) }
    }
    for start in calendar.indices where start + days <= calendar.count {
      stretches.append(Array(calendar[start..<start + days]))
    }
    return stretches.count { stretch in
      let there = slots(learner).filter { stretch.contains(problem.slots[$0].day) }
      return !there.isEmpty && !there.contains { attends(learner, $0, offers.contains) }
    }
  }

  /// Stretches of one slot more than allowed that are low throughout.
  private func lowStretches(_ learner: Int, _ most: Int, _ offers: Set<Int>) -> Int {
    let inTime = slots(learner).sorted {
      (problem.slots[$0].day, problem.slots[$0].start, $0)
        < (problem.slots[$1].day, problem.slots[$1].start, $1)
    }
    let past = [Bool](repeating: true, count: min(most, problem.learners[learner].past.lowStreak))
    let isLow = past + inTime.map { attends(learner, $0, offers.contains) }
    guard isLow.count > most else { return 0 }
    return (0..<isLow.count - most).count { isLow[$0...$0 + most].allSatisfy { $0 } }
  }
}
