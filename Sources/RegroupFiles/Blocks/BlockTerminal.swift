import SchedulingModel

/// What `regroup block` tells on the terminal.
package struct BlockTerminal {
  private let outcome: BlockOutcome
  private let wording: BlockWording

  package init(_ outcome: BlockOutcome) {
    self.outcome = outcome
    wording = BlockWording(outcome.loaded)
  }

  /// What was read, and what the user should know about it.
  package static func reading(_ loaded: LoadedBlocks) -> [String] {
    let problem = loaded.problem
    let counts = [
      Wording.count(problem.learners.count, "learner"), Wording.count(problem.slots.count, "slot"),
      Wording.count(problem.offers.count, "session"), Wording.count(problem.rooms.count, "room"),
      Wording.count(problem.facilitators.count, "adult"),
      Wording.count(problem.requests.count, "request"), Wording.count(problem.needs.count, "need"),
    ]
    return ["Read \(BlockWording.list(counts))."] + loaded.remarks.map { "Note: \(printable($0))" }
  }

  package var text: String {
    guard outcome.solution.plan != nil else { return TerminalLines.text(failure) }
    return TerminalLines.text(slots + [""] + levels + nearCuts + moves + [verdict])
  }

  private var failure: [String] {
    guard outcome.solution.status == .infeasible else {
      return ["Stopped before a plan that keeps all that is required was found."]
    }
    let conflicts = outcome.loaded.conflicts(of: outcome.solution)
    guard !conflicts.isEmpty else { return ["Proven: no plan keeps all that is required."] }
    let count = conflicts.count == 1 ? "" : " It fails in \(conflicts.count) ways."
    return ["There is no plan.\(count)"]
      + conflicts.flatMap { sentences in
        ["These cannot hold together:"] + sentences.map { "  - \($0)" }
      } + ["Let one of each give way, and run again."]
  }

  private var slots: [String] {
    outcome.loaded.problem.slots.indices.map { slot in
      let here = outcome.openings.filter { $0.slot == slot }
      let learners = here.reduce(0) { $0 + $1.learners.count }
      return "\(wording.slot(slot)): \(Wording.count(here.count, "session")), "
        + Wording.count(learners, "learner")
    }
  }

  private var levels: [String] {
    let figures = BlockFigures(outcome)
    return figures.levels.enumerated().compactMap { index, level in
      if level.asked > 0 {
        let choice = level.first < level.met ? " (\(level.first) by the first choice)" : ""
        return "\(level.name): \(level.met) of \(level.asked) met\(choice)"
      }
      guard level.cost > 0 else { return nil }
      return index == figures.levels.count - 1
        ? "\(level.name): \(Wording.count(level.cost, "place")) nobody asked for"
        : "\(level.name): rules that may be broken cost \(level.cost)"
    }
  }

  private var nearCuts: [String] {
    let count = outcome.loaded.nearCuts.count
    return count == 0 ? [] : ["\(Wording.count(count, "score")) near a cut: see teacher.html."]
  }

  private var moves: [String] {
    guard outcome.loaded.problem.previous != nil else { return [] }
    let moves = outcome.moves
    if moves.isEmpty {
      return [outcome.loaded.placedAnew == 0 ? "Nobody moves." : "Nobody else moves."]
    }
    let people = Set(moves.map(\.learner)).count
    return [
      "\(Wording.count(moves.count, "place")) of \(Wording.count(people, "learner")) change:"
    ]
      + moves.map { move in
        "  \(wording.learner(move.learner)), \(wording.slot(move.slot)): "
          + "\(wording.title(move.from)) -> \(move.to.map(wording.title) ?? "nowhere")"
      }
  }

  /// How good the plan is.
  var verdict: String { BlockVerdict(outcome).sentence }
}
