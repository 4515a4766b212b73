import ArgumentParser
import Grouping
import RegroupFiles

/// `regroup explain`: why a plan is as it is.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tells why a learner is where they are, and what a change would cost.",
    discussion: "Give one of --learner, --swap and --rules. Prints names: mind who looks on.")

  @Argument(help: "A plan.json; its inputs are found from its own place.")
  var plan: String

  @Option(help: "A learner's identifier or name: why there, and what changing places would cost.")
  var learner: String?

  @Option(parsing: .upToNextOption, help: "Two learners: what changes if they change places.")
  var swap: [String] = []

  @Flag(help: "What each rule costs the others, by solving without it.")
  var rules = false

  @OptionGroup var pseudonyms: PseudonymFlag

  @Option(help: "Seconds for each rule, with --rules.")
  var time: Double = 10

  @Option(help: "Threads, with --rules.")
  var threads: Int = 2

  func validate() throws {
    guard [learner != nil, !swap.isEmpty, rules].count(where: { $0 }) == 1 else {
      throw ValidationError("Give one of --learner ID, --swap A B and --rules.")
    }
    guard swap.isEmpty || swap.count == 2 else {
      throw ValidationError("--swap takes two learners; put names with spaces in quotes.")
    }
    guard (1...256).contains(threads), time > 0, time <= 1e7 else {
      throw ValidationError("--threads is between 1 and 256, --time seconds above 0.")
    }
  }

  func run() async throws {
    try await Failure.translated {
      let file = plan
      let (plan, loaded) = try PlanFiles.read(file)
      guard !rules else { return try tellRules(try RuleCosts(plan, loaded, file: file)) }
      let explanation = try Explanation(
        plan, loaded, file: file,
        pseudonyms: try pseudonyms.pseudonyms(Pseudonyms(of: loaded, plan: file)))
      let named = try (swap + [learner].compactMap { $0 }).map { try explanation.learner($0) }
      Terminal.print(
        named.count == 2
          ? explanation.text(ofSwap: named[0], named[1]) : explanation.text(ofLearner: named[0]))
    }
  }

  private func tellRules(_ costs: RuleCosts) throws {
    Terminal.print(costs.heading)
    for rule in 0..<costs.ruleCount {
      let stop = StopRequest(seconds: time, cpuSeconds: nil)
      Terminal.print(
        try costs.text(ofRule: rule) {
          try solve($0, options: SolverOptions(threads: threads, shouldStop: { stop.isDue }))
        })
    }
  }
}
