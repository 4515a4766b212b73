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
    let json = try StoredPlan.json(document)
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
    let plan = try StoredPlan(path)
    guard
      let document = try plan.document(
        RotationDocument.self, format: RotationDocument.currentFormat, writtenBy: "regroup rotate")
    else { return nil }
    let loaded = try LoadedRotation.load(
      document.scenario, in: plan.folder(document.folder), confined: false)
    try StoredPlan.compare(loaded.inputs, with: document.inputs)
    let problem = loaded.problem
    let isComplete = document.chart.map(\.group) == problem.groups
    let rows = loaded.positions(document.chart.map(\.stations))
    let chart = RotationChart(stations: isComplete ? rows : [])
    return (
      document, RotationCheck(chart, of: problem, previous: try loaded.previous(document, path))
    )
  }

  /// An earlier plan, whatever has become of its inputs.
  ///
  /// - Throws: `InputError` if the file is no plan of a rotation.
  package static func document(_ path: String) throws(InputError) -> RotationDocument {
    let document = try StoredPlan(path).document(
      RotationDocument.self, format: RotationDocument.currentFormat, writtenBy: "regroup rotate")
    guard let document, !document.chart.isEmpty else {
      throw InputError(
        file: path, "this plan has no chart",
        remedy: "give a plan.json that regroup rotate has written")
    }
    return document
  }
}
