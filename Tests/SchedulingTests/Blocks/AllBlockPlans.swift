import PlanCheck
import SchedulingModel

/// The best of all plans of a tiny problem, judged by the checker alone.
struct AllBlockPlans {
  let problem: BlockProblem
  private(set) var best: [Int]?

  init(_ problem: BlockProblem) {
    self.problem = problem
    var places: [[Int]] = []
    visit(&places, 0)
  }

  /// Decides learner by learner and slot by slot; nowhere is -1.
  private mutating func visit(_ places: inout [[Int]], _ index: Int) {
    let slots = problem.slots.count
    guard index < problem.learners.count * slots else { return judge(places) }
    let (learner, slot) = (index / slots, index % slots)
    if slot == 0 { places.append([]) }
    let overlaps = problem.slots.indices.contains {
      $0 != slot && problem.slots[$0].overlaps(problem.slots[slot])
    }
    var choices: [Int] = []
    if problem.learners[learner].away.contains(slot) || overlaps { choices.append(-1) }
    if !problem.learners[learner].away.contains(slot) {
      choices += problem.offers.indices.filter { problem.offers[$0].slots.contains(slot) }
    }
    for choice in choices {
      places[learner].append(choice)
      visit(&places, index + 1)
      places[learner].removeLast()
    }
    if slot == 0 { places.removeLast() }
  }

  private mutating func judge(_ places: [[Int]]) {
    var openings: [Opening] = []
    for slot in problem.slots.indices {
      for offer in problem.offers.indices {
        let members = places.indices.filter { places[$0][slot] == offer }
        let isHeld = problem.pins.contains {
          if case .opening(offer, slot, _, _) = $0 { true } else { false }
        }
        guard !members.isEmpty || isHeld else { continue }
        let sizes = problem.offers[offer].sizes
        if members.count < sizes.lowerBound || members.count > sizes.upperBound { return }
        openings.append(
          Opening(offer: offer, slot: slot, room: nil, leader: nil, learners: members))
      }
    }
    // What rooms and leaders cannot mend is looked at once.
    let rough = BlockCheck(problem, BlockPlan(openings: openings))
    let isHopeless = rough.findings().contains { finding in
      switch finding {
      case .room, .leader, .pin: false
      default: true
      }
    }
    if isHopeless { return }
    if let best, problem.previous == nil, !rough.measures().lexicographicallyPrecedes(best) {
      return
    }
    equip(&openings, 0)
  }

  private mutating func equip(_ openings: inout [Opening], _ index: Int) {
    if problem.previous == nil, index == openings.count {
      return settle(BlockPlan(openings: openings))
    }
    guard index < openings.count else { return settle(BlockPlan(openings: openings)) }
    let old = openings[index]
    let offer = problem.offers[old.offer]
    let rooms: [Int?] = offer.needsRoom ? problem.rooms.indices.map { $0 } : [nil]
    let leaders: [Int?] = offer.leaders.isEmpty ? [nil] : offer.leaders.map { $0 }
    for room in rooms {
      for leader in leaders {
        openings[index] = Opening(
          offer: old.offer, slot: old.slot, room: room, leader: leader, learners: old.learners)
        equip(&openings, index + 1)
      }
    }
    openings[index] = old
  }

  private mutating func settle(_ plan: BlockPlan) {
    let check = BlockCheck(problem, plan)
    guard check.findings().isEmpty else { return }
    let measures = check.measures()
    if best.map({ measures.lexicographicallyPrecedes($0) }) ?? true { best = measures }
  }
}
