import Foundation
import PlanCheck
import SchedulingModel

/// The files that `regroup rotate` leaves behind, and reading them again.
package enum RotationFiles {
  private static let names = ["plan.json", "rotation.csv", "rotation.html"]

  /// Finds out, before a chart is made, whether it could be written; leaves all as it was.
  ///
  /// - Throws: `OutputError`.
  package static func probe(_ output: String) throws(OutputError) {
    try OutputFolder(output).probe(names)
  }

  /// Writes `plan.json` and, where there is a chart, `rotation.csv` and `rotation.html`; else those of
  /// an earlier run go.
  ///
  /// - Returns: the names, for the user.
  /// - Throws: `OutputError`.
  package static func write(_ plan: RotationPlan, to output: String) throws -> String {
    let folder = OutputFolder(output)
    try folder.create()
    var document = plan.document
    document.folder = relativePath(from: output, to: plan.loaded.folder)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let json = String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
    guard plan.solution.chart != nil else {
      try folder.write([(names[0], json)])
      try folder.remove(Array(names.dropFirst()))
      return names[0]
    }
    try folder.write([
      (names[0], json), (names[1], csv(plan)), (names[2], try RotationPage.html(plan)),
    ])
    return "\(names[0]), \(names[1]) and \(names[2])"
  }

  /// A row for each group, day and rotation.
  private static func csv(_ plan: RotationPlan) -> String {
    let problem = plan.loaded.problem
    var lines = ["group,day,rotation,time,station,room,adult"]
    for (group, row) in (plan.solution.chart?.stations ?? []).enumerated() {
      for day in ChartDay.all(plan.loaded) {
        for column in day.columns {
          let station = row[column.rotation].map { problem.stations[$0] }
          let cells = [
            problem.groups[group], day.title ?? "", column.name, column.time,
            station?.name ?? "", station?.room ?? "", station?.adult ?? "",
          ]
          lines.append(cells.map(SpreadsheetCell.written).joined(separator: ","))
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A plan of a rotation, its chart and what it was made from; nil if the file is another sort of plan.
  ///
  /// - Throws: `InputError` if it cannot be read, or an input is missing or has changed.
  package static func read(
    _ path: String
  ) throws(InputError) -> (document: RotationDocument, check: RotationCheck)? {
    let slash = path.lastIndex(of: "/")
    let parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    var own = InputFolder(path: parent, confined: false)
    let bytes = try own.bytes(name)
    struct Head: Decodable {
      let format: String?
    }
    let head = try? JSONDecoder().decode(Head.self, from: Data(bytes))
    guard head?.format == RotationDocument.currentFormat else { return nil }
    guard let document = try? JSONDecoder().decode(RotationDocument.self, from: Data(bytes)),
      document.version == 1
    else {
      throw InputError(
        file: path, "this is not a rotation's plan of version 1",
        remedy: "give a plan.json that regroup rotate has written")
    }
    let inputs = document.folder.map { $0.hasPrefix("/") ? $0 : "\(parent)/\($0)" } ?? parent
    let loaded = try LoadedRotation.load(document.scenario, in: inputs, confined: false)
    for (file, hash) in loaded.inputs.sorted(by: { $0.key < $1.key })
    where document.inputs[file] != hash {
      throw InputError(
        file: file, "the file has changed since the plan was made",
        remedy: "restore the file, or make a new plan")
    }
    let problem = loaded.problem
    let rows = document.chart.map { row in
      // A station that there is none of is outside of all positions, and so found wrong.
      row.stations.map { name in
        name.map { name in problem.stations.firstIndex { $0.name == name } ?? -1 }
      }
    }
    let isComplete = document.chart.map(\.group) == problem.groups
    let chart = RotationChart(stations: isComplete ? rows : [])
    return (document, RotationCheck(chart, of: problem))
  }
}
