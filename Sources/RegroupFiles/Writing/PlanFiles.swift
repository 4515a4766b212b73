import Foundation
import GroupingModel

/// The files that a run leaves behind, and reading them again.
package enum PlanFiles {
  /// Writes `plan.json`, `groups.csv`, `report.html` for teachers and `students.html`.
  ///
  /// - Parameters:
  ///   - output: folder, made if missing.
  ///   - inputFolder: folder that the request's paths are relative to.
  ///   - pseudonyms: what learners are called everywhere but in `plan.json`, which can be checked by
  ///     its inputs; nil for their names.
  /// - Throws: `OutputError`; `InputError` if the plan is not one of the scenario.
  package static func write(
    _ plan: PlanDocument, scenario: Scenario, output: String, inputFolder: String,
    pseudonyms: Pseudonyms? = nil
  ) throws {
    let placed = try PlacedPlan(plan, in: scenario, shownBy: pseudonyms)
    try write(to: output) {
      try files(
        plan, shownAs: placed, ofPlan: 0, page: try HTMLReport.html(placed), output: output,
        inputFolder: inputFolder)
    }
  }

  /// Finds out, before a plan is made, whether it could be written; leaves all as it was.
  ///
  /// - Throws: `OutputError`.
  package static func probe(_ output: String) throws(OutputError) {
    try OutputFolder(output).probe(["plan.json", "groups.csv", "report.html", "students.html"])
  }

  /// The files of one plan.
  ///
  /// - Parameters:
  ///   - placed: the plan, or what is shown of it.
  ///   - index: position among several proposals.
  static func files(
    _ plan: PlanDocument, shownAs placed: PlacedPlan, ofPlan index: Int, page: String,
    output: String, inputFolder: String
  ) throws -> [(name: String, text: String)] {
    var plan = plan
    plan.request.folder = relativePath(from: output, to: inputFolder)
    return [
      (name("plan.json", ofPlan: index), try json(plan)),
      (
        name("groups.csv", ofPlan: index),
        GroupsTable.csv(placed.plan, roster: placed.scenario.roster)
      ),
      (name("report.html", ofPlan: index), page),
      (name("students.html", ofPlan: index), try StudentReport.html(placed)),
    ]
  }

  /// Writes a folder's files; plans of an earlier run that had more proposals go, for they would
  /// pass for some of this one.
  ///
  /// - Parameter files: made when the folder is there, for a way to it can only be told once links
  ///   on it can be followed.
  static func write(
    to output: String, files: () throws -> [(name: String, text: String)]
  ) throws {
    let folder = OutputFolder(output)
    try folder.create()
    let files = try files()
    try folder.write(files)
    try removeOldProposals(in: folder, except: Set(files.map(\.name)))
  }

  /// Keys sorted, so that equal plans are equal files.
  package static func json(_ plan: PlanDocument) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(plan), as: UTF8.self) + "\n"
  }

  /// Reads a plan and the scenario it was made from.
  ///
  /// - Parameter ignoresRounds: whether rounds of a database are left aside, for those to whom it does
  ///   not matter what became of them.
  /// - Throws: `InputError` if the plan cannot be read, or an input is missing or has changed.
  package static func read(
    _ path: String, ignoresRounds: Bool = false
  ) throws(InputError) -> (plan: PlanDocument, loaded: LoadedScenario) {
    let (plan, inputs) = try opened(path)
    // Of a database, the rounds count that the plan was made with, not the file.
    let database = plan.request.historyRounds == nil ? nil : plan.request.history
    try compare(
      plan.inputs.filter { $0.key != database }, in: InputFolder(path: inputs, confined: false))
    var request = plan.request
    if ignoresRounds, database != nil { request.historyRounds = 0 }
    let loaded = try ScenarioLoader.load(request, folder: inputs, confined: false)
    if let database, !ignoresRounds, loaded.inputs[database] != plan.inputs[database] {
      throw DatabaseHistory.changed(database)
    }
    if let unknown = loaded.inputs.keys.sorted().first(where: { plan.inputs[$0] == nil }) {
      throw InputError(
        file: unknown, "the plan does not say what this file was when it was made",
        remedy: "make a new plan")
    }
    return (plan, loaded)
  }

  /// A plan that was kept as JSON; nil if it cannot be read any more.
  static func stored(_ json: String) -> PlanDocument? {
    try? JSONDecoder().decode(PlanDocument.self, from: Data(json.utf8))
  }

  /// A plan as it stands, whether or not its inputs are still what they were.
  ///
  /// - Throws: `InputError` if the file is not a plan.
  static func decoded(_ path: String) throws(InputError) -> PlanDocument { try opened(path).plan }

  /// A plan, and the folder that its inputs' paths are relative to.
  static func opened(_ path: String) throws(InputError) -> (plan: PlanDocument, inputs: String) {
    let slash = path.lastIndex(of: "/")
    let parent = slash.map { String(path[..<$0]) } ?? "."
    let folder = parent.isEmpty ? "/" : parent
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    var own = InputFolder(path: folder, confined: false)
    let plan = try decode(try own.bytes(name), file: path)
    return (plan, plan.request.folder.map { $0.hasPrefix("/") ? $0 : "\(folder)/\($0)" } ?? folder)
  }

  private static func decode(_ bytes: [UInt8], file: String) throws(InputError) -> PlanDocument {
    let plan: PlanDocument
    do { plan = try JSONDecoder().decode(PlanDocument.self, from: Data(bytes)) } catch {
      throw InputError(
        file: file, "this is not a plan: " + place(of: error),
        remedy: "give a plan.json that regroup teams has written")
    }
    guard plan.format == "regroup-plan", plan.version == 1 else {
      throw InputError(
        file: file, "this is not a plan of version 1",
        remedy: "use the version of regroup that wrote it")
    }
    guard [plan, plan.ofSections].compactMap({ $0 }).allSatisfy(hasKnownConflicts) else {
      throw InputError(
        file: file, "a conflict is about a rule that the plan does not list",
        remedy: "make a new plan with regroup teams")
    }
    return plan
  }

  private static func hasKnownConflicts(_ plan: PlanDocument) -> Bool {
    let clashing = plan.conflicts.flatMap { conflict in
      conflict.demands.map(\.rule) + conflict.remedies.compactMap(\.rule)
    }
    return clashing.allSatisfy(plan.rules.indices.contains)
  }

  /// Where a plan does not follow its schema; never a value.
  private static func place(of error: any Error) -> String {
    let path: [any CodingKey]
    switch error {
    case DecodingError.keyNotFound(let key, let context): path = context.codingPath + [key]
    case DecodingError.typeMismatch(_, let context): path = context.codingPath
    case DecodingError.valueNotFound(_, let context): path = context.codingPath
    case DecodingError.dataCorrupted(let context): path = context.codingPath
    default: return "it is not JSON"
    }
    guard !path.isEmpty else {
      return "it is no JSON, cut off, or has a number that is out of range"
    }
    let names = path.map { key in key.intValue.map(String.init) ?? key.stringValue }
    return "'\(names.joined(separator: "."))' is missing or of the wrong kind"
  }

  static func compare(
    _ hashes: [String: String], in folder: InputFolder
  ) throws(InputError) {
    var folder = folder
    for (file, hash) in hashes.sorted(by: { $0.key < $1.key }) {
      _ = try folder.bytes(file)
      guard folder.hashes[file] == hash else {
        throw InputError(
          file: file, "the file has changed since the plan was made",
          remedy: "restore the file, or make a new plan")
      }
    }
  }
}
