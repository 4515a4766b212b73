import GLPK

/// Assigns learners to teams that rank each other: stable where that can be, else with as few
/// claims as can be, and best for learners, for teams and for both among those.
///
/// Without ties, pairs and broken minima, deferred acceptance gives the first two and a linear
/// program over reduced lists the third; all else is levels of an integer program, each proven or
/// left with its bound.
///
/// - Throws: `GLPKError` where GLPK breaks down.
package func solveInterviews(
  _ model: Interviews, options: InterviewOptions = InterviewOptions()
) throws -> InterviewAnswer {
  let market = Market(model, seed: options.seed)
  if let reason = market.impossibility {
    return InterviewAnswer(outcome: .impossible(reason), existence: .none(.search))
  }
  var decision = InterviewDecision(model, market, options)
  if !market.hasPairs {
    let places = market.learnersPropose(market.allFree, seats: market.most)
    if market.isStrict, market.isAllowed(places) { return try decision.lattice(from: places) }
    if market.isStrict { decision.existence = .none(.ruralHospitals) }
    if market.isAllowed(places) { decision.known = places }
  }
  return try decision.search()
}

/// A decision under way.
private struct InterviewDecision {
  let model: Interviews
  let market: Market
  let options: InterviewOptions
  let clock: Deadline
  var existence = StableExistence.unknown
  /// The best assignment so far that keeps the quotas.
  var known: [Int]?
  /// What all solutions share.
  var levels: [InterviewLevel] = []

  init(_ model: Interviews, _ market: Market, _ options: InterviewOptions) {
    self.model = model
    self.market = market
    self.options = options
    clock = Deadline(milliseconds: options.milliseconds)
  }

  func solution(
    _ name: InterviewSolution.Name, _ places: [Int], _ own: [InterviewLevel]
  ) -> InterviewSolution {
    InterviewSolution(
      name: name, team: market.teamOfEachLearner(places),
      figures: InterviewFigures(model, market, places), levels: levels + own)
  }

  func level(_ aim: InterviewAim, _ places: [Int], _ outcome: LevelOutcome) -> InterviewLevel {
    InterviewLevel(
      aim: aim, value: market.value(of: aim, places), bound: outcome.bound,
      isProven: outcome.isProven)
  }

  /// A level whose value needs no search.
  func proven(_ aim: InterviewAim, _ places: [Int]) -> InterviewLevel {
    let value = market.value(of: aim, places)
    return InterviewLevel(aim: aim, value: value, bound: value, isProven: true)
  }
}

// MARK: - Strict and within quotas

extension InterviewDecision {
  /// All stable assignments lie between the learners' best and the teams' best, and fill the same
  /// seats.
  mutating func lattice(from learnerBest: [Int]) throws -> InterviewAnswer {
    existence = .exists
    levels = [proven(.blocking, learnerBest), proven(.unplaced, learnerBest)]
    if options.preference == .fewestEnvy { levels.insert(proven(.envy, learnerBest), at: 0) }
    let teamBest = market.teamsPropose(market.allFree, seats: market.most)
    let solutions = try options.names.map { name in
      switch name {
      case .learnerBest: solution(name, learnerBest, [proven(.learnerRanks, learnerBest)])
      case .teamBest: solution(name, teamBest, [proven(.teamRanks, teamBest)])
      case .fairest: try fairest(between: learnerBest, and: teamBest)
      }
    }
    return InterviewAnswer(
      outcome: .assigned(solutions), existence: existence,
      bestStable: market.teamOfEachLearner(learnerBest))
  }

  /// The learners' best has the least worst rank of all; so it is a limit to the lists.
  private func fairest(between learnerBest: [Int], and teamBest: [Int]) throws -> InterviewSolution
  {
    let worst = proven(.worstRank, learnerBest)
    let lists = ReducedLists(market, learnerBest: learnerBest, teamBest: teamBest)
    var program = try StabilityProgram(market) {
      lists.isOpen[$0] && market.wish[$0] <= worst.value
    }
    try program.limit(.blocking, to: 0)
    let outcome = try program.minimize(.bothRanks, known: learnerBest, clock: clock)
    let places = outcome.places ?? learnerBest
    return solution(.fairest, places, [worst, level(.bothRanks, places, outcome)])
  }
}

/// Options that may be part of a stable assignment: Gusfield and Irving's reduced lists (The stable
/// marriage problem, 1989), for strict ranks without pairs.
struct ReducedLists {
  /// Per option.
  let isOpen: [Bool]

  /// - Complexity: O(options).
  init(_ market: Market, learnerBest: [Int], teamBest: [Int]) {
    var last = [Int](repeating: -1, count: market.teams)
    for option in learnerBest where option >= 0 {
      last[market.team[option]] = max(last[market.team[option]], market.spot[option])
    }
    isOpen = (0..<market.options).map { option in
      let who = market.applicant[option]
      guard learnerBest[who] >= 0 else { return false }
      return (learnerBest[who]...teamBest[who]).contains(option)
        && market.spot[option] <= last[market.team[option]]
    }
  }
}

// MARK: - All else

extension InterviewDecision {
  mutating func search() throws -> InterviewAnswer {
    var repair = InterviewRepair(market, preferEnvy: options.preference == .fewestEnvy)
    if known == nil {
      repair.run(steps: options.steps / 10, enough: 0, clock: clock)
      if repair.isAllowed { known = repair.places }
    }
    var program = try StabilityProgram(market)
    for aim in options.preference == .fewestEnvy ? [InterviewAim.envy, .blocking] : [.blocking] {
      if let failure = try settle(aim, &program, &repair) { return failure }
    }
    if let blocking = levels.last, blocking.aim == .blocking { note(blocking) }
    if let failure = try settle(.unplaced, &program, &repair) { return failure }
    guard let known else { return InterviewAnswer(outcome: .nothingFound, existence: existence) }
    let solutions = try namedSolutions(&program, known)
    return InterviewAnswer(outcome: .assigned(solutions), existence: existence)
  }

  /// Settles a level that all solutions share; the answer if there is nothing to share.
  private mutating func settle(
    _ aim: InterviewAim, _ program: inout StabilityProgram, _ repair: inout InterviewRepair
  ) throws -> InterviewAnswer? {
    if let known, market.value(of: aim, known) == 0 {
      levels.append(proven(aim, known))
    } else {
      let (steps, share) = (options.steps, clock.half)
      let outcome = try program.minimize(aim, known: known, clock: share) { bound in
        guard aim != .unplaced else { return nil }
        repair.run(steps: steps, enough: aim == .envy ? -1 : bound, clock: share)
        return repair.isAllowed ? repair.places : nil
      }
      guard let places = outcome.places else {
        return InterviewAnswer(
          outcome: outcome.isProven ? .impossible(.pairs) : .nothingFound, existence: existence)
      }
      known = places
      levels.append(level(aim, places, outcome))
    }
    if let value = levels.last?.value { try program.limit(aim, to: value) }
    return nil
  }

  /// What the number of blocking pairs says about stable assignments.
  private mutating func note(_ blocking: InterviewLevel) {
    if blocking.value == 0 { existence = .exists }
    if existence == .unknown, options.preference == .fewestBlocking, (blocking.bound ?? 0) > 0 {
      existence = .none(.search)
    }
  }

  private func namedSolutions(
    _ program: inout StabilityProgram, _ shared: [Int]
  ) throws -> [InterviewSolution] {
    var solutions: [InterviewSolution] = []
    var best = shared
    // The fairest limits ranks for good, so it comes last.
    for name in InterviewSolution.Name.allCases where options.names.contains(name) {
      switch name {
      case .learnerBest, .teamBest:
        let aim: InterviewAim = name == .learnerBest ? .learnerRanks : .teamRanks
        let outcome = try program.minimize(aim, known: shared, clock: clock.half)
        let places = outcome.places ?? shared
        solutions.append(solution(name, places, [level(aim, places, outcome)]))
        best = [best, places].min { isFairer($0, $1) } ?? best
      case .fairest:
        let (worst, both) = try program.minimizeWorstRank(known: best, clock: clock.half)
        let places = both.places ?? best
        let own = [level(.worstRank, places, worst), level(.bothRanks, places, both)]
        solutions.append(solution(name, places, own))
      }
    }
    return options.names.compactMap { name in solutions.first { $0.name == name } }
  }

  private func isFairer(_ one: [Int], _ other: [Int]) -> Bool {
    func key(_ places: [Int]) -> (Int, Int) {
      (market.value(of: .worstRank, places), market.value(of: .bothRanks, places))
    }
    return key(one) < key(other)
  }
}
