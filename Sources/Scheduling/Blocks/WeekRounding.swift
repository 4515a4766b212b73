import SchedulingModel

extension WeekSearch {
  /// Whole places near the fractions of a relaxation, slot by slot, before anything else is looked at.
  func round(_ answer: WeekRelaxation.Answer, _ relaxation: WeekRelaxation) -> WeekState {
    var state = WeekState(week)
    for slot in 0..<week.slotCount { round(answer, relaxation, slot, &state) }
    return state
  }

  private func round(
    _ answer: WeekRelaxation.Answer, _ relaxation: WeekRelaxation, _ slot: Int,
    _ state: inout WeekState
  ) {
    let offers = week.offers[slot].filter { relaxation.seats[slot][$0] > 0 }
    var sinkOf = [Int](repeating: -1, count: week.problem.offers.count)
    for (sink, offer) in offers.enumerated() { sinkOf[offer] = sink }
    let sinks = offers.count + 1
    var costs = [Int128](repeating: Transport.forbidden, count: week.learnerCount * sinks)
    for learner in 0..<week.learnerCount {
      for option in week.options[week.index(learner, slot)] where sinkOf[option.offer] >= 0 {
        costs[learner * sinks + sinkOf[option.offer]] = 0
      }
      costs[learner * sinks + sinks - 1] = week.isPresent[week.index(learner, slot)] ? 10_000 : 0
    }
    for (index, arc) in relaxation.arcs.arcs.enumerated() where arc.slot == slot {
      guard sinkOf[arc.offer] >= 0 else { continue }
      let fraction = max(0, min(1, answer.fractions[index]))
      costs[arc.learner * sinks + sinkOf[arc.offer]] = -Int128((fraction * 1000).rounded())
    }
    var flow = Transport(
      learners: week.learnerCount, sinks: sinks, costs: costs,
      least: [Int](repeating: 0, count: sinks),
      most: offers.map { relaxation.seats[slot][$0] } + [week.learnerCount], shortage: 0)
    flow.fill()
    for learner in 0..<week.learnerCount {
      let sink = flow.place[learner]
      state.choice[week.index(learner, slot)] = sink < offers.count ? offers[sink] : -1
    }
  }
}
