import GroupingModel
import PlanCheck
import SchedulingModel

/// Checks a plan of blocks from its scenario alone, and says what is wrong with it.
package struct BlockCheckText {
  private let document: BlockPlanDocument
  private let wording: BlockWording
  private let findings: [String]

  package init(_ document: BlockPlanDocument, _ loaded: LoadedBlocks) {
    self.document = document
    wording = BlockWording(loaded)
    findings = Self.findings(document, loaded)
  }

  package var isValid: Bool { findings.isEmpty }

  /// Whether nothing is claimed that was not verified: bounds of 0 need no proof.
  package var isVerified: Bool {
    isValid && document.measures.allSatisfy { $0.bound ?? 0 == 0 }
      && document.status != .infeasible
  }

  package var text: String {
    ([verdict] + findings.map { "- \($0)" }).map { printable($0) + "\n" }.joined()
  }

  private var verdict: String {
    guard isValid else {
      return "The plan is not what it claims to be "
        + "(\(Wording.count(findings.count, "finding"))):"
    }
    switch document.status {
    case .unknown: return "There is no plan in the file."
    case .infeasible: return "That no plan keeps all that is required was not verified."
    case .feasible, .optimal:
      let parts = "Verified: places, rooms, adults, rules and what is not met"
      if !isVerified { return parts + ". The bounds were not verified." }
      return document.status == .optimal ? parts + ", and that it is best." : parts + "."
    }
  }

  private static func findings(
    _ document: BlockPlanDocument, _ loaded: LoadedBlocks
  ) -> [String] {
    guard [.optimal, .feasible].contains(document.status) else {
      return document.openings.isEmpty ? [] : ["there are sessions in a plan that is none"]
    }
    guard let openings = BlockNames(loaded).exact(document.openings) else {
      return ["it names a slot, session, room, adult or learner that the scenario does not have"]
    }
    let check = BlockCheck(loaded.problem, BlockPlan(openings: openings))
    let text = BlockFindingText(loaded, openings)
    let broken = check.findings().map(text.sentence)
    guard broken.isEmpty else { return broken }
    return measures(document, loaded, check.measures())
  }

  /// What the plan claims of its measures, beside what they are.
  private static func measures(
    _ document: BlockPlanDocument, _ loaded: LoadedBlocks, _ values: [Int]
  ) -> [String] {
    let names = loaded.problem.measures.map(BlockNames(loaded).told)
    guard document.measures.map(\.measure) == names.map(\.0),
      document.measures.map(\.level) == names.map(\.level)
    else { return ["it is not judged by the measures of its scenario"] }
    var findings: [String] = []
    for (claimed, value) in zip(document.measures, values) {
      let name = "'\(claimed.measure)'" + (claimed.level.map { " at the level '\($0)'" } ?? "")
      if claimed.value != value {
        findings.append("\(name) is \(value), and the plan says \(claimed.value)")
      }
      if let bound = claimed.bound, bound > claimed.value {
        findings.append("the bound of \(name) is above its value")
      }
    }
    let isProven = document.measures.allSatisfy { $0.bound == $0.value }
    if document.status == .optimal, !isProven {
      findings.append("it claims to be best, and not all of its bounds say so")
    }
    return findings
  }
}

/// Findings about a plan of blocks as sentences.
private struct BlockFindingText {
  private let loaded: LoadedBlocks
  private let openings: [Opening]
  private let wording: BlockWording

  init(_ loaded: LoadedBlocks, _ openings: [Opening]) {
    self.loaded = loaded
    self.openings = openings
    wording = BlockWording(loaded)
  }

  func sentence(_ finding: BlockFinding) -> String {
    switch finding {
    case .malformed(let opening): "\(session(opening)) stands twice, or has a learner twice"
    case .slot(let opening): "\(session(opening)) may not open then"
    case .size(let opening): "\(session(opening)) has too many learners, or too few"
    case .room(let opening):
      "\(session(opening)) has no room, or one that is too small, closed or without a feature"
    case .leader(let opening): "\(session(opening)) has nobody who can lead it"
    case .roomTwice(let room, let slot):
      "\(wording.room(room)) is used twice on \(wording.slot(slot))"
    case .leaderTwice(let adult, let slot):
      "\(wording.adult(adult)) is in two places on \(wording.slot(slot))"
    case .minutes(let adult): "\(wording.adult(adult)) leads for too many minutes"
    case .mostOpenings(let offer): "\(wording.title(offer)) opens too often"
    case .place(let learner, let slot):
      "\(wording.learner(learner)) is nowhere, in two places, or there although away on "
        + wording.slot(slot)
    case .access(let learner, let opening):
      "\(wording.learner(learner)) may not attend \(session(opening))"
    case .after(let learner, let opening):
      "\(wording.learner(learner)) is not ready for \(session(opening))"
    case .apart, .together, .pin, .need, .rule: rule(finding)
    }
  }

  private func rule(_ finding: BlockFinding) -> String {
    let problem = loaded.problem
    switch finding {
    case .apart(let pair):
      return wording.names([problem.apart[pair].first, problem.apart[pair].second])
        + " are in the same session"
    case .together(let set, let slot):
      return wording.names(problem.together[set]) + " are not together on \(wording.slot(slot))"
    case .pin(let pin): return "a pin is not kept: \(wording.pin(problem.pins[pin]))"
    case .need(let need):
      return "\(wording.learner(problem.needs[need].learner)) lacks "
        + wording.need(problem.needs[need])
    case .rule(let rule, let cases):
      return "\(Wording.count(cases, "case")) against: \(wording.rule(problem.rules[rule]))"
    default: return ""
    }
  }

  private func session(_ opening: Int) -> String {
    "\(wording.title(openings[opening].offer)) on \(wording.slot(openings[opening].slot))"
  }
}
