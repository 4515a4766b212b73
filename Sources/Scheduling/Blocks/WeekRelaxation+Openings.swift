import SchedulingModel

extension WeekRelaxation {
  /// The same with all sessions open or closed, as fractions use them: closed are those that would be too
  /// small, and those used least where there are too many for rooms, leaders or their number.
  func decided(by answer: Answer) -> WeekRelaxation {
    let (pools, isDecidable) = (ArcPools(self), isDecidable)
    var kindOf = [Int](repeating: 0, count: week.problem.offers.count)
    for (kind, offers) in pools.offers.enumerated().reversed() {
      for offer in offers { kindOf[offer] = kind }
    }
    var used = seats.map { _ in [Double](repeating: 0, count: pools.offers.count) }
    for (index, _) in pools.columns {
      let arc = arcs.arcs[index]
      used[arc.slot][kindOf[arc.offer]] += answer.fractions[index]
    }
    var isOpen = seats.map { $0.map { $0 > 0 } }
    for slot in seats.indices {
      for kind in Set(kindOf) {
        let offers = pools.offers[kind].filter { isOpen[slot][$0] && isDecidable[slot][$0] }
        open(offers, slot, used[slot][kind], &isOpen)
      }
    }
    // A session that a place which counts needs as a whole comes before what is merely used.
    var need = seats.map { $0.map { _ in 0.0 } }
    for (opening, share) in zip(answer.shares?.openings ?? [], answer.openings) {
      need[opening.slot][opening.offer] = share
      if share > 0.5 { isOpen[opening.slot][opening.offer] = true }
    }
    for row in shared {
      let parts = row.parts.filter { isOpen[$0.slot][$0.offer] }
        .sorted {
          let needs = (need[$0.slot][$0.offer].rounded(), need[$1.slot][$1.offer].rounded())
          if needs.0 != needs.1 { return needs.0 > needs.1 }
          let uses = (used[$0.slot][kindOf[$0.offer]], used[$1.slot][kindOf[$1.offer]])
          return uses.0 == uses.1 ? ($0.slot, $0.offer) < ($1.slot, $1.offer) : uses.0 > uses.1
        }
      var taken = 0
      for part in parts {
        taken += part.weight
        if taken > row.limit { isOpen[part.slot][part.offer] = false }
      }
    }
    return deciding(isOpen, isDecidable)
  }

  /// Of offers that are used alike, opens as many as their members fill, by most of what they need.
  private func open(_ offers: [Int], _ slot: Int, _ used: Double, _ isOpen: inout [[Bool]]) {
    var (least, most) = (0, 0)
    for offer in offers {
      let size = week.problem.offers[offer].sizes.lowerBound
      isOpen[slot][offer] = used >= 0.75 * Double(least + size) && used > Double(most) + 1e-6
      if isOpen[slot][offer] {
        least += size
        most += seats[slot][offer]
      }
    }
  }

  /// The same with the sessions of a whole solution; unchanged where it does not say.
  func decided(in answer: Answer) -> WeekRelaxation {
    answer.isOpen.map { deciding($0, isDecidable) } ?? self
  }

  /// The same with the sessions of a plan, and no others.
  func decided(as plan: WeekState) -> WeekRelaxation {
    let isDecidable = isDecidable
    return deciding(
      seats.indices.map { slot in
        let members = plan.members(week, slot)
        return members.indices.map { !members[$0].isEmpty || !isDecidable[slot][$0] }
      }, isDecidable)
  }

  /// Per slot, by offer, whether it matters if the session takes place, and not only who is there.
  var isDecidable: [[Bool]] {
    var table = seats.map { _ in week.problem.offers.map { $0.sizes.lowerBound > 1 } }
    for part in shared.flatMap(\.parts) { table[part.slot][part.offer] = true }
    return table
  }

  private func deciding(_ isOpen: [[Bool]], _ isDecidable: [[Bool]]) -> WeekRelaxation {
    var decided = WeekRelaxation(
      week, stage, arcs,
      seats: seats.indices.map { slot in
        seats[slot].indices.map { isOpen[slot][$0] ? seats[slot][$0] : 0 }
      },
      least: seats.indices.map { slot in
        seats[slot].indices.map { offer in
          guard isOpen[slot][offer], isDecidable[slot][offer] else { return 0 }
          return min(week.problem.offers[offer].sizes.lowerBound, seats[slot][offer])
        }
      }, seed: seed)
    decided.isPooled = isPooled
    return decided
  }
}
