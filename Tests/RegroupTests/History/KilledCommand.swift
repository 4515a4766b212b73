import Foundation

extension ClassFolder {
  func run(_ arguments: [String]) throws -> Command { try Command(arguments, in: path) }

  /// Runs a command and kills it (SIGKILL) after a while, if it is still there.
  ///
  /// - Returns: what it said on standard output.
  func killed(_ arguments: [String], after seconds: Double) throws -> String {
    let process = Process()
    process.executableURL = Command.regroup
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: path)
    process.environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": path]) { $1 }
    let output = Pipe()
    (process.standardOutput, process.standardError) = (output, FileHandle.nullDevice)
    try process.run()
    usleep(UInt32(seconds * 1e6))
    kill(process.processIdentifier, SIGKILL)
    let said = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return said
  }

  func seconds(_ work: () throws -> Void) rethrows -> Double {
    try ContinuousClock().measure(work) / .seconds(1)
  }
}
