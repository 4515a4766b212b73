import Foundation
import Testing

/// Several processes change one history at the same moment.
@Suite struct ConcurrentAcceptTests {
  /// Eight processes, three rounds each, into a database that none of them finds: each round is either
  /// accepted or refused with a clear error, and all that were accepted are there.
  @Test func eightProcessesAtOnce() throws {
    let folder = try ClassFolder()
    _ = try folder.run("teams", "class.csv", "--size", "4", "-q", "-o", "out")
    let accept = "\"$regroup\" accept out/plan.json --history r.db --again"
    let line = "for i in 1 2 3; do \(accept) || echo failed $?; done"
    let (output, errors) = try atOnce(8, line, in: folder)
    let lines = output.split(separator: "\n")
    let accepted = lines.filter { $0.hasPrefix("Accepted round ") }
    #expect(lines.count == 24 && accepted.count >= 8, "\(errors)")
    #expect(lines.allSatisfy { $0.hasPrefix("Accepted round ") || $0 == "failed 65" })
    let complaints = errors.split(separator: "\n")
    #expect(complaints.count == 24 - accepted.count)
    #expect(complaints.allSatisfy { $0.contains("another program holds the database") })
    let numbers = accepted.compactMap { Int($0.split(separator: " ")[2].dropLast()) }.sorted()
    #expect(numbers == Array(1...accepted.count))
    let list = try folder.run("history", "--history", "r.db").output
    #expect(list.split(separator: "\n").count == accepted.count + 1)
  }

  /// Reading, writing and taking back at once.
  @Test func readersAndWriters() throws {
    let folder = try ClassFolder()
    _ = try folder.run("teams", "class.csv", "--size", "4", "-q", "-o", "out")
    _ = try folder.run(["accept", "out/plan.json", "--history", "r.db"])
    let (output, errors) = try atOnce(
      3,
      """
      for i in 1 2 3 4; do
        "$regroup" accept out/plan.json --history r.db --again || echo failed
        "$regroup" history show 1 --history r.db >/dev/null || echo failed
        "$regroup" history undo --history r.db || echo failed
        "$regroup" teams class.csv --size 4 --history r.db -q --iterations 10 || echo failed
      done
      """, in: folder)
    #expect(!output.contains("failed"), "\(errors)")
    let list = try folder.run("history", "--history", "r.db").output
    #expect(list.split(separator: "\n").count == 1 + 1 + 12)
    #expect(list.ranges(of: "(undone)").count == 12)
  }

  /// Runs a line of the shell in several processes at once; what all of them said.
  private func atOnce(
    _ count: Int, _ line: String, in folder: ClassFolder
  ) throws -> (output: String, errors: String) {
    let processes = try (0..<count).map { number in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      let shell =
        "regroup='\(Command.regroup.path)'; { \(line)\n} >said-\(number) 2>erred-\(number)"
      process.arguments = ["-c", shell]
      process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
      try process.run()
      return process
    }
    for process in processes { process.waitUntilExit() }
    func all(_ name: String) throws -> String {
      try (0..<count).map { try folder.read("\(name)-\($0)") }.joined()
    }
    return (try all("said"), try all("erred"))
  }
}
