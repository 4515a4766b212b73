import Foundation
import Grouping

/// A folder of rounds: `round-01.csv` and so on, ready to be a history, and `golf.html` to print.
package enum GolfFiles {
  private static let page = "golf.html"

  /// Finds out, before rounds are looked for, whether they could be written; leaves all as it was.
  ///
  /// - Throws: `OutputError`, also where the folder holds rounds that are not of this command.
  package static func probe(_ output: String) throws(OutputError) {
    try checkOwner(output)
    try OutputFolder(output).probe([page])
  }

  /// Writes all rounds and the page; rounds of an earlier run that had more of them go.
  ///
  /// - Returns: names of the files, for the user.
  /// - Throws: `OutputError`.
  package static func write(_ plan: GolfPlan, to output: String) throws -> String {
    try checkOwner(output)
    let folder = OutputFolder(output)
    let old = roundFiles(in: output)
    var files = plan.rounds.indices.map { (name: name(of: $0, in: plan), text: csv(plan, $0)) }
    let new = Set(files.map(\.name))
    files.append((page, try GolfPage.html(plan)))
    try folder.write(files)
    try folder.remove(old.filter { !new.contains($0) })
    let last = files.count > 2 ? " to \(files[files.count - 2].name)" : ""
    return "\(files[0].name)\(last) and \(page)"
  }

  /// Rounds without our page are somebody's record, which is not to be replaced.
  private static func checkOwner(_ output: String) throws(OutputError) {
    guard !roundFiles(in: output).isEmpty, access("\(output)/\(page)", F_OK) != 0 else { return }
    throw OutputError(
      isCreation: true, problem: "'\(output)' holds rounds that regroup golf has not written",
      remedy: "choose another --output")
  }

  /// Files of the form `round-12.csv`, in the order of their names.
  private static func roundFiles(in output: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: output)) ?? []
    return names.filter { name in
      let number = name.dropFirst("round-".count).dropLast(".csv".count)
      return name.hasPrefix("round-") && name.hasSuffix(".csv") && !number.isEmpty
        && number.allSatisfy(\.isNumber)
    }.sorted()
  }

  private static func name(of round: Int, in plan: GolfPlan) -> String {
    let width = max(2, "\(plan.rounds.count)".count)
    return "round-\(Wording.padded(round + 1, to: width)).csv"
  }

  private static func csv(_ plan: GolfPlan, _ round: Int) -> String {
    var lines = ["group,id"]
    for (group, members) in plan.rounds[round].enumerated() {
      lines += members.map { "\(group + 1),\(SpreadsheetCell.written(plan.learners[$0].id))" }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
