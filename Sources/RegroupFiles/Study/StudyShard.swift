import Foundation
import Studies

/// What a folder says of itself that holds a part of a study.
package struct StudyShard: Codable, Sendable, Hashable {
  var fingerprint: String
  /// Path of the study's file, as it was named then.
  package var study: String
  package var limitClasses: Int?
  var number: Int
  var shards: Int

  static let fileName = "shard.json"

  package init(_ study: LoadedStudy, number: Int, of shards: Int) {
    fingerprint = study.fingerprint
    self.study = study.path
    limitClasses = study.limit
    self.number = number
    self.shards = shards
  }

  /// - Throws: `OutputError`.
  package func write(to folder: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    try OutputFolder(folder).write([(Self.fileName, text)])
  }

  /// - Throws: `InputError` if the folder holds no part of a study.
  package static func read(_ folder: String) throws(InputError) -> StudyShard {
    var files = InputFolder(path: folder, confined: false)
    guard files.hasFile(fileName), let bytes = try? files.bytes(fileName),
      let shard = try? JSONDecoder().decode(StudyShard.self, from: Data(bytes)),
      (1...100_000).contains(shard.shards), (1...shard.shards).contains(shard.number),
      shard.limitClasses ?? 1 >= 1
    else {
      throw InputError(
        file: folder, "the folder holds no part of a study",
        remedy: "name folders that 'regroup study --shard' wrote")
    }
    return shard
  }
}

/// Puts the parts of a study together.
package struct StudyMerge {
  private let study: LoadedStudy
  /// Folders in the order of their parts.
  private let folders: [String]

  /// - Parameters:
  ///   - study: as the parts name it.
  ///   - folders: in any order.
  /// - Throws: `InputError` naming parts that are missing, unfinished, double, or of another study.
  package init(_ study: LoadedStudy, _ folders: [String]) throws(InputError) {
    var byNumber: [Int: String] = [:]
    var shards = 0
    for folder in folders {
      let shard = try StudyShard.read(folder)
      guard shard.fingerprint == study.fingerprint else {
        throw InputError(
          file: folder, "this is a part of another study, or its inputs have changed",
          remedy: "merge parts of one study, made from the same files")
      }
      guard shards == 0 || shards == shard.shards else {
        throw InputError(
          file: folder, "the study was cut into \(shard.shards) here and \(shards) elsewhere",
          remedy: "merge the parts of one cut")
      }
      shards = shard.shards
      if let other = byNumber.updateValue(folder, forKey: shard.number) {
        throw InputError(
          file: folder, "part \(shard.number) is in '\(other)', too", remedy: "name it once")
      }
    }
    let missing = (0..<shards).map { $0 + 1 }.filter { byNumber[$0] == nil }
    guard missing.isEmpty, shards > 0 else {
      throw InputError(
        "parts are missing: \(missing.map(String.init).joined(separator: ", ")) of \(shards)",
        remedy: "run them, and name all folders")
    }
    self.study = study
    self.folders = (1...shards).compactMap { byNumber[$0] }
  }

  /// Writes rows and journal of the whole study, as if it had been run in one.
  ///
  /// - Parameter begin: is called once it is sure that the folder holds nothing else.
  /// - Throws: `InputError` for a part that is not finished, `OutputError`.
  package func write(to folder: String, begin: () throws -> Void) throws {
    let header = ResultRows(study.design).header
    let whole = StudyJournal(
      fingerprint: study.fingerprint, classes: 0..<study.rooms.count)
    let files = try StudyFiles(folder, whole, header: header, first: 0)
    defer { files.close() }
    try begin()
    // A merge that was stopped begins anew.
    try files.restart(header)
    for (index, own) in folders.enumerated() {
      let classes = StudyPart.shard(index + 1, of: folders.count).classes(of: study.rooms.count)
      try append(own, classes, header: header.count, to: files)
    }
    try files.synchronize()
  }

  private func append(
    _ folder: String, _ classes: Range<Int>, header: Int, to files: StudyFiles
  ) throws {
    var journal = StudyJournal(fingerprint: study.fingerprint, classes: classes)
    let text = try? String(contentsOfFile: "\(folder)/\(StudyRun.journalName)", encoding: .utf8)
    guard let text, journal.resume(text, first: classes.lowerBound),
      journal.entries.count == classes.count,
      let rows = FileHandle(forReadingAtPath: "\(folder)/\(StudyRun.rowsName)")
    else {
      throw InputError(
        file: folder, "the part is not finished", remedy: "run it again: it goes on where it was")
    }
    defer { try? rows.close() }
    try rows.seek(toOffset: UInt64(header))
    var position = header
    for entry in journal.entries {
      let count = entry.length - position
      position = entry.length
      guard let data = try rows.read(upToCount: count), data.count == count,
        StudyJournal.checksum([UInt8](data)) == entry.checksum
      else {
        throw InputError(
          file: folder, "the rows of finished classes are not all there as they were written",
          remedy: "remove the folder and run the part again")
      }
      try files.append([UInt8](data), room: entry.room, times: entry.times)
    }
  }
}
