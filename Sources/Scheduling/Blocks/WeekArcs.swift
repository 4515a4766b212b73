/// Where each learner may still be, once plans as good as the best in earlier stages are left alone.
struct WeekArcs {
  struct Arc {
    let learner: Int
    let slot: Int
    let offer: Int
    /// Position among the learner's options there.
    let option: Int
  }

  /// An earlier stage, which must not cost more than this.
  struct Budget {
    let stage: Stage
    var limit: Int
  }

  private(set) var arcs: [Arc]
  /// Per row, whether it may be missed.
  private(set) var mayMiss: [Bool]
  private(set) var budgets: [Budget] = []
  /// Arcs that are used together; none where rules may be given up.
  private(set) var companions: [CompanionArcs] = []

  /// - Parameter givesUp: whether even required rows may be missed, to ask how many have to be.
  init(_ week: Week, givesUp: Bool = false) {
    arcs = []
    for learner in 0..<week.learnerCount {
      for slot in 0..<week.slotCount {
        for (option, place) in week.options[week.index(learner, slot)].enumerated() {
          arcs.append(Arc(learner: learner, slot: slot, offer: place.offer, option: option))
        }
      }
    }
    mayMiss = week.rows.map { row in givesUp || !row.costs.contains { $0.component == Week.broken }
    }
    if !givesUp { keepCommon(week) }
  }

  /// Leaves out where a learner's companions cannot be, until that leaves out nothing more.
  private mutating func keepCommon(_ week: Week) {
    while true {
      let kept = zip(arcs, CompanionArcs.isOpenToAll(week, arcs)).filter(\.1).map(\.0)
      if kept.count == arcs.count { break }
      arcs = kept
    }
    companions = CompanionArcs.all(week, arcs)
  }

  /// A stage is settled; `limit` says what it may cost.
  mutating func add(_ stage: Stage) { budgets.append(Budget(stage: stage, limit: 0)) }

  /// Settled stages cost no more than this plan.
  mutating func limit(to cost: [Int], _ week: Week) {
    for index in budgets.indices {
      let stage = budgets[index].stage
      budgets[index].limit = stage.value(cost) - stage.value(week.constant)
    }
  }

  /// Leaves out what no plan within a stage's limit uses.
  mutating func keep(_ week: Week, arcs isKept: [Bool], misses: [Bool]) {
    arcs = zip(arcs, isKept).filter(\.1).map(\.0)
    keepCommon(week)
    for row in mayMiss.indices where !misses[row] { mayMiss[row] = false }
  }
}
