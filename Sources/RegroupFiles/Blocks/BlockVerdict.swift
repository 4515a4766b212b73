import SchedulingModel

/// How good a plan of blocks is, in one or two sentences.
struct BlockVerdict {
  private let outcome: BlockOutcome

  init(_ outcome: BlockOutcome) { self.outcome = outcome }

  var isBest: Bool { outcome.solution.status == .optimal }

  var sentence: String {
    let scores = outcome.solution.scores
    guard let open = scores.firstIndex(where: { $0.value != $0.bound }) else { return best }
    let proven = scores[..<open]
    let known =
      proven.isEmpty ? "" : "Proven best before \(name(scores[open].measure))" + word(proven)
    guard let bound = scores[open].bound else {
      if proven.isEmpty { return "A good plan; how far from best it is, is not known." }
      return scores[open].measure == .order
        ? "Proven best, level by level\(word(proven)). Among plans as good, another may serve who came "
          + "first better."
        : "\(known); how far from best it is from there on, is not known."
    }
    let lead = proven.isEmpty ? "A good plan. In \(name(scores[open].measure))" : "\(known). There"
    return
      "\(lead) it has \(scores[open].value), and no plan that is as good in all before has less "
      + "than \(bound)."
  }

  private var best: String {
    let word = word(outcome.solution.scores[...])
    return outcome.loaded.problem.previous == nil
      ? "Proven best, level by level: no plan is better at a level and as good at those above\(word)."
      : "Proven: no plan changes less, and none that changes as little is better at any level\(word)."
  }

  /// What a proof rests on, where not on whole numbers alone.
  private func word(_ scores: ArraySlice<BlockScore>) -> String {
    scores.contains(where: \.isByProgram) ? " (in part, on the word of GLPK's integer search)" : ""
  }

  private func name(_ measure: BlockMeasure) -> String {
    let ladder = outcome.loaded.problem.ladder
    return switch measure {
    case .learnersMoved: "places that change"
    case .sessionsMoved: "sessions that change"
    case .unmet(let level): "what is not met at the level '\(ladder[level])'"
    case .ranks(let level): "choices at the level '\(ladder[level])'"
    case .order: "who came first"
    }
  }
}
