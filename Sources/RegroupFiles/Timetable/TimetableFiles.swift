import PlanCheck
import SchedulingModel

/// The files that `regroup timetable` leaves behind, and reading them again.
package enum TimetableFiles {
  private static let names = ["plan.json", "timetable.csv", "timetable.html"]

  /// Finds out, before a plan is made, whether it could be written; leaves all as it was.
  ///
  /// - Throws: `OutputError`.
  package static func probe(_ output: String) throws(OutputError) {
    try OutputFolder(output).probe(names)
  }

  /// Writes `plan.json` and, where there is a timetable, `timetable.csv` and `timetable.html`; else
  /// those of an earlier run go.
  ///
  /// - Returns: the names, for the user.
  /// - Throws: `OutputError`.
  package static func write(_ plan: TimetablePlan, to output: String) throws -> String {
    let folder = OutputFolder(output)
    try folder.create()
    var document = plan.document
    document.request.folder = relativePath(from: output, to: plan.loaded.folder)
    let json = (name: names[0], text: try StoredPlan.json(document))
    guard plan.places != nil else {
      try folder.write([json])
      try folder.remove(Array(names.dropFirst()))
      return names[0]
    }
    try folder.write([
      json, (names[1], TimetableCSV.text(plan)), (names[2], try TimetablePage.html(plan)),
    ])
    return "\(names[0]), \(names[1]) and \(names[2])"
  }

  /// A plan of a timetable and what it was made from; nil if the file is another sort of plan.
  ///
  /// - Throws: `InputError` if it cannot be read, or an input is missing or has changed.
  package static func read(
    _ path: String
  ) throws(InputError) -> (document: TimetableDocument, loaded: LoadedTimetable)? {
    let plan = try StoredPlan(path)
    guard
      let document = try plan.document(
        TimetableDocument.self, format: TimetableDocument.currentFormat,
        writtenBy: "regroup timetable")
    else { return nil }
    let loaded = try LoadedTimetable.load(
      document.request.file, in: plan.folder(document.request.folder))
    try StoredPlan.compare(loaded.inputs, with: document.inputs)
    return (document, loaded)
  }

  /// The meetings of an earlier plan, whatever has become of its inputs.
  ///
  /// - Throws: `InputError` if the file is no plan of a timetable.
  package static func meetings(_ path: String) throws(InputError) -> [TimetableDocument.Meeting] {
    let document = try StoredPlan(path).document(
      TimetableDocument.self, format: TimetableDocument.currentFormat,
      writtenBy: "regroup timetable")
    guard let document, !document.meetings.isEmpty else {
      throw InputError(
        file: path, "this plan has no timetable",
        remedy: "give a plan.json that regroup timetable has written")
    }
    return document.meetings
  }

  /// What a check found, for the terminal.
  package static func text(_ report: Report, of document: TimetableDocument) -> String {
    let lines =
      [verdict(report, of: document)] + report.findings.map { "- \($0.description)" }
      + report.remarks.map { "Note: \($0)." }
    return lines.map { printable($0) + "\n" }.joined()
  }

  private static func verdict(_ report: Report, of document: TimetableDocument) -> String {
    guard report.isValid else {
      return "The timetable is not what it claims to be "
        + "(\(Wording.count(report.findings.count, "finding"))):"
    }
    let what = "meetings, clashes" + (document.previous == nil ? "" : ", changes")
    switch (document.status, report.proof) {
    case (.unknown, _): return "There is no timetable in the file."
    case (.infeasible, .verified): return "Verified: there is no timetable."
    case (.infeasible, _): return "That there is no timetable was not verified."
    case (.optimal, .verified): return "Verified: \(what), costs, and that it is best."
    case (.feasible, .verified): return "Verified: \(what), costs and bound."
    default: return "Verified: \(what) and costs. The bound was not verified."
    }
  }
}
