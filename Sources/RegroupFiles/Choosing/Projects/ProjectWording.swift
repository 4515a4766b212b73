import Choosing

/// Sentences about placements, for teachers.
struct ProjectWording {
  let loaded: LoadedProjects
  /// By the model's positions: names for people, identifiers for files.
  private let called: [String]
  /// Projects that run more than once.
  private let repeated: Set<Int>

  /// - Parameter plan: whose places are to be named; nil where none are.
  init(_ loaded: LoadedProjects, _ plan: ProjectPlan? = nil, byIdentifier: Bool = false) {
    self.loaded = loaded
    called = byIdentifier ? loaded.learners.map(\.id) : loaded.names
    repeated = Set((plan?.members.keys ?? [:].keys).filter { $0.copy > 0 }.map(\.project))
  }

  func project(_ project: Int) -> String { loaded.projects.names[project] }

  /// "Robots", or "Robots (2)" where a project runs more than once.
  func place(_ place: ProjectPlan.Place) -> String {
    repeated.contains(place.project)
      ? "\(project(place.project)) (\(place.copy + 1))" : project(place.project)
  }

  func learner(_ learner: Int) -> String { called[learner] }

  func learners(_ learners: some Sequence<Int>) -> String {
    learners.map { learner($0) }.joined(separator: ", ")
  }

  func aim(_ aim: ProjectAim) -> String {
    LoadedProjects.aims.first { $0.aim == aim }?.name ?? "\(aim)"
  }

  /// What an aim asks for.
  static func meaning(_ aim: ProjectAim) -> String {
    switch aim {
    case .rankMaximal: "as many first choices as possible, then second, and so on"
    case .leastTotal: "the least sum of ranks"
    case .fairest: "as few as possible at the worst rank, then at the next worst, and so on"
    case .popular: "no other placement that more would vote for than against"
    }
  }

  /// Aims that there was no time for; nil if there was.
  func missingAims(_ table: AimTable) -> String? {
    let missing = table.aims.filter { aim in !table.rows.contains { $0.aim == aim } }
    return missing.isEmpty
      ? nil : "Not looked at for want of time: \(missing.map(aim).joined(separator: ", "))."
  }

  func step(_ step: ProjectStep) -> String {
    switch step {
    case .leftOut: "learners left out"
    case .wishesLeftOut: "learners left out who ranked something"
    case .otherRank(let rank): "learners without choice \(rank)"
    case .atRank(let rank):
      rank == loaded.model.lastRank
        ? "learners with a project they did not rank" : "learners with choice \(rank)"
    case .rankTotal: "sum of ranks"
    case .outvoted: "largest majority for another placement"
    case .turns: "ranks of those whose turn it is"
    case .withoutFriend: "learners with none of their friends"
    case .repeats: "pairs together again"
    case .imbalance(let index):
      "imbalance of \(loaded.balanced[index].title) (in 1/\(loaded.balanced[index].unit))"
    }
  }

  func reason(_ reason: LeftOutReason) -> String {
    switch reason {
    case .barred(let reasons):
      "barred from all they would take: "
        + reasons.map { loaded.reasons[$0] }.joined(separator: ", ")
    case .tooMany: "no project they may take has seats for all who apply with them"
    case .noneRuns: "none of what they may take runs"
    case .allFull: "all they may take is full"
    case .otherRules: "a seat is free, but to take it would break another rule"
    }
  }

  func demand(_ demand: ProjectConflict.Demand) -> String {
    let model = loaded.model
    switch demand {
    case .mustRun(let index): return "\(project(index)) has to run"
    case .minimum(let index):
      return "\(project(index)) takes \(model.projects[index].seats.lowerBound) or more"
    case .maximum(let index):
      let copies = model.projects[index].copies
      return "\(project(index)) takes \(model.projects[index].seats.upperBound) at most"
        + (copies > 1 ? ", and runs \(copies) times at most" : "")
    case .supervisor(let index):
      let (name, own) = (loaded.supervisors?.names[index] ?? "", model.supervisors[index])
      let most = own.copies.map { " in \(Wording.count($0, "project")) at most" } ?? ""
      return "\(name) supervises \(Wording.range(own.learners)) learners\(most)"
    case .pin(let learner):
      let pin = model.rules.pins.first { $0.learner == learner }
      return "\(self.learner(learner)) is pinned to \(pin.map { project($0.project) } ?? "")"
    case .unit(let index): return "\(learners(model.rules.units[index])) apply together"
    case .apart(let index):
      let pair = model.rules.apart[index]
      return "\(learner(pair.from)) and \(learner(pair.to)) stay apart"
    case .notAlone(let index):
      return "\(learners(model.rules.notAlone[index])): none of them alone"
    case .barriers(let index): return "those barred from \(project(index)) are not in it"
    case .onlyRanked: return "nobody gets what they have not ranked"
    }
  }

  /// "proven: none is better", or how far it may be from the best, at the first step that is not proven.
  func proof(_ solution: ProjectSolution) -> String {
    let votes = solution.steps.first { $0.step == .outvoted }?.result
    guard let open = solution.steps.first(where: { !$0.result.isProven }) else {
      guard let votes, votes.value > 0 else { return "proven best, step by step" }
      return "proven best, step by step: no placement is popular, and none is outvoted by fewer "
        + "than \(votes.value)"
    }
    if open.step == .outvoted, open.result.bound > 0 {
      return "no placement is popular (proven); this one is outvoted by \(open.result.value) at "
        + "most, and none by fewer than \(open.result.bound)"
    }
    return "\(step(open.step)): \(open.result.value), and no placement has fewer than "
      + "\(open.result.bound); what comes before is proven"
  }
}
