import Foundation
import Studies

/// Reads the rows that a journal speaks of, class by class.
final class ResultReader {
  let journal: StudyJournal
  private let study: LoadedStudy
  private let folder: String
  private let rows: ResultRows
  private let file: FileHandle
  private var position: Int

  /// - Throws: `InputError` unless the folder holds all classes of this study.
  init(_ path: String, _ study: LoadedStudy, folder: String) throws(InputError) {
    self.study = study
    self.folder = folder
    rows = ResultRows(study.design)
    var journal = StudyJournal(fingerprint: study.fingerprint, classes: 0..<study.rooms.count)
    let text = try? String(contentsOfFile: "\(folder)/\(StudyRun.journalName)", encoding: .utf8)
    let header = rows.header
    guard let text, journal.resume(text, first: 0), journal.entries.count == study.rooms.count,
      let file = FileHandle(forReadingAtPath: path),
      let start = try? file.read(upToCount: header.count), [UInt8](start) == header
    else { throw Self.broken(folder) }
    self.journal = journal
    self.file = file
    position = header.count
  }

  private static func broken(_ folder: String) -> InputError {
    InputError(
      file: folder, "the rows are not those of this study, whole and in order",
      remedy: "remove the folder and run the study again")
  }

  /// The next class, by its entry.
  func next(_ entry: StudyJournal.Entry) throws(InputError) -> ClassOutcomes {
    let count = entry.length - position
    position = entry.length
    var place = 0
    guard count > 0, entry.times.count == study.design.policies.count,
      let data = try? file.read(upToCount: count), data.count == count,
      case let bytes = [UInt8](data), StudyJournal.checksum(bytes) == entry.checksum,
      let outcomes = rows.outcomes(bytes, at: &place, of: study.rooms[entry.room]),
      place == count
    else { throw Self.broken(folder) }
    return outcomes
  }

  deinit { try? file.close() }
}
