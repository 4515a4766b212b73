import Foundation
import Grouping
import GroupingModel

// Several plans in one folder.
extension PlanFiles {
  /// Most plans that a run may propose.
  package static let mostProposals = 9

  /// "plan.json" for the first plan, "plan-2.json" for the second.
  static func name(_ file: String, ofPlan index: Int) -> String {
    guard index > 0, let dot = file.lastIndex(of: ".") else { return file }
    return "\(file[..<dot])-\(index + 1)\(file[dot...])"
  }

  /// Writes each proposal's plan, groups and pages; `report.html` compares all of them.
  ///
  /// - Throws: `OutputError`; `ModelError` if a rule cannot be used.
  package static func write(
    _ comparison: Comparison, output: String, inputFolder: String
  ) throws {
    try write(to: output) {
      try comparison.plans.indices.flatMap { index in
        let placed = comparison.plans[index].placed
        let page = try HTMLReport.html(
          placed, proposals: try ProposalSection(comparison, plan: index),
          students: name("students.html", ofPlan: index))
        return try files(
          comparison.plans[index].plan, shownAs: placed, ofPlan: index, page: page, output: output,
          inputFolder: inputFolder)
      }
    }
  }

  /// Plans go last, for they tell that the other files of their number are ours.
  static func removeOldProposals(
    in folder: OutputFolder, except kept: Set<String>
  ) throws(OutputError) {
    for index in 1..<mostProposals where isPlan(index, in: folder) {
      let names = ["groups.csv", "report.html", "students.html", "plan.json"]
        .map { name($0, ofPlan: index) }
      try folder.remove(names.filter { !kept.contains($0) })
    }
  }

  /// Whether the folder has a plan of that number that this program has written.
  private static func isPlan(_ index: Int, in folder: OutputFolder) -> Bool {
    struct Head: Decodable { let format: String }
    let path = "\(folder.path)/\(name("plan.json", ofPlan: index))"
    guard let data = FileManager.default.contents(atPath: path) else { return false }
    return (try? JSONDecoder().decode(Head.self, from: data))?.format == "regroup-plan"
  }
}

extension Comparison {
  /// The files that are written, in words.
  package var fileList: String {
    let first = "plan.json, groups.csv, report.html and students.html"
    guard plans.count > 1 else { return first }
    let names = plans.indices.dropFirst().map { PlanFiles.name("plan.json", ofPlan: $0) }
    return "\(first), and the same of the other proposals (\(names.joined(separator: ", ")) ...)"
  }
}
