import GroupingModel
import SchedulingModel

/// A scenario of blocks with what was found for it.
package struct BlockOutcome: Sendable {
  package let loaded: LoadedBlocks
  package let solution: BlockSolution
  package let seed: UInt64
  package let generator: String
  package let solver: String

  package init(
    _ loaded: LoadedBlocks, _ solution: BlockSolution, seed: UInt64, generator: String,
    solver: String
  ) {
    self.loaded = loaded
    self.solution = solution
    self.seed = seed
    self.generator = generator
    self.solver = solver
  }

  package var document: BlockPlanDocument {
    loaded.document(solution, unmet: missed, seed: seed, generator: generator, solver: solver)
  }

  /// Requests that are missed, and why: later choices of a wish that an earlier one meets are not.
  var missed: [UnmetRequest] {
    let problem = loaded.problem
    let attendance = BlockAttendances(self)
    let missed = BlockFigures.wishes(problem).flatMap { wish in
      wish.prefix { !attendance.isMet(problem.requests[$0]) }
    }
    let positions = Set(missed)
    return solution.unmet.filter { positions.contains($0.request) }
  }

  /// Openings in the order of slots and sessions; empty without a plan.
  var openings: [Opening] { solution.plan?.openings ?? [] }

  /// Per learner, positions of openings, in the order of time.
  var attended: [[Int]] {
    var attended = [[Int]](repeating: [], count: loaded.learners.count)
    for (index, opening) in openings.enumerated() {
      for learner in opening.learners { attended[learner].append(index) }
    }
    return attended
  }
}

extension LoadedBlocks {
  /// The problem with other pins and another earlier plan; all else stays.
  ///
  /// - Throws: `ModelError` for a lock without an earlier plan.
  func problem(pins: [BlockPin], previous: BlockPlan?) throws(ModelError) -> BlockProblem {
    try BlockProblem(
      learners: problem.learners, slots: problem.slots, rooms: problem.rooms,
      facilitators: problem.facilitators, offers: problem.offers, ladder: problem.ladder,
      requests: problem.requests, needs: problem.needs, rules: problem.rules, apart: problem.apart,
      together: problem.together, pins: pins, previous: previous)
  }

  /// The same scenario, to change as little as possible of an earlier plan.
  ///
  /// - Parameters:
  ///   - locks: slots or days that stay as they are there, beside those that the scenario locks.
  ///   - asked: digests of what learners asked for then; who asks for something else now is placed anew,
  ///     but for slots that are locked.
  /// - Throws: `InputError` for a lock that names no slot, or without an earlier plan.
  package func again(
    previous: [BlockPlanDocument.Session]?, locks: [String], asked: [String: String]? = nil
  ) throws(InputError) -> LoadedBlocks {
    var result = self
    var document = document
    document.locked += locks.filter { !document.locked.contains($0) }
    let slots = try slots(named: document.locked)
    let anew = askAnew(since: asked)
    let plan = previous.map { sessions in
      BlockPlan(
        openings: BlockNames(self).openings(sessions).map {
          slots.contains($0.slot) ? $0 : $0.without(anew)
        })
    }
    result.placedAnew = anew.count
    if !anew.isEmpty {
      let who = Wording.count(anew.count, "learner")
      result.remarks.append(
        "\(who) asked for something else in the earlier plan, and may be placed anew.")
    }
    guard plan != nil || slots.isEmpty else {
      throw InputError(
        "slots are locked, and there is no plan in which they stand",
        remedy: "give it with --previous out/plan.json, or take out 'locked'")
    }
    do throws(ModelError) {
      result.problem = try problem(
        pins: problem.pins + slots.map { .locked(slot: $0) }, previous: plan)
    } catch {
      throw InputError(error, file: document.file)
    }
    result.document = document
    return result
  }

  func slots(named names: [String]) throws(InputError) -> [Int] {
    var slots: Set<Int> = []
    for name in names {
      let found = problem.slots.indices.filter { slot in
        problem.slots[slot].identifier == name || days[slot].text() == name
          || CalendarDay.weekday(named: name) == days[slot].weekday
      }
      guard !found.isEmpty else {
        throw InputError(
          "there is neither a slot nor a day of that name in the scenario",
          remedy: "write a slot, a date or a day of the week")
      }
      slots.formUnion(found)
    }
    return slots.sorted()
  }
}

extension LoadedBlocks {
  /// The same, compared with another plan.
  ///
  /// - Throws: `ModelError` if that cannot be an earlier plan.
  func replaced(previous: BlockPlan) throws(ModelError) -> LoadedBlocks {
    var result = self
    result.problem = try problem(pins: problem.pins, previous: previous)
    return result
  }
}

extension BlockOutcome {
  /// Attendances of the earlier plan that are others now: learner, slot, offer before and now.
  package var moves: [(learner: Int, slot: Int, from: Int, to: Int?)] {
    guard let previous = loaded.problem.previous, solution.plan != nil else { return [] }
    var now: [[Int]: Int] = [:]
    for opening in openings {
      for learner in opening.learners { now[[learner, opening.slot]] = opening.offer }
    }
    var moves: [(learner: Int, slot: Int, from: Int, to: Int?)] = []
    for opening in previous.openings {
      for learner in opening.learners where now[[learner, opening.slot]] != opening.offer {
        moves.append((learner, opening.slot, opening.offer, now[[learner, opening.slot]]))
      }
    }
    return moves.sorted { ($0.learner, $0.slot) < ($1.learner, $1.slot) }
  }
}

extension Opening {
  fileprivate func without(_ learners: Set<Int>) -> Opening {
    Opening(
      offer: offer, slot: slot, room: room, leader: leader,
      learners: self.learners.filter { !learners.contains($0) })
  }
}
