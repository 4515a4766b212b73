import Foundation
import Studies

/// Makes tables, database, pages and manifest of the rows that a run has finished.
package struct StudyOutput {
  private let study: LoadedStudy
  private let folder: String

  static let databaseName = "results.sqlite"
  static let resultsName = "results.csv"

  package init(_ study: LoadedStudy, folder: String) {
    self.study = study
    self.folder = folder
  }

  /// Whether the folder holds this study, finished, every file as it was written.
  ///
  /// - Throws: `InputError` if it holds another, or one that was changed since.
  package func isFinished() throws(InputError) -> Bool {
    let path = "\(folder)/\(StudyManifest.fileName)"
    guard FileManager.default.fileExists(atPath: path) else { return false }
    let manifest = try StudyManifest.read(path)
    guard manifest == self.manifest(outputs: manifest.outputs) else {
      throw InputError(
        file: folder, "the folder holds the results of another study",
        remedy: "choose another --output, or remove the folder")
    }
    let changed = try StudyReproduction(manifest: path).differences(in: folder)
    guard changed.isEmpty else {
      throw InputError(
        file: folder,
        "files have changed since the study was finished: "
          + changed.joined(separator: ", "),
        remedy: "bring them back, or remove the folder and run the study again")
    }
    return true
  }

  /// Writes the protocol: what is to be done, before anything is.
  ///
  /// - Throws: `OutputError`.
  package func writeProtocol() throws {
    let page = try ProtocolPage(study).html
    try OutputFolder(folder).write([("protocol.html", page), ("study.yaml", study.text)])
  }

  /// Reads all rows, and writes everything else.
  ///
  /// - Returns: what was found.
  /// - Throws: `InputError` if rows are not what the journal says, `OutputError`.
  package func finish(onProgress: (StudyRun.Standing) -> Void) throws -> StudySentences {
    let lock = try StudyFiles.locked(folder)
    defer { try? lock.close() }
    let findings = try read(onProgress: onProgress)
    let tables = StudyTables(findings: findings)
    let report = try StudyPage(findings).html
    let files = tables.files + [("report.html", report)]
    try OutputFolder(folder).write(files + [("timings.csv", tables.timings)])
    try rename(StudyRun.rowsName, Self.resultsName)
    if study.document.hasDatabase {
      try rename(Self.databaseName + ".part", Self.databaseName)
    }
    try OutputFolder(folder).write([
      (StudyManifest.fileName, try manifest(outputs: hashes(files.map(\.name))).json)
    ])
    try OutputFolder(folder).remove([StudyRun.journalName, StudyShard.fileName])
    return StudySentences(findings)
  }

  private func rename(_ from: String, _ to: String) throws(OutputError) {
    guard Foundation.rename("\(folder)/\(from)", "\(folder)/\(to)") == 0 else {
      throw OutputError(
        isCreation: true, problem: "'\(folder)/\(to)' cannot be replaced",
        remedy: "close programs that hold it, or choose another --output")
    }
  }

  private func read(onProgress: (StudyRun.Standing) -> Void) throws -> StudyFindings {
    var reading = StudyReading(study)
    var times = [PolicyTime](repeating: PolicyTime(), count: study.design.policies.count)
    let path = "\(folder)/\(StudyRun.rowsName)"
    let rows = try ResultReader(path, study, folder: folder)
    let database =
      study.document.hasDatabase
      ? try StudyDatabase("\(folder)/\(Self.databaseName).part", study.design) : nil
    defer { database?.close() }
    for (index, entry) in rows.journal.entries.enumerated() {
      let outcomes = try rows.next(entry)
      reading.add(outcomes, index: index)
      try database?.add(outcomes, of: study.rooms[index])
      for (policy, time) in entry.times.enumerated() { times[policy].add(time) }
      onProgress(StudyRun.Standing(done: index + 1, all: study.rooms.count, resumed: 0))
    }
    return reading.findings(times: times)
  }

  private func manifest(outputs: [String: String]) -> StudyManifest {
    StudyManifest(
      generator: study.generator, study: study.path, studyHash: study.hash, inputs: study.inputs,
      limitClasses: study.limit, classes: study.rooms.count,
      origins: Dictionary(study.rooms.map { ($0.origin.rawValue, 1) }, uniquingKeysWith: +),
      seed: study.design.seed, replications: study.design.seeds,
      rows: study.rooms.count * study.design.rowsPerClass, outputs: outputs)
  }

  private func hashes(_ names: [String]) throws -> [String: String] {
    let all =
      names + ["protocol.html", "study.yaml", Self.resultsName]
      + (study.document.hasDatabase ? [Self.databaseName] : [])
    return Dictionary(
      uniqueKeysWithValues: try all.map { ($0, try SHA256.hex(ofFile: "\(folder)/\($0)")) })
  }
}
