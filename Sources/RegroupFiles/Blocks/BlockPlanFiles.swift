import Foundation
import SchedulingModel

/// The files that `regroup block` leaves behind, and reading them again.
package enum BlockPlanFiles {
  private static let plan = "plan.json"
  private static let tables = ["attendance.csv", "sessions.csv", "schedule.html", "teacher.html"]

  /// Finds out, before a plan is made, whether it could be written; leaves all as it was.
  ///
  /// - Throws: `OutputError`.
  package static func probe(_ output: String) throws(OutputError) {
    try OutputFolder(output).probe([plan] + tables)
    try OutputFolder("\(output)/\(BlockCalendars.folder)").probe(["all.ics"])
  }

  /// Writes all files; without a plan, `plan.json` alone, and those of an earlier run go.
  ///
  /// - Returns: the names, for the user.
  /// - Throws: `OutputError`.
  package static func write(_ outcome: BlockOutcome, to output: String) throws -> String {
    let folder = OutputFolder(output)
    try folder.create()
    var document = outcome.document
    document.request.folder = relativePath(from: output, to: outcome.loaded.folder)
    var files = [(name: plan, text: try StoredPlan.json(document))]
    let hasPlan = outcome.solution.plan != nil
    var calendars: [(name: String, text: String)] = []
    if hasPlan {
      calendars = BlockCalendars(outcome).files
      files += [
        ("attendance.csv", BlockCSV.attendance(outcome)),
        ("sessions.csv", BlockCSV.sessions(outcome)),
        ("schedule.html", try BlockSchedulePage.html(outcome)),
        ("teacher.html", try BlockTeacherPage.html(outcome)),
      ]
    }
    try folder.write(files + calendars)
    try folder.remove((hasPlan ? [] : tables) + oldCalendars(in: output, except: calendars))
    return hasPlan
      ? "plan.json, \(tables.joined(separator: ", ")) and \(BlockCalendars.folder)/" : plan
  }

  /// Calendars of an earlier run, for those who are no more.
  private static func oldCalendars(
    in output: String, except files: [(name: String, text: String)]
  ) -> [String] {
    let new = Set(files.map(\.name))
    let path = "\(output)/\(BlockCalendars.folder)"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.sorted().filter { BlockCalendars.isOurs($0) }
      .map { "\(BlockCalendars.folder)/\($0)" }.filter { !new.contains($0) }
  }

  /// A plan of blocks; nil if the file is another sort of plan.
  ///
  /// - Throws: `InputError` if it cannot be read.
  package static func document(_ path: String) throws(InputError) -> BlockPlanDocument? {
    try opened(path)?.document
  }

  /// A plan of blocks and what it was made from; nil if the file is another sort of plan.
  ///
  /// - Throws: `InputError` if it cannot be read, or an input is missing or has changed.
  package static func read(
    _ path: String
  ) throws(InputError) -> (document: BlockPlanDocument, loaded: LoadedBlocks)? {
    guard let (document, inputs) = try opened(path) else { return nil }
    let folder = InputFolder(path: inputs, confined: false)
    try PlanFiles.compare(document.inputs, in: folder)
    let loaded = try LoadedBlocks.load(document.request, in: folder)
    if let unknown = loaded.inputs.keys.sorted().first(where: { document.inputs[$0] == nil }) {
      throw InputError(
        file: unknown, "the plan does not say what this file was when it was made",
        remedy: "make a new plan")
    }
    return (document, try loaded.again(previous: document.previous, locks: []))
  }

  private static func opened(
    _ path: String
  ) throws(InputError) -> (document: BlockPlanDocument, inputs: String)? {
    let plan = try StoredPlan(path)
    let document = try plan.document(
      BlockPlanDocument.self, format: BlockPlanDocument.currentFormat, writtenBy: "regroup block")
    return document.map { ($0, plan.folder($0.request.folder)) }
  }
}
