/// A scenario of choices of any kind, with all that was read for it.
package protocol LoadedChoice: Sendable {
  associatedtype Outcome: ChoiceOutcome

  /// What the user should know about the reading.
  var remarks: [String] { get }

  /// - Parameter milliseconds: for the plan; nil for any time.
  /// - Throws: `GLPKError` for breakdowns of GLPK; `ModelError` for what only then turns out to be too large.
  func solved(milliseconds: Int?, generator: String) throws -> Outcome
}

extension LoadedChoice {
  /// Finds out, before anything is solved, whether it could be written; leaves all as it was.
  ///
  /// - Throws: `OutputError`.
  package func probe(_ output: String) throws(OutputError) {
    try OutputFolder(output).probe([ChoiceFiles.plan] + Outcome.tableNames)
  }
}

/// What came of a scenario of choices.
package protocol ChoiceOutcome: Sendable {
  /// Names of what is written beside `plan.json` where there is a plan.
  static var tableNames: [String] { get }

  /// Whether it is proven that nothing keeps all that is asked.
  var isImpossible: Bool { get }
  var hasPlan: Bool { get }
  /// For the terminal.
  var text: String { get }
  /// Path of the scenario's folder, as seen from the working folder.
  var scenarioFolder: String { get }

  /// - Parameter folder: path of the scenario's folder as seen from the plan's.
  func json(folder: String) throws -> String

  /// Texts of the tables and pages, in the order of their names; asked for only where there is a plan.
  func tables() throws -> [String]
}

extension ChoiceOutcome {
  /// Writes all files; without a plan, `plan.json` alone, and those of an earlier run go.
  ///
  /// - Returns: the names, for the user.
  /// - Throws: `OutputError`.
  package func write(to output: String) throws -> String {
    let folder = OutputFolder(output)
    try folder.create()
    let json = try json(folder: relativePath(from: output, to: scenarioFolder))
    guard hasPlan else {
      try folder.write([(ChoiceFiles.plan, json)])
      try folder.remove(Self.tableNames)
      return ChoiceFiles.plan
    }
    try folder.write(
      [(ChoiceFiles.plan, json)] + zip(Self.tableNames, try tables()).map { (name: $0, text: $1) })
    return StudyWords.list([ChoiceFiles.plan] + Self.tableNames)
  }
}

/// Choices of all kinds, by what their scenario says.
package enum ChoiceFiles {
  static let plan = "plan.json"

  /// - Throws: `InputError` naming file, row and column, without a learner's data.
  package static func load(_ path: String) throws(InputError) -> any LoadedChoice {
    let scenario = try ChoiceScenario.load(path)
    switch scenario.kind {
    case .projects: return try LoadedProjects(scenario)
    case .interviews: return try LoadedInterviews(scenario)
    case .buddies: return try LoadedBuddies(scenario)
    }
  }
}
