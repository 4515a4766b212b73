import ArgumentParser
import Foundation
import RegroupFiles

/// `regroup study`: what grouping policies do, over many classes and learner models.
struct StudyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "study",
    abstract: "Compares grouping policies over many classes and learner models.",
    subcommands: [StudyRunCommand.self, StudyMergeCommand.self, StudySlurmCommand.self],
    defaultSubcommand: StudyRunCommand.self)
}

/// `regroup study STUDY`: runs a study, a part of one, or one that was run before.
struct StudyRunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs a study, a part of it, or makes one again by its manifest.",
    discussion: """
      A run that was stopped goes on where it was: run the same command again. Exit status 75 if it \
      was stopped, 1 if a study that was made again has other bytes.
      """)

  @Argument(help: "A study's YAML file.")
  var study: String?

  @Option(name: .shortAndLong, help: "Folder for all results.")
  var output: String

  @Option(help: "Uses that many of the classes, spread evenly over all.")
  var limitClasses: Int?

  @Option(help: "Runs one part, such as 2/8; 'regroup study merge' puts parts together.")
  var shard: String?

  @Option(help: "A manifest.json: makes that study again and compares every byte.")
  var reproduce: String?

  @Option(help: "Threads; results do not depend on it.")
  var threads: Int = ProcessInfo.processInfo.activeProcessorCount

  @Flag(name: .shortAndLong, help: "Nothing but errors.")
  var quiet = false

  func validate() throws {
    guard (1...256).contains(threads) else {
      throw ValidationError("--threads is between 1 and 256.")
    }
    guard limitClasses ?? 1 >= 1 else { throw ValidationError("--limit-classes is 1 or more.") }
    guard (study == nil) != (reproduce == nil) else {
      throw ValidationError("Name a study's YAML file, or --reproduce and its manifest.")
    }
    guard reproduce == nil || (shard == nil && limitClasses == nil) else {
      throw ValidationError("--reproduce takes no --shard and no --limit-classes.")
    }
    if let reproduce, Self.folder(of: reproduce) == Self.resolved(output) {
      throw ValidationError("--reproduce makes a study again in another --output.")
    }
    _ = try part()
  }

  private static func folder(of file: String) -> String {
    resolved(file.lastIndex(of: "/").map { String(file[...$0]) } ?? ".")
  }

  private static func resolved(_ folder: String) -> String {
    URL(fileURLWithPath: folder, isDirectory: true).resolvingSymlinksInPath().path
  }

  private func part() throws -> StudyPart {
    guard let shard else { return .all }
    let halves = shard.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard halves.count == 2, let number = halves[0], let shards = halves[1], shards >= 1,
      (1...shards).contains(number), shards <= 100_000
    else { throw ValidationError("--shard is a part and a number of parts, such as 2/8.") }
    return .shard(number, of: shards)
  }

  func run() async throws {
    try await Failure.translated {
      let again = try reproduce.map { try StudyReproduction(manifest: $0) }
      let loaded = try LoadedStudy.load(
        try study ?? again?.study ?? "", limit: limitClasses ?? again?.limitClasses,
        threads: threads, generator: Regroup.generator)
      try again?.check(loaded)
      if !quiet { for remark in loaded.remarks { Terminal.say("Note: \(remark)") } }
      let work = StudyWork(loaded, folder: output, quiet: quiet)
      if case .shard(let number, let shards) = try part() {
        return try work.runPart(number, of: shards, threads: threads)
      }
      try work.runAll(threads: threads)
      if let again { try tell(again) }
    }
  }

  private func tell(_ again: StudyReproduction) throws {
    let differing = try again.differences(in: output)
    guard differing.isEmpty else {
      Terminal.print("Not the same: \(differing.joined(separator: ", ")).\n")
      if again.generator != Regroup.generator {
        Terminal.print("The manifest is of \(again.generator), this is \(Regroup.generator).\n")
      }
      throw ExitCode(1)
    }
    Terminal.print("The same bytes in all \(again.fileCount) files.\n")
  }
}

/// `regroup study merge`: puts parts together.
struct StudyMergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Puts the parts of a study together; the result is that of a run in one.")

  @Argument(help: "Folders of all parts, in any order.")
  var parts: [String]

  @Option(name: .shortAndLong, help: "Folder for all results.")
  var output: String

  @Flag(name: .shortAndLong, help: "Nothing but errors.")
  var quiet = false

  func run() async throws {
    try await Failure.translated {
      let first = try StudyShard.read(parts[0])
      let loaded = try LoadedStudy.load(
        first.study, limit: first.limitClasses, threads: 1, generator: Regroup.generator)
      try StudyWork(loaded, folder: output, quiet: quiet).merge(parts)
    }
  }
}

/// `regroup study slurm`: a job script.
struct StudySlurmCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slurm",
    abstract: "Writes a job script that runs a study in parts on a Slurm cluster.")

  @Argument(help: "A study's YAML file.")
  var study: String

  @Option(help: "Number of parts.")
  var tasks: Int

  @Option(name: .shortAndLong, help: "Folder for parts and results.")
  var output: String = "results"

  @Option(help: "Uses that many of the classes, spread evenly over all.")
  var limitClasses: Int?

  @Option(help: "Path of this program on the cluster; its own path unless said otherwise.")
  var program: String?

  func validate() throws {
    guard (1...100_000).contains(tasks) else {
      throw ValidationError("--tasks is between 1 and 100000.")
    }
    guard limitClasses ?? 1 >= 1 else { throw ValidationError("--limit-classes is 1 or more.") }
  }

  func run() async throws {
    try await Failure.translated {
      _ = try LoadedStudy.load(
        study, limit: limitClasses, threads: 1, generator: Regroup.generator)
      let script = SlurmScript(
        study: study, tasks: tasks, output: output,
        program: program ?? Bundle.main.executablePath ?? "regroup",
        directory: FileManager.default.currentDirectoryPath, limit: limitClasses)
      Terminal.print(script.text)
    }
  }
}
