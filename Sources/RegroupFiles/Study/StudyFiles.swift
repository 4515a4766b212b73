import Foundation
import Studies

/// The two files of a run: rows of results, and the journal that says which of them count.
final class StudyFiles {
  private(set) var journal: StudyJournal
  private let rows: FileHandle
  private let log: FileHandle
  private let folder: String
  private var length: Int

  /// Opens or makes both, and cuts off what no longer counts.
  ///
  /// - Throws: `InputError` if the folder holds another study's, or another run writes there;
  ///   `OutputError`.
  init(_ folder: String, _ journal: StudyJournal, header: [UInt8], first: Int) throws {
    try OutputFolder(folder).create()
    self.folder = folder
    self.journal = journal
    log = try Self.locked(folder)
    let text = String(decoding: (try? log.readToEnd()) ?? Data(), as: UTF8.self)
    guard self.journal.resume(text, first: first) else {
      throw InputError(
        file: folder, "the folder holds a run of another study, or of other classes of it",
        remedy: "choose another --output, or remove the folder")
    }
    let path = "\(folder)/\(StudyRun.rowsName)"
    if !self.journal.entries.isEmpty, access(path, F_OK) != 0 {
      // Killed after rows had got their final name, and before the manifest was there.
      _ = rename("\(folder)/\(StudyOutput.resultsName)", path)
    }
    rows = try Self.opened(path)
    length = self.journal.entries.last?.length ?? 0
    let there = Int((try? rows.seekToEnd()) ?? 0)
    if length == 0 {
      try begin(header)
    } else if there < length {
      throw InputError(
        file: folder, "the rows of finished classes are not all there",
        remedy: "remove the folder and run the study again")
    } else {
      try cut()
    }
  }

  func close() {
    try? rows.close()
    try? log.close()
  }

  /// The journal, which is nobody else's as long as it is open.
  ///
  /// - Throws: `InputError` if it is somebody else's, `OutputError`.
  static func locked(_ folder: String) throws -> FileHandle {
    let log = try opened("\(folder)/\(StudyRun.journalName)")
    guard flock(log.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw InputError(
        file: folder, "another run is writing into this folder",
        remedy: "wait for it, or choose another --output")
    }
    return log
  }

  private static func opened(_ path: String) throws(OutputError) -> FileHandle {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw OutputError(
        isCreation: true, problem: "'\(path)' cannot be made",
        remedy: "choose another --output, or check its permissions")
    }
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Forgets all rows.
  func restart(_ header: [UInt8]) throws {
    journal = StudyJournal(head: journal.head)
    try begin(header)
  }

  private func begin(_ header: [UInt8]) throws {
    try writing {
      try rows.truncate(atOffset: 0)
      try rows.seek(toOffset: 0)
      try rows.write(contentsOf: Data(header))
      try log.truncate(atOffset: 0)
      try log.seek(toOffset: 0)
      try log.write(contentsOf: Data((journal.head + "\n").utf8))
    }
    length = header.count
  }

  private func cut() throws {
    try writing {
      try rows.truncate(atOffset: UInt64(length))
      try rows.seek(toOffset: UInt64(length))
      let lines = [journal.head + "\n"] + journal.entries.map(StudyJournal.line)
      let text = Data(lines.joined().utf8)
      try log.truncate(atOffset: UInt64(text.count))
      try log.seek(toOffset: UInt64(text.count))
    }
  }

  /// The rows first, so that the journal never says too much.
  func append(_ bytes: [UInt8], room: Int, times: [PolicyTime]) throws {
    try writing {
      try rows.write(contentsOf: Data(bytes))
      length += bytes.count
      let entry = StudyJournal.Entry(
        room: room, length: length, checksum: StudyJournal.checksum(bytes), times: times)
      try log.write(contentsOf: Data(StudyJournal.line(entry).utf8))
      journal.append(entry)
    }
  }

  func synchronize() throws {
    try writing {
      try rows.synchronize()
      try log.synchronize()
    }
  }

  private func writing(_ work: () throws -> Void) throws(OutputError) {
    do { try work() } catch {
      throw OutputError(
        isCreation: false, problem: "results cannot be written into '\(folder)'",
        remedy: "make room on the disk and run the same command again; finished classes are kept")
    }
  }
}
