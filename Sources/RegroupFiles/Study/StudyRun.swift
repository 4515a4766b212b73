import Foundation
import Studies

/// Runs classes of a study into a folder, and goes on where an earlier run was stopped or killed.
package struct StudyRun {
  package let study: LoadedStudy
  private let folder: String
  private let part: StudyPart
  private let threads: Int

  static let rowsName = "results.csv.part"
  static let journalName = "study.journal"

  /// - Parameter part: which classes.
  package init(_ study: LoadedStudy, part: StudyPart, folder: String, threads: Int) {
    self.study = study
    self.part = part
    self.folder = folder
    self.threads = threads
  }

  /// How far a run is.
  package struct Standing: Sendable {
    package let done: Int
    package let all: Int
    /// Classes that this run found done.
    package let resumed: Int
  }

  /// Runs what is missing.
  ///
  /// - Parameter begin: is called before the first class, once it is sure that the folder holds nothing
  ///   else and nobody else writes there.
  /// - Returns: whether all is there; otherwise `shouldStop` was true.
  /// - Throws: `InputError` if the folder holds something else, `OutputError` where nothing can be
  ///   written, and what a rule set throws; finished classes stay.
  package func run(
    begin: () throws -> Void, shouldStop: @escaping @Sendable () -> Bool,
    onProgress: (Standing) -> Void
  ) throws -> Bool {
    let classes = part.classes(of: study.rooms.count)
    let files = try StudyFiles(
      folder, StudyJournal(fingerprint: study.fingerprint, classes: classes),
      header: ResultRows(study.design).header, first: classes.lowerBound)
    defer { files.close() }
    try begin()
    var next = classes.lowerBound + files.journal.entries.count
    let resumed = files.journal.entries.count
    while next < classes.upperBound {
      onProgress(
        Standing(done: next - classes.lowerBound, all: classes.count, resumed: resumed))
      let batch = next..<min(classes.upperBound, next + 8 * threads)
      for (room, result) in zip(batch, finished(batch, shouldStop: shouldStop)) {
        guard let done = try result?.get() else { return false }
        try files.append(done.bytes, room: room, times: done.times)
      }
      try files.synchronize()
      next = batch.upperBound
    }
    onProgress(Standing(done: classes.count, all: classes.count, resumed: resumed))
    return true
  }

  private struct Finished: Sendable {
    let bytes: [UInt8]
    let times: [PolicyTime]
  }

  /// Rows of some classes, on all threads; nil from the one on at which the run was stopped.
  private func finished(
    _ batch: Range<Int>, shouldStop: @escaping @Sendable () -> Bool
  ) -> [Result<Finished, any Error>?] {
    let rows = ResultRows(study.design)
    let study = study
    return ParallelClasses.map(batch.count, threads: threads) { index in
      try Self.run(study.rooms[batch.lowerBound + index], study.design, rows, shouldStop)
    }
  }

  private static func run(
    _ room: Classroom, _ design: StudyDesign, _ rows: ResultRows,
    _ shouldStop: @Sendable () -> Bool
  ) throws -> Finished {
    let run = ClassRun(design, room, now: { threadSeconds })
    let outcomes = try run.outcomes(shouldStop: shouldStop)
    return Finished(bytes: rows.bytes(outcomes, of: room), times: outcomes.times)
  }

  /// CPU time of this thread.
  private static var threadSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

/// Which classes of a study a run is about.
package enum StudyPart: Sendable, Hashable {
  case all
  /// The number of this part, from 1, and how many there are.
  case shard(Int, of: Int)

  /// Neighbours in the order of classes, so that parts put together are the whole.
  func classes(of count: Int) -> Range<Int> {
    switch self {
    case .all: 0..<count
    case .shard(let number, let shards):
      (number - 1) * count / shards..<number * count / shards
    }
  }
}
