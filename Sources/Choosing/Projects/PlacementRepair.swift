import GLPK

/// Turns a placement that breaks demands into one that keeps all: moves and swaps of units, chosen
/// by what they break, where what stays broken counts more and more (breakout: Morris 1993), and a
/// unit does not go back at once (tabu: Glover 1989).
///
/// The same placement always turns into the same one, but where time runs out.
struct PlacementRepair {
  private var state: PlacementState
  /// The best placement that keeps all demands.
  private(set) var best: (leftOut: Int, plan: ProjectPlan)?
  private var numbers = SeededNumbers(seed: 1)
  /// Per unit and copy (or out), the turn from which on the unit may be back.
  private var isBarredUntil: [Int]
  private var turn = 0
  /// Turns after which all demands count alike again.
  private static let release = 200

  private struct Change {
    let moves: [(unit: Int, target: Int?)]
    let penalty: Int
    let worth: Int
  }

  init(_ state: PlacementState) {
    self.state = state
    isBarredUntil = [Int](repeating: 0, count: state.units.count * (state.counts.count + 1))
    keep()
  }

  /// - Parameter turns: moves at most.
  mutating func run(turns: Int, _ deadline: Deadline) {
    var last = turns
    while turn < last, best?.leftOut ?? .max > state.fewestLeftOut, !deadline.isOver {
      turn += 1
      let open = state.broken.indices.filter { state.broken[$0] > 0 }
      guard let demand = open.randomElement(using: &numbers) else { return }
      step(state.demands.all[demand])
      if turn % Self.release == 0 { state.release() }
      // Where somebody has to be left out, there is little use in going on for long.
      if keep() { last = min(turns, turn + turns / 4) }
    }
  }

  /// Remembers the placement if it is a better one.
  @discardableResult
  private mutating func keep() -> Bool {
    guard state.faults == 0, state.leftOut < best?.leftOut ?? .max else { return false }
    best = (state.leftOut, state.plan)
    // What was hard to keep so far may have to give way for a while.
    state.release()
    return true
  }

  private mutating func step(_ demand: PlacementDemands.Demand) {
    if let copy = closing(demand) { return close(copy) }
    let now = state.penalty
    let (leaving, entering) = parties(demand)
    var choice: Change?
    for unit in leaving {
      for target in state.targets(unit) { consider([(unit, target)], &choice) }
      if state.units[unit].pin == nil, state.place[unit] != nil {
        consider([(unit, nil)], &choice)
      }
    }
    for (unit, target) in entering { consider([(unit, target)], &choice) }
    if choice?.penalty ?? .max >= now {
      for unit in leaving.isEmpty ? entering.map(\.unit) : leaving { considerSwaps(unit, &choice) }
    }
    if choice?.penalty ?? .max >= now { state.press() }
    make(choice, for: min(6, 1 + state.units.count / 4))
  }

  /// A copy that is best emptied: of one move each, the first makes nothing better.
  private mutating func closing(_ demand: PlacementDemands.Demand) -> Int? {
    switch demand {
    case .supervisedCopies(let supervisor):
      return copies(of: supervisor).filter { state.counts[$0] > 0 }
        .randomElement(using: &numbers)
    case .seats(let copy) where numbers.below(16) == 0: return copy
    default: return nil
    }
  }

  private mutating func close(_ copy: Int) {
    for unit in members([copy]) where state.units[unit].pin == nil {
      var choice: Change?
      for target in state.targets(unit) { consider([(unit, target)], &choice) }
      consider([(unit, nil)], &choice)
      make(choice, for: min(20, 1 + state.units.count))
    }
  }

  /// - Parameter turns: for how long the units do not go back.
  private mutating func make(_ change: Change?, for turns: Int) {
    for (unit, target) in change?.moves ?? [] {
      isBarredUntil[cell(unit, state.place[unit])] = turn + turns + numbers.below(turns)
      state.move(unit, to: target)
    }
  }

  private func cell(_ unit: Int, _ copy: Int?) -> Int {
    unit * (state.counts.count + 1) + (copy ?? state.counts.count)
  }

  /// Weighs a change by making it and taking it back.
  private mutating func consider(_ moves: [(unit: Int, target: Int?)], _ choice: inout Change?) {
    if moves.contains(where: { isBarredUntil[cell($0.unit, $0.target)] > turn }) { return }
    let from = moves.map { state.place[$0.unit] }
    var worth = 0
    for (move, from) in zip(moves, from) {
      worth += state.worth(move.unit, move.target) - state.worth(move.unit, from)
      state.move(move.unit, to: move.target)
    }
    let penalty = state.penalty
    for (move, from) in zip(moves, from).reversed() { state.move(move.unit, to: from) }
    if let choice, (choice.penalty, choice.worth) <= (penalty, worth) { return }
    choice = Change(moves: moves, penalty: penalty, worth: worth)
  }

  /// Some units that could change places with this one.
  private mutating func considerSwaps(_ unit: Int, _ choice: inout Change?) {
    let units = state.units
    let own = state.place[unit]
    for _ in 0..<min(40, units.count) {
      let other = numbers.below(units.count)
      let theirs = state.place[other]
      guard theirs != own, isAllowed(unit, theirs), isAllowed(other, own) else { continue }
      consider([(unit, theirs), (other, own)], &choice)
    }
  }

  private func isAllowed(_ unit: Int, _ copy: Int?) -> Bool {
    guard let copy else { return state.units[unit].pin == nil }
    return state.units[unit].isAllowed[state.demands.copies[copy].project]
  }
}

extension ProjectProgram {
  /// Values of a placement to begin with; nil where none was found. It is dealt by turns and then mended; where
  /// company matters, the one with the least ranks without it is mended, which is worth more.
  func startValues(_ deadline: Deadline) throws(GLPKError) -> [Int]? {
    let dealt = ProjectStart(self).plan
    let isAboutCompany = !model.rules.apart.isEmpty || !model.rules.notAlone.isEmpty
    if isAboutCompany, let plan = try leastRanksAlone(from: dealt, deadline.half),
      let values = mended(plan, deadline.half)
    {
      return values
    }
    if dealt.leftOut.isEmpty, let values = values(of: dealt) { return values }
    return mended(dealt, deadline.quarter)
  }

  private func mended(_ plan: ProjectPlan, _ deadline: Deadline) -> [Int]? {
    var repair = PlacementRepair(PlacementState(self, plan))
    repair.run(turns: 200 + 40 * units.count, deadline)
    return repair.best.flatMap { values(of: $0.plan) }
  }

  /// The placement with the least sum of ranks if nobody minds who is with whom; nil where there is none in time.
  private func leastRanksAlone(
    from dealt: ProjectPlan, _ deadline: Deadline
  ) throws(GLPKError) -> ProjectPlan? {
    var rules = model.rules
    (rules.apart, rules.notAlone, rules.friends, rules.met, rules.balance) = ([], [], [], [], [])
    let model = try? ProjectModel(
      learners: model.learners, projects: model.projects, supervisors: model.supervisors,
      rules: rules)
    guard let alone = model.map(ProjectProgram.init) else { return nil }
    let options = ProjectOptions()
    let answer = try alone.program.solve(
      [alone.level(.leftOut, options), alone.level(.rankTotal, options)],
      start: alone.values(of: dealt), timeLimit: deadline.left)
    guard case .solved(let solution) = answer else { return nil }
    return alone.plan(solution.values)
  }
}

// MARK: - Who can mend what

extension PlacementRepair {
  private typealias Parties = (leaving: [Int], entering: [(unit: Int, target: Int?)])

  /// Units that may go anywhere else, and units that may come.
  private func parties(_ demand: PlacementDemands.Demand) -> Parties {
    switch demand {
    case .seats(let copy):
      let isFull = state.counts[copy] > state.demands.copies[copy].seats.upperBound
      return (members([copy]), isFull ? [] : comers([copy]))
    case .runs(let project): return ([], comers(state.demands.copiesOf[project]))
    case .supervised(let supervisor):
      let copies = copies(of: supervisor)
      return (members(copies), comers(copies))
    case .supervisedCopies(let supervisor): return (members(copies(of: supervisor)), [])
    case .apart(let pair):
      return (
        state.units.indices.filter { unit in state.demands.apart[unit].contains { $0.pair == pair }
        }, []
      )
    case .company(let set, let copy):
      let kin = state.units.indices.filter { unit in
        state.demands.sets[unit].contains { $0.set == set }
      }
      return (
        kin.filter { state.place[$0] == copy }, comers([copy]).filter { kin.contains($0.unit) }
      )
    case .placed(let unit): return ([unit], [])
    }
  }

  private func copies(of supervisor: Int) -> [Int] {
    state.demands.copies.indices.filter { state.demands.copies[$0].supervisor == supervisor }
  }

  private func members(_ copies: [Int]) -> [Int] {
    state.place.indices.filter { unit in state.place[unit].map(copies.contains) ?? false }
  }

  private func comers(_ copies: [Int]) -> [(unit: Int, target: Int?)] {
    copies.flatMap { copy in
      state.units.indices.filter { isAllowed($0, copy) && state.place[$0] != copy }
        .map { (unit: $0, target: copy) }
    }
  }
}
