/// A scenario of choices of any kind, with all that was read for it.
package enum LoadedChoice: Sendable {
  case projects(LoadedProjects)

  /// - Throws: `InputError` naming file, row and column, without a learner's data.
  package static func load(_ path: String) throws(InputError) -> LoadedChoice {
    let scenario = try ChoiceScenario.load(path)
    switch scenario.kind {
    case .projects: return .projects(try LoadedProjects(scenario))
    case .interviews, .buddies: throw scenario.missing("nothing")
    }
  }

  /// What the user should know about the reading.
  package var remarks: [String] {
    switch self {
    case .projects(let loaded): loaded.remarks
    }
  }

  /// Finds out, before anything is solved, whether it could be written; leaves all as it was.
  ///
  /// - Throws: `OutputError`.
  package func probe(_ output: String) throws(OutputError) {
    switch self {
    case .projects: try ProjectFiles.probe(output)
    }
  }

  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package func solved(milliseconds: Int?, generator: String) throws -> ChoiceOutcome {
    switch self {
    case .projects(let loaded):
      .projects(try ProjectOutcome(loaded, milliseconds: milliseconds, generator: generator))
    }
  }
}

/// What came of a scenario of choices.
package enum ChoiceOutcome: Sendable {
  case projects(ProjectOutcome)

  package var isImpossible: Bool {
    switch self {
    case .projects(let outcome): outcome.isImpossible
    }
  }

  package var hasPlan: Bool {
    switch self {
    case .projects(let outcome): outcome.hasPlan
    }
  }

  /// For the terminal.
  package var text: String {
    switch self {
    case .projects(let outcome): ProjectTerminal.text(outcome)
    }
  }

  /// - Returns: names of the files, for the user.
  /// - Throws: `OutputError`.
  package func write(to output: String) throws -> String {
    switch self {
    case .projects(let outcome): try ProjectFiles.write(outcome, to: output)
    }
  }
}
