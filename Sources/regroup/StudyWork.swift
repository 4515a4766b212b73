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
    output = StudyOutput(
      study, folder: folder, generator: "regroup \(Regroup.programVersion)")
  }

  /// Whether there is nothing to do, which is said.
  func isFinished() throws -> Bool {
    guard try output.isFinished() else { return false }
    if !quiet { Terminal.print("The study is finished; its results are in \(folder).\n") }
    return true
  }

  /// Writes the protocol before anything is run.
  func begin() throws { try output.writeProtocol() }

  func runAll(threads: Int) throws {
    if try isFinished() { return }
    try begin()
    try runClasses(.all, threads: threads)
    try finish()
  }

  func runPart(_ number: Int, of shards: Int, threads: Int) throws {
    try begin()
    try StudyShard(study, number: number, of: shards).write(to: folder)
    try runClasses(.shard(number, of: shards), threads: threads)
    if !quiet { Terminal.print("Part \(number) of \(shards) is finished in \(folder).\n") }
  }

  /// - Throws: `ExitCode` 75 if it was stopped.
  private func runClasses(_ part: StudyPart, threads: Int) throws {
    StopRequest.catchInterrupts()
    let stop = StopRequest(seconds: nil, cpuSeconds: nil)
    let run = StudyRun(study, part: part, folder: folder, threads: threads)
    let begin = ContinuousClock.now
    let isDone = try run.run(shouldStop: { stop.isDue }) { standing in
      guard !quiet, Terminal.isLive else { return }
      line.show(Self.text(standing, since: begin), cost: nil)
    }
    line.clear()
    guard isDone else {
      Terminal.say("Stopped; run the same command again to go on.")
      throw ExitCode(75)
    }
  }

  func finish() throws {
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
