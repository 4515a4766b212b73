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
    let limit: Int
  }

  private(set) var arcs: [Arc]
  /// Per row, whether it may be missed.
  private(set) var mayMiss: [Bool]
  private(set) var budgets: [Budget] = []

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
  }

  /// Leaves out what no plan within the limit uses.
  mutating func keep(
    arcs isKept: [Bool], misses: [Bool], budget: Budget?
  ) {
    arcs = zip(arcs, isKept).filter(\.1).map(\.0)
    for row in mayMiss.indices where !misses[row] { mayMiss[row] = false }
    if let budget { budgets.append(budget) }
  }
}
