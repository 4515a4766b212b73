/// A scenario of choices of any kind, with all that was read for it.
package enum LoadedChoice: Sendable {
  case projects(LoadedProjects)
  case interviews(LoadedInterviews)
  case buddies(LoadedBuddies)

  /// - Throws: `InputError` naming file, row and column, without a learner's data.
  package static func load(_ path: String) throws(InputError) -> LoadedChoice {
    let scenario = try ChoiceScenario.load(path)
    switch scenario.kind {
    case .projects: return .projects(try LoadedProjects(scenario))
    case .interviews: return .interviews(try LoadedInterviews(scenario))
    case .buddies: return .buddies(try LoadedBuddies(scenario))
    }
  }

  /// What the user should know about the reading.
  package var remarks: [String] {
    switch self {
    case .projects(let loaded): loaded.remarks
    case .interviews(let loaded): loaded.remarks
    case .buddies(let loaded): loaded.remarks
    }
  }

  /// Finds out, before anything is solved, whether it could be written; leaves all as it was.
  ///
  /// - Throws: `OutputError`.
  package func probe(_ output: String) throws(OutputError) {
    switch self {
    case .projects: try ProjectFiles.probe(output)
    case .interviews: try InterviewFiles.probe(output)
    case .buddies: try BuddyFiles.probe(output)
    }
  }

  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package func solved(milliseconds: Int?, generator: String) throws -> ChoiceOutcome {
    switch self {
    case .projects(let loaded):
      .projects(try ProjectOutcome(loaded, milliseconds: milliseconds, generator: generator))
    case .interviews(let loaded):
      .interviews(try InterviewOutcome(loaded, milliseconds: milliseconds, generator: generator))
    case .buddies(let loaded):
      .buddies(try BuddyOutcome(loaded, milliseconds: milliseconds, generator: generator))
    }
  }
}

/// What came of a scenario of choices.
package enum ChoiceOutcome: Sendable {
  case projects(ProjectOutcome)
  case interviews(InterviewOutcome)
  case buddies(BuddyOutcome)

  package var isImpossible: Bool {
    switch self {
    case .projects(let outcome): outcome.isImpossible
    case .interviews(let outcome): outcome.isImpossible
    case .buddies(let outcome): outcome.isImpossible
    }
  }

  package var hasPlan: Bool {
    switch self {
    case .projects(let outcome): outcome.hasPlan
    case .interviews(let outcome): outcome.hasPlan
    case .buddies(let outcome): outcome.hasPlan
    }
  }

  /// For the terminal.
  package var text: String {
    switch self {
    case .projects(let outcome): ProjectTerminal.text(outcome)
    case .interviews(let outcome): InterviewTerminal.text(outcome)
    case .buddies(let outcome): BuddyTerminal.text(outcome)
    }
  }

  /// - Returns: names of the files, for the user.
  /// - Throws: `OutputError`.
  package func write(to output: String) throws -> String {
    switch self {
    case .projects(let outcome): try ProjectFiles.write(outcome, to: output)
    case .interviews(let outcome): try InterviewFiles.write(outcome, to: output)
    case .buddies(let outcome): try BuddyFiles.write(outcome, to: output)
    }
  }
}
