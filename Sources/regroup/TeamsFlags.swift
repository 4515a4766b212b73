import ArgumentParser
import Grouping
import GroupingModel
import RegroupFiles

/// How the class is cut into groups.
struct SizeFlags: ParsableArguments {
  @Option(help: "Groups as near to this size as can be.")
  var size: Int?

  @Option(help: "Sizes from a range, 3-5, or exactly these, 4,4,5.")
  var sizes: String?

  @Option(help: "That many groups, as even as can be.")
  var groups: Int?

  func validate() throws {
    guard [size != nil, sizes != nil, groups != nil].count(where: { $0 }) <= 1 else {
      throw ValidationError("Give one of --size, --sizes and --groups.")
    }
  }

  /// - Throws: `InputError`.
  var document: SizesDocument? {
    get throws { try SizesDocument(size: size, list: sizes, groups: groups) }
  }
}

/// How the class list is read.
struct ColumnFlags: ParsableArguments {
  @Option(help: "Column of identifiers.")
  var id: String?

  @Option(help: "Column of names.")
  var name: String?

  @Option(name: .customLong("as"), help: "column=number, column=category or column=set.")
  var kinds: [String] = []

  @Option(
    help: "csv: the table as it stands, even if it looks like the export of a program; mdgplib.")
  var format: String?

  @Flag(help: "Leave out names that mean nobody in the class list, and say so.")
  var lenient = false

  var areUsed: Bool {
    id != nil || name != nil || !kinds.isEmpty || format != nil || lenient
  }

  /// - Throws: `ValidationError`.
  var choice: ColumnChoice? {
    get throws {
      guard id != nil || name != nil || !kinds.isEmpty else { return nil }
      var byColumn: [String: String] = [:]
      for text in kinds {
        guard let equals = text.lastIndex(of: "=") else {
          throw ValidationError("--as needs column=kind, for example --as age=number.")
        }
        byColumn[String(text[..<equals])] = String(text[text.index(after: equals)...])
      }
      return ColumnChoice(id: id, name: name, kinds: byColumn.isEmpty ? nil : byColumn)
    }
  }
}

/// How hard to try.
struct SolvingFlags: ParsableArguments {
  @Option(help: "weights, strict-order or worst-first.")
  var aim: String?

  @Option(help: "Seed of the search; the same seed gives the same plan.")
  var seed: UInt64?

  @Option(help: "Search iterations over all chains.")
  var iterations: Int?

  @Option(help: "Stop after this many seconds and deliver the best so far.")
  var time: Double = 60

  @Option(help: "Stop after this many seconds of CPU time.")
  var cpu: Double?

  @Option(help: "Threads; the plan does not depend on it.")
  var threads: Int = 2

  @Option(help: "Plans to choose from, 1 to 9: the best, and good ones that are truly different.")
  var proposals: Int = 1

  @Option(help: "auto: prove where possible; off: search alone; only: proof or nothing.")
  var exact: SolverOptions.Exact = .auto

  func validate() throws {
    guard (1...256).contains(threads) else {
      throw ValidationError("--threads is between 1 and 256.")
    }
    guard (1...9).contains(proposals) else {
      throw ValidationError("--proposals is between 1 and 9.")
    }
    guard iterations.map({ $0 >= 0 }) ?? true else {
      throw ValidationError("--iterations is 0 or more.")
    }
    guard [time, cpu ?? 1].allSatisfy({ $0 > 0 && $0 <= 1e7 }) else {
      throw ValidationError("--time and --cpu are seconds above 0.")
    }
  }

  func solve(_ scenario: Scenario, stop: StopRequest, isQuiet: Bool) throws -> Solution {
    let line = LiveLine()
    let isLive = Terminal.isLive && !isQuiet
    defer { line.clear() }
    return try Grouping.solve(
      scenario,
      options: SolverOptions(
        iterations: iterations, exact: exact, threads: threads, shouldStop: { stop.isDue },
        onProgress: { if isLive { line.show($0) } }))
  }
}

// Several plans.
extension SolvingFlags {
  /// The plans to choose from, the first of which is the solution's; none where that has no plan.
  ///
  /// - Parameter stop: when the whole run shall stop.
  func proposals(
    beside first: Solution, _ objective: Objective, stop: StopRequest, isQuiet: Bool
  ) throws -> [Proposal] {
    guard proposals > 1 else { return [] }
    let search = ProposalSearch(
      objective, first: first, count: proposals,
      solve: { try solve($0, stop: stop.part($1), isQuiet: isQuiet) },
      isStopped: { stop.isDue })
    guard var search else { return [] }
    return try search.run()
  }

  /// - Throws: `ValidationError` where proposals have nothing to lean to.
  func checkProposals(_ scenario: Scenario) throws {
    guard proposals > 1 else { return }
    guard scenario.sections == nil else {
      throw ValidationError(
        "--proposals is for groups without sections: leave it out, and change weights instead.")
    }
    let aim = scenario.aim
    guard aim != .weights else { return }
    throw ValidationError(
      "--proposals lets some rules count for more than others, which the aim \(aim.rawValue) "
        + "forbids; use it with --aim weights.")
  }
}

extension SolverOptions.Exact: ExpressibleByArgument {}

/// What to say and write.
struct OutputFlags: ParsableArguments {
  @Option(
    name: .shortAndLong, help: "Folder for plan.json, groups.csv, report.html and students.html.")
  var output: String?

  @Flag(name: .shortAndLong, help: "Nothing but errors.")
  var quiet = false

  @Flag(help: "Tell how long each part took.")
  var timings = false

  @OptionGroup var pseudonyms: PseudonymFlag

  /// Lines on standard error, unless quiet.
  func tell(_ lines: [String]) {
    guard !quiet else { return }
    for line in lines { Terminal.say(line) }
  }

  /// - Parameter pseudonyms: what learners are called; nil for their names.
  /// - Throws: `OutputError`.
  func deliver(
    _ plan: PlanDocument, scenario: Scenario, inputFolder: String, pseudonyms: Pseudonyms?
  ) throws {
    if let output {
      try PlanFiles.write(
        plan, scenario: scenario, output: output, inputFolder: inputFolder, pseudonyms: pseudonyms)
    }
    guard !quiet else { return }
    Terminal.print(
      TerminalReport(try PlacedPlan(plan, in: scenario, shownBy: pseudonyms)).text)
    if let output {
      tell(["Written: plan.json, groups.csv, report.html and students.html in \(output)"])
      tell(self.pseudonyms.remarks)
    }
  }

  /// - Throws: `OutputError`; `ModelError` if a rule cannot be used.
  func deliver(_ comparison: Comparison, inputFolder: String) throws {
    if let output {
      try PlanFiles.write(comparison, output: output, inputFolder: inputFolder)
    }
    guard !quiet else { return }
    Terminal.print(try comparison.text())
    if let output {
      tell(["Written: \(comparison.fileList) in \(output)"])
      tell(pseudonyms.remarks)
    }
  }
}
