import GroupingModel
import Scheduling
import SchedulingModel

/// Why a learner is not in a session, and what the cheapest way to put them there would change.
package struct BlockWhy {
  private let loaded: LoadedBlocks
  private let openings: [Opening]
  private let wording: BlockWording
  private let reasons: UnmetReasons
  private let learner: Int
  private let offer: Int
  private let slots: [Int]

  /// - Parameters:
  ///   - learner: identifier or name.
  ///   - session: identifier or title.
  ///   - slot: slot, date or weekday; nil for all slots in which the session may open.
  /// - Throws: `InputError` if there is no such learner, session or slot, or the plan is none.
  package init(
    _ document: BlockPlanDocument, _ loaded: LoadedBlocks, learner: String, session: String,
    slot: String?
  ) throws(InputError) {
    guard !document.openings.isEmpty, let openings = BlockNames(loaded).exact(document.openings)
    else {
      throw InputError(
        "there is no plan in the file, or it names what the scenario does not have",
        remedy: "make a new plan with regroup block")
    }
    self.loaded = loaded
    self.openings = openings
    wording = BlockWording(loaded)
    reasons = UnmetReasons(loaded.problem, openings)
    guard case .found(let position) = LearnerIndex(loaded.learners).match(learner) else {
      throw InputError(
        "--learner names nobody, or several", remedy: "write the identifier as in the table")
    }
    self.learner = position
    let offers = loaded.problem.offers.map(\.identifier)
    guard
      let offer = offers.firstIndex(of: session)
        ?? loaded.titles.firstIndex(where: { $0.lowercased() == session.lowercased() })
    else {
      throw InputError(.unknown("session", session, among: offers))
    }
    self.offer = offer
    let open = loaded.problem.offers[offer].slots.sorted()
    slots =
      try slot.map { name throws(InputError) in
        let named = try loaded.slots(named: [name])
        return open.filter(named.contains)
      } ?? open
  }

  private var problem: BlockProblem { loaded.problem }
  private var name: String { wording.learner(learner) }

  /// Slots of the session in which the learner already is.
  private var attended: [Int] {
    slots.filter { reasons.opening(offer, $0)?.learners.contains(learner) ?? false }
  }

  /// What the plan itself tells.
  package var text: String {
    let title = wording.title(offer)
    guard !slots.isEmpty else {
      return TerminalLines.text(["\(title) does not open in that slot."])
    }
    let there = attended
    guard there.isEmpty else {
      return TerminalLines.text(
        there.map { "\(name) is in \(title) on \(wording.slot($0)): \(basis($0))." })
    }
    return TerminalLines.text(
      ["\(name) is not in \(title)."] + slots.map { "  \(wording.slot($0)): \(obstacle($0))." })
  }

  private func basis(_ slot: Int) -> String {
    let (level, rank) = reasons.claim(learner, offer, slot)
    if level < 0 { return "it must be" }
    if level == problem.ladder.count - 1 { return "nothing else was asked for that could be" }
    return "asked for at the level \(wording.level(level))" + (rank > 1 ? ", choice \(rank)" : "")
  }

  private func obstacle(_ slot: Int) -> String {
    let person = problem.learners[learner]
    if person.away.contains(slot) { return "away then" }
    if person.optedOut.contains(offer) { return "opted out, or it is for others" }
    guard reasons.isAllowed(learner, offer, slot) else {
      return problem.offers[offer].access == .asked
        ? "nobody asked for the place, and it is for those who asked or need it"
        : "it is for those who opted in"
    }
    if let unready = unready(slot) { return unready }
    if let other = apart(slot) {
      return "\(wording.learner(other)) is there, from whom they are apart"
    }
    switch reasons.reason(learner, offer, slot, claim: reasons.claim(learner, offer, slot)) {
    case .notOpened:
      let least = problem.offers[offer].sizes.lowerBound
      return "it does not open then" + (least > 1 ? " (it takes \(least) at least)" : "")
    case .full, .bumped: return full(slot)
    case let reason: return BlockReasonText(loaded).text(reason)
    }
  }

  /// "full: 20 of 20 places, 18 of them at higher levels ('required')".
  private func full(_ slot: Int) -> String {
    guard let opening = reasons.opening(offer, slot) else { return "it does not open then" }
    let own = reasons.claim(learner, offer, slot).level
    let higher = opening.learners.filter { reasons.claim($0, offer, slot).level < own }
    let count = "full: \(opening.learners.count) of \(reasons.seats(opening)) places"
    return count
      + (higher.isEmpty
        ? ", all by those who came first or fit better into the whole plan"
        : ", \(higher.count) of them at higher levels: \(wording.names(higher))")
  }

  /// A need that the session comes after.
  private func unready(_ slot: Int) -> String? {
    guard let label = problem.offers[offer].after else { return nil }
    let attendance = BlockAttendances(problem, openings)
    let isOpen = problem.needs.contains { need in
      need.learner == learner && need.label == label
        && !attendance.isServed(need) { problem.slots[$0].precedes(problem.slots[slot]) }
    }
    return isOpen ? "not ready: '\(label)' comes first" : nil
  }

  private func apart(_ slot: Int) -> Int? {
    let there = Set(reasons.opening(offer, slot)?.learners ?? [])
    return problem.apart.lazy.compactMap { pair -> Int? in
      if pair.first == learner, there.contains(pair.second) { return pair.second }
      return pair.second == learner && there.contains(pair.first) ? pair.first : nil
    }.first
  }
}

// MARK: - What it would take

extension BlockWhy {
  /// Solves the block anew with the learner in the session, other slots staying as they are, in each slot
  /// where that can be; tells the change of the fewest places.
  ///
  /// - Throws: `ModelError` only if the problem itself cannot be used.
  package func change(solve: (BlockProblem) -> BlockSolution) throws -> String {
    guard attended.isEmpty, !slots.isEmpty else { return "" }
    let open = slots.filter { slot in
      let person = problem.learners[learner]
      return !person.away.contains(slot) && !person.optedOut.contains(offer)
    }
    var best: (slot: Int, solution: BlockSolution)?
    var conflict: [BlockCulprit] = []
    for slot in open {
      let solution = solve(try forced(slot))
      guard solution.plan != nil else {
        if conflict.isEmpty { conflict = solution.conflict }
        continue
      }
      if best.map({ Self.values(solution).lexicographicallyPrecedes(Self.values($0.solution)) })
        ?? true
      {
        best = (slot, solution)
      }
    }
    guard let best else { return TerminalLines.text(impossible(conflict, isTried: !open.isEmpty)) }
    return TerminalLines.text(try told(best.solution, slot: best.slot))
  }

  private static func values(_ solution: BlockSolution) -> [Int] { solution.scores.map(\.value) }

  private func forced(_ slot: Int) throws(ModelError) -> BlockProblem {
    let others = problem.slots.indices.filter { other in
      other != slot && !problem.slots[other].overlaps(problem.slots[slot])
    }
    return try loaded.problem(
      pins: problem.pins + others.map { .locked(slot: $0) }
        + [.learner(learner, offer: offer, slot: slot)], previous: BlockPlan(openings: openings))
  }

  private func impossible(_ conflict: [BlockCulprit], isTried: Bool) -> [String] {
    guard isTried else { return ["No change of the plan can put them there."] }
    let sentences = BlockConflictText(loaded, conflict).sentences
    return ["With the other blocks as they are, no plan puts them there."]
      + (sentences.isEmpty ? [] : ["These cannot hold together with it:"])
      + sentences.map { "  - \($0)" }
  }

  private func told(_ solution: BlockSolution, slot: Int) throws(ModelError) -> [String] {
    let outcome = BlockOutcome(
      try loaded.replaced(previous: BlockPlan(openings: openings)), solution, seed: 0,
      generator: "",
      solver: "")
    let moves = outcome.moves.map { move in
      "  \(wording.learner(move.learner)), \(wording.slot(move.slot)): "
        + "\(wording.title(move.from)) -> \(move.to.map(wording.title) ?? "nowhere")"
    }
    let before = BlockFigures(BlockOutcome(loaded, asSolution, seed: 0, generator: "", solver: ""))
    let after = BlockFigures(outcome)
    let changes = zip(before.levels, after.levels).compactMap { old, new -> String? in
      if new.met == old.met, new.first == old.first { return nil }
      let choice = new.met == old.met ? "first choices" : "met"
      let (from, to) = new.met == old.met ? (old.first, new.first) : (old.met, new.met)
      return "  level '\(new.name)': \(from) -> \(to) \(choice) of \(new.asked)"
    }
    return [
      "The smallest change that puts \(name) there is on \(wording.slot(slot)), and changes "
        + "\(Wording.count(moves.count, "place")):"
    ] + moves
      + (changes.isEmpty ? ["No level loses or gains by it."] : ["What that does:"] + changes)
  }

  /// The plan that is asked about.
  private var asSolution: BlockSolution {
    BlockSolution(status: .feasible, plan: BlockPlan(openings: openings))
  }
}
