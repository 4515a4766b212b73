import ArgumentParser
import RegroupFiles

/// The steps of a study that its commands share: protocol, classes, tables.
struct StudyWork {
  private let study: LoadedStudy
  private let folder: String
  private let quiet: Bool
  private let output: StudyOutput
  private let line = LiveLine()

  init(_ study: LoadedStudy, folder: String, quiet: Bool) {
    self.study = study
    self.folder = folder
    self.quiet = quiet
    output = StudyOutput(study, folder: folder)
  }

  /// Whether there is nothing to do, which is said.
  private func isFinished() throws -> Bool {
    guard try output.isFinished() else { return false }
    if !quiet { Terminal.print("The study is finished; its results are in \(folder).\n") }
    return true
  }

  func runAll(threads: Int) throws {
    if try isFinished() { return }
    try runClasses(.all, threads: threads) { try output.writeProtocol() }
    try finish()
  }

  func runPart(_ number: Int, of shards: Int, threads: Int) throws {
    if try isFinished() { return }
    try runClasses(.shard(number, of: shards), threads: threads) {
      try output.writeProtocol()
      try StudyShard(study, number: number, of: shards).write(to: folder)
    }
    if !quiet { Terminal.print("Part \(number) of \(shards) is finished in \(folder).\n") }
  }

  func merge(_ parts: [String]) throws {
    let merge = try StudyMerge(study, parts)
    if try isFinished() { return }
    try merge.write(to: folder) { try output.writeProtocol() }
    try finish()
  }

  /// - Parameter begin: writes what is to be there before anything is run.
  /// - Throws: `ExitCode` 75 if it was stopped.
  private func runClasses(
    _ part: StudyPart, threads: Int, begin writeFirst: () throws -> Void
  ) throws {
    StopRequest.catchInterrupts()
    let stop = StopRequest(seconds: nil, cpuSeconds: nil)
    let run = StudyRun(study, part: part, folder: folder, threads: threads)
    let begin = ContinuousClock.now
    let isDone = try run.run(
      begin: writeFirst, shouldStop: { stop.isDue },
      onProgress: { standing in
        guard !quiet, Terminal.isLive else { return }
        line.show(Self.text(standing, since: begin), cost: nil)
      })
    line.clear()
    guard isDone else {
      Terminal.say("Stopped; run the same command again to go on.")
      throw ExitCode(75)
    }
  }

  private func finish() throws {
    let begin = ContinuousClock.now
    let sentences = try output.finish { standing in
      guard !quiet, Terminal.isLive, standing.done % 16 == 0 else { return }
      line.show("reading: " + Self.text(standing, since: begin), cost: nil)
    }
    line.clear()
    if !quiet {
      Terminal.print(sentences.text)
      Terminal.say("Written: results.csv, report.html and tables in \(folder)")
    }
  }

  /// "class 120 of 3545, 4 min left".
  private static func text(
    _ standing: StudyRun.Standing, since begin: ContinuousClock.Instant
  ) -> String {
    let text = "class \(standing.done) of \(standing.all)"
    let own = standing.done - standing.resumed
    guard own > 0 else { return text }
    let seconds = (ContinuousClock.now - begin) / .seconds(1)
    let left = seconds / Double(own) * Double(standing.all - standing.done)
    return text + (left < 90 ? ", \(Int(left)) s left" : ", \(Int(left / 60)) min left")
  }
}
