import SchedulingModel

extension RowBuilder {
  mutating func add(_ need: BlockNeed, _ index: Int) {
    let slots = problem.slots.indices.filter { slot in
      guard isPresent(need.learner, slot) else { return false }
      guard let deadline = need.deadline else { return true }
      return slot == deadline || problem.slots[slot].precedes(problem.slots[deadline])
    }
    let offers = Set(problem.offers.indices.filter { problem.offers[$0].label == need.label })
    let set = addSet(offers)
    let costs = costs(need.strength)
    if need.visits > 0 {
      addRow(
        .need(index), need.learner, visits(slots, set), low: need.visits, costs: costs)
    }
    if need.minutes > 0 {
      addRow(
        .need(index), need.learner, minutes(slots, offers), low: need.minutes, isOnce: true,
        costs: costs)
    }
    addPrerequisites(need, offers, set)
  }

  private func visits(_ slots: [Int], _ set: Int) -> [LearnerRow.Part] {
    slots.map { LearnerRow.Part(slot: $0, set: set, weight: 1) }
  }

  private func minutes(_ slots: [Int], _ offers: Set<Int>) -> [LearnerRow.Part] {
    slots.flatMap { slot in
      offers.sorted().map {
        LearnerRow.Part(slot: slot, set: $0, weight: problem.minutes($0, in: slot))
      }
    }
  }

  /// Offers that come after the need's label wait until the need is served.
  private mutating func addPrerequisites(_ need: BlockNeed, _ offers: Set<Int>, _ set: Int) {
    let later = problem.offers.indices.filter { problem.offers[$0].after == need.label }
    for offer in later {
      for slot in problem.slots.indices
      where isPresent(need.learner, slot) && problem.offers[offer].slots.contains(slot) {
        let earlier = problem.slots.indices.filter {
          isPresent(need.learner, $0) && problem.slots[$0].precedes(problem.slots[slot])
        }
        for (parts, amount) in [
          (visits(earlier, set), need.visits), (minutes(earlier, offers), need.minutes),
        ] where amount > 0 {
          addRow(
            .after(offer: offer), need.learner,
            parts + [LearnerRow.Part(slot: slot, set: offer, weight: -amount)], low: 0,
            isOnce: true,
            costs: [(Week.broken, 1)])
        }
      }
    }
  }
}
