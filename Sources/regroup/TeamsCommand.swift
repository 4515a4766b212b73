import ArgumentParser
import Grouping
import GroupingModel
import RegroupFiles

/// `regroup teams`: reads, solves, writes.
struct TeamsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "teams",
    abstract: "Forms teams from a class list or a scenario.",
    discussion: """
      After the value of a rule, @2 gives it weight 2, @required makes it a must, @level2 places \
      it in a strict order; --balance score@2 --together pairs.csv@required. Without, a rule has \
      weight 1, and --apart is required. Costs are in points: what a rule counts, times its weight.
      """)

  @Argument(
    help:
      "A class list (CSV), a scenario's folder or YAML file, a plan.json to ask again, or an instance."
  )
  var input: String

  @OptionGroup(title: "Sizes") var sizes: SizeFlags
  @OptionGroup(title: "Rules") var rules: RuleFlags
  @OptionGroup(title: "By hand and again") var again: AgainFlags
  @OptionGroup(title: "Class list") var columns: ColumnFlags
  @OptionGroup(title: "Solving") var solving: SolvingFlags
  @OptionGroup(title: "Output") var output: OutputFlags

  func validate() throws {
    guard solving.proposals == 1 || (again.from == nil && !ScenarioSource.isPlan(input)) else {
      throw ValidationError(
        "--proposals is for new plans: leave it out where an earlier plan goes on.")
    }
    guard ScenarioSource.isScenario(input) || ScenarioSource.isPlan(input) else { return }
    guard !rules.areUsed, !columns.areUsed else {
      throw ValidationError(
        "Rules and columns of a scenario or a plan stand in its file, not on the command line.")
    }
  }

  func run() async throws {
    try await Failure.translated {
      let stop = StopRequest(seconds: solving.time, cpuSeconds: solving.cpu)
      var timings = Timings()
      let source = try source()
      let loaded = try source.load()
      let objective = try loaded.objective()
      try solving.checkProposals(loaded.scenario)
      let pseudonyms = try output.pseudonyms.pseudonyms(
        Pseudonyms(of: loaded, folder: source.folder))
      if let folder = output.output { try PlanFiles.probe(folder) }
      output.tell(Recognition.lines(loaded))
      timings.mark("reading")
      StopRequest.catchInterrupts()
      let first = solving.proposals > 1 ? stop.part(0.5) : stop
      let solution = try solving.solve(loaded.scenario, stop: first, isQuiet: output.quiet)
      let proposals = try solving.proposals(
        beside: solution, objective, stop: stop, isQuiet: output.quiet)
      timings.mark("solving")
      let status = try deliver(
        solution, proposals, of: loaded, isCutShort: stop.isDue, to: source, pseudonyms)
      if let note = solution.note, status == .feasible { output.tell(["No proof: \(note)."]) }
      if let note = solution.note, status == .unknown, solution.sections != nil {
        output.tell(["Note: \(note)."])
      }
      timings.mark("writing")
      if output.timings { timings.tell() }
      if let code = Failure.status(of: status) { throw ExitCode(code) }
    }
  }

  /// Writes and prints the plan, or the plans to choose from; returns the first one's status.
  private func deliver(
    _ solution: Solution, _ proposals: [Proposal], of loaded: LoadedScenario, isCutShort: Bool,
    to source: ScenarioSource, _ pseudonyms: Pseudonyms?
  ) throws -> PlanStatus {
    let generator = Regroup.generator
    if proposals.isEmpty {
      let plan = PlanDocument(
        solution, objective: try loaded.objective(), loaded: loaded, generator: generator,
        solver: solverVersion)
      try output.deliver(
        plan, scenario: loaded.scenario, inputFolder: source.folder, pseudonyms: pseudonyms)
      return plan.status
    }
    let comparison = try Comparison(
      proposals, asked: solving.proposals, isCutShort: isCutShort, of: loaded,
      generator: generator, solver: solverVersion, pseudonyms: pseudonyms)
    try output.deliver(comparison, inputFolder: source.folder)
    return comparison.plans[0].plan.status
  }

  /// The scenario that the arguments stand for.
  private func source() throws -> ScenarioSource {
    var source: ScenarioSource
    if ScenarioSource.isScenario(input) {
      source = try ScenarioSource(scenario: input)
    } else if ScenarioSource.isPlan(input) {
      source = try ScenarioSource(plan: input)
    } else {
      var document = ScenarioDocument(roster: input, rules: try rules.documents())
      document.history = rules.history
      document.aloneOK = rules.aloneOk ? true : nil
      document.columns = try columns.choice
      document.format = columns.format
      document.lenient = columns.lenient ? true : nil
      if document.format == "mdgplib" {
        document.rules.append(RuleDocument(rule: "distances", options: ["aim": .text("max")]))
      }
      source = ScenarioSource(document: document, folder: ".", confined: false)
      source.usesSuggestedRules = document.rules.isEmpty
      source.constraints = rules.constraints
    }
    source.document.from = try again.document(input: input)
    source.document.sizes = try sizes.document ?? source.document.sizes
    source.document.aim = solving.aim ?? source.document.aim
    source.document.seed = solving.seed ?? source.document.seed
    return source
  }
}
