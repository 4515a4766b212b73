import Foundation
import Studies

/// What a study found, for the terminal: a table of means by learner model, and regret.
package struct StudySentences: Sendable {
  private let findings: StudyFindings

  init(_ findings: StudyFindings) { self.findings = findings }

  /// Lines of up to 80 columns where names are short.
  package var text: String {
    let design = findings.pass.design
    let rooms = findings.study.rooms
    let origins = Set(rooms.map(\.origin.rawValue)).sorted().joined(separator: ", ")
    var lines = [
      [
        StudyWords.classes(findings.study) + " (\(origins))",
        design.policies.count == 1 ? "1 policy" : "\(design.policies.count) policies",
        StudyWords.models(design),
        Wording.count(design.rounds, "round"), Wording.count(design.seeds, "replication"),
      ].joined(separator: ", ") + "."
    ]
    if let caution = StudyWords.caution(findings.study) { lines.append(caution) }
    let models = Wording.count(findings.pass.mainWorlds.count, "learner model")
    for (outcome, regret) in findings.regrets where design.policies.count > 1 {
      lines += ["", "Largest regret over \(models), in \(outcome):"]
      lines += self.lines(regret)
    }
    let unfinished = zip(design.policies, findings.unfinished).filter { $0.1 > 0 }
    for (policy, count) in unfinished {
      lines.append(
        "\(policy.name): \(Wording.count(count, "term")) ended early, for no groups keep its rules."
      )
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(_ regret: Regret) -> [String] {
    let policies = findings.pass.design.policies
    let width = policies.map(\.name.count).max() ?? 0
    let told = policies.indices.filter { !regret.largest[$0].isNaN }
    let order = told.sorted { (regret.largest[$0], $0) < (regret.largest[$1], $1) }
    return order.map { policy in
      let name = policies[policy].name.padding(toLength: width, withPad: " ", startingAt: 0)
      let interval = regret.intervals[policy].map {
        String(format: " [%.4f, %.4f]", $0.lowerBound, $0.upperBound)
      }
      let mark =
        regret.minimax.contains(policy)
        ? "  least" : regret.contenders.contains(policy) ? "  not told apart from least" : ""
      let tracking = findings.tracking(policy).flatMap {
        $0.isSure ? "  tracks \(StudyWords.percent($0.share)) of classes" : nil
      }
      return "  \(name)  " + String(format: "%.4f", regret.largest[policy]) + (interval ?? "")
        + mark + (tracking ?? "")
    }
  }
}
