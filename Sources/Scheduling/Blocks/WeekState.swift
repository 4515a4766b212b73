import SchedulingModel

/// Who attends what, with rooms and leaders: a plan while it is worked on.
struct WeekState {
  /// Per learner and slot, the offer; -1 for none.
  var choice: [Int]
  /// Per slot, by offer: room and leader, -1 for none.
  var rooms: [[Int]]
  var leaders: [[Int]]

  init(_ week: Week) {
    choice = [Int](repeating: -1, count: week.learnerCount * week.slotCount)
    let none = [Int](repeating: -1, count: week.problem.offers.count)
    rooms = [[Int]](repeating: none, count: week.slotCount)
    leaders = rooms
  }

  /// The offers that a learner attends, by slot.
  func attended(_ learner: Int, _ week: Week) -> ArraySlice<Int> {
    choice[learner * week.slotCount..<(learner + 1) * week.slotCount]
  }

  /// Learners in each offer of a slot.
  func members(_ week: Week, _ slot: Int) -> [[Int]] {
    var members = [[Int]](repeating: [], count: week.problem.offers.count)
    for learner in 0..<week.learnerCount {
      let offer = choice[week.index(learner, slot)]
      if offer >= 0 { members[offer].append(learner) }
    }
    return members
  }

  /// The plan as others read it.
  func plan(_ week: Week) -> BlockPlan {
    BlockPlan(
      openings: (0..<week.slotCount).flatMap { slot in
        members(week, slot).enumerated().filter {
          !$0.element.isEmpty || isHeld($0.offset, slot, week)
        }
        .map { offer, learners in
          Opening(
            offer: offer, slot: slot, room: Self.position(rooms[slot][offer]),
            leader: Self.position(leaders[slot][offer]), learners: learners)
        }
      })
  }

  /// Whether an opening without learners takes place all the same: a pin says so.
  private func isHeld(_ offer: Int, _ slot: Int, _ week: Week) -> Bool {
    week.problem.pins.contains { pin in
      if case .opening(offer, slot, _, _) = pin { true } else { false }
    }
  }

  private static func position(_ value: Int) -> Int? { value < 0 ? nil : value }
}

extension Week {
  /// What a state costs, by component.
  ///
  /// - Complexity: O(learners x slots + parts of all rows).
  func cost(_ state: WeekState) -> [Int] {
    var total = constant
    for learner in 0..<learnerCount {
      let attended = state.attended(learner, self)
      for slot in 0..<slotCount {
        for (component, cost) in places(learner, slot, attended[attended.startIndex + slot]) {
          total[component] += cost
        }
      }
      for index in rowsOf[learner] {
        let miss = rows[index].miss(sum(rows[index], attended))
        if miss > 0 {
          for (component, cost) in rows[index].costs { total[component] += miss * cost }
        }
      }
    }
    for slot in 0..<slotCount {
      let members = state.members(self, slot)
      let company = CompanyRules(self, slot)
      company.addCosts(of: members, to: &total)
      addSessions(state, slot, members, to: &total)
    }
    return total
  }

  /// What being there costs by itself; being somewhere that is not allowed breaks what must hold.
  private func places(_ learner: Int, _ slot: Int, _ offer: Int) -> [(component: Int, cost: Int)] {
    if offer < 0 { return idle[index(learner, slot)] }
    let options = options[index(learner, slot)]
    return options.first { $0.offer == offer }?.costs ?? [(Self.broken, 1)]
  }

  /// Sizes, and sessions that moved.
  private func addSessions(
    _ state: WeekState, _ slot: Int, _ members: [[Int]], to total: inout [Int]
  ) {
    let changes = SessionChanges(self, slot)
    for offer in problem.offers.indices {
      let count = members[offer].count
      let held = count > 0 || changes.isHeld(offer)
      if held {
        total[Self.broken] += max(0, problem.offers[offer].sizes.lowerBound - count)
        total[Self.broken] += max(0, count - problem.seats(offer, in: slot))
        let (lacksRoom, lacksLeader) = (
          state.rooms[slot][offer] < 0, state.leaders[slot][offer] < 0
        )
        if problem.offers[offer].needsRoom, lacksRoom { total[Self.broken] += 1 }
        if !problem.offers[offer].leaders.isEmpty, lacksLeader { total[Self.broken] += 1 }
      }
      guard let component = component(.sessionsMoved) else { continue }
      let now = held ? (state.rooms[slot][offer], state.leaders[slot][offer]) : nil
      total[component] += changes.cost(offer, now)
    }
  }
}

/// Which openings of a slot are not as in the previous plan.
struct SessionChanges {
  /// By offer, the room and leader before; -1 for none.
  let before: [Int: (room: Int, leader: Int)]
  private let held: Set<Int>

  init(_ week: Week, _ slot: Int) {
    var before: [Int: (room: Int, leader: Int)] = [:]
    for opening in week.problem.previous?.openings ?? [] where opening.slot == slot {
      before[opening.offer] = (opening.room ?? -1, opening.leader ?? -1)
    }
    self.before = before
    var held = Set<Int>()
    for case .opening(let offer, slot, _, _) in week.problem.pins { held.insert(offer) }
    self.held = held
  }

  func isHeld(_ offer: Int) -> Bool { held.contains(offer) }

  /// 1 for an opening that moved, closed or is new.
  func cost(_ offer: Int, _ now: (room: Int, leader: Int)?) -> Int {
    switch (before[offer], now) {
    case (nil, nil): 0
    case (let was?, let now?): was == now ? 0 : 1
    default: 1
    }
  }
}
