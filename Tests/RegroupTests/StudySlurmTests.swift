import Foundation
import Testing

/// Studies on a Slurm of one node, started by `Tests/slurm/one-node.sh`.
@Suite struct StudySlurmTests {
  @Test func tasksThatAreStoppedGoOnAndMergeToTheSameBytes() throws {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("slurm/one-node.sh").path
    // Tasks are to be stopped in their midst.
    let isOptimized = ProcessInfo.processInfo.environment["REGROUP_OPTIMIZED"] != nil
    let search = isOptimized ? 40_000 : 4_000
    let run = try Command(shell: "exec sh '\(script)' \"$regroup\" \(search) 2>&1", in: "/")
    guard run.status != 77 else { return print(run.output) }
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.contains("The merged study is the same as a run in one, in 14 files."))
  }
}
