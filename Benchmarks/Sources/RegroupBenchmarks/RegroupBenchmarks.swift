import Foundation

/// Prints one table of the benchmark as Markdown, with what it was measured on.
@main
enum RegroupBenchmarks {
  static func main() {
    do {
      let options = try Options(Array(CommandLine.arguments.dropFirst()))
      try FileManager.default.createDirectory(
        at: options.scratch, withIntermediateDirectories: true)
      printHead(options)
      let failures = Set(try run(options)).sorted()
      print("\nCPU of this run: \((rusage.ownCPU() + rusage.childrenCPU()).text(1)) s")
      for failure in failures { print("FAILED: \(failure)") }
      exit(failures.isEmpty ? 0 : 1)
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(2)
    }
  }

  /// - Returns: what contradicts a known result, one sentence each.
  private static func run(_ options: Options) throws -> [String] {
    switch options.table {
    case "grown": try GrownTable(options, ClassFamilies.grown).run()
    case "year": try GrownTable(options, ClassFamilies.years).run()
    case "click": try ClickTable(options).run()
    case "real": try RealClassesTable(options).run()
    case "mdgp": try MDGPLibTable(options, sizes: [10, 12, 30], target: 0.5).run()
    case "sixty": try MDGPLibTable(options, sizes: [60], target: 60).run()
    case "diversity": try DiversityTable(options).run()
    case "bounds": try BoundsTable(options).run()
    case "large": try LargeTable(options).run()
    case "search": try SearchTable(options).run()
    case "classlists": try ClassListTable(options).run()
    case "samples": try SamplesTable(options).run()
    case "rotation": try RotationTable(options).run()
    case "golf": try GolfTable(options).run()
    case "timetable": try TimetableTable(options).run()
    case "speed": try SpeedTable(options).run()
    case "term": try TermTable(options).run()
    case "teams": try TeamsTable(options).run()
    case "audit": try AuditTable(options).run()
    case "blocks": try BlocksTable(options).run()
    case "changes": try ChangesTable(options).run()
    case "clashes": try ClashTable(options).run()
    case "weekpeers": try WeekPeersTable(options).run()
    case "peers": try PeersTable(options).run()
    default: throw BenchmarkError("unknown table '\(options.table)'\n\(Options.usage)")
    }
  }

  private static func printHead(_ options: Options) {
    let words = CommandLine.arguments.dropFirst().joined(separator: " ")
    print("Machine: \(Machine.description). Seeds 1...\(options.seedRange.upperBound).")
    print("Command: `regroup-benchmarks \(words)`\n")
  }
}
