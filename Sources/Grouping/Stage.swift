import GLPK
import GroupingModel

/// Search, then proof, of one thing to minimise.
struct Stage {
  let problem: SearchProblem
  let seed: UInt64
  var options: SolverOptions
  /// Told of cost and bound in cost units of this stage.
  let onProgress: @Sendable (String, Int64?, Int64?) -> Void
  /// Whether search alone has to do, and so should take its time.
  var isFinal = true
  /// What no plan costs less than by other means than listing groups, given the best one known; in
  /// cost units of this stage.
  var floor: (Partition) -> Int64? = { _ in nil }

  struct Outcome {
    /// Best first; empty where no plan keeps all required rules.
    var plans: [Partition] = []
    /// What the best plan costs in this stage.
    var cost: Int64?
    var proof: ExactEngine.Outcome?
    /// See `Stage.floor`; nil where groups were listed.
    var floor: Int64?
    /// What the proof's bound stands on, where no groups were listed for it.
    var unlisted: BoundBasis?
    var iterations = 0
    var note: String?

    /// Whether the plan is proven best or, without a plan, that there is none.
    var isProven: Bool { proof?.isProven ?? false || isAtFloor }

    /// What the proof's bound stands on; nil without a bound.
    var basis: BoundBasis? {
      guard let proof, proof.bound != nil else { return nil }
      if let unlisted { return unlisted }
      return proof.certified != nil || proof.listed > 0 ? .groups : .rules
    }

    private var isAtFloor: Bool {
      guard let cost, let floor else { return false }
      return cost <= floor
    }
  }

  /// Chains of one search, whatever the number of threads, so that the plan does not depend on it.
  /// Where pairs are all there is to pay, few long coolings of a large class do better than more short
  /// ones; open sizes want variety.
  private var chains: Int {
    problem.soft.isOnlyPairs && problem.learners >= 200 && !problem.hasOpenSizes ? 2 : 4
  }

  private var search: Search { Search(problem, seed: seed) }

  /// - Parameter plans: plans known, best first.
  /// - Throws: `SolverError`.
  func run(startingWith plans: [Partition]) throws -> Outcome {
    let isProvable = self.isProvable
    // Search minimises cost; where groups beyond a limit are counted, there is only the proof.
    var outcome = Outcome(plans: plans)
    if case .cost = problem.measure {
      // Where groups can be listed, that soon tells whether there is a plan at all.
      outcome = look(
        from: plans, isThorough: isFinal && !isProvable, rounds: isProvable ? 1 : Self.rounds)
    }
    if problem.isNeverNegative, outcome.cost == 0 {
      // Nothing costs less than nothing, however many groups there are.
      outcome.proof = ExactEngine.Outcome(cost: 0, bound: 0, isProven: true)
      return outcome
    }
    // First, where a proof may well take all the time there is.
    let pairs = isProvable || outcome.cost == nil ? nil : pairFloor()
    guard isProvable || isSearchable else {
      take(pairs, .pairs, &outcome)
      try solveCompact(&outcome)
      try bound(&outcome)
      return outcome
    }
    do {
      if outcome.plans.isEmpty, isProvable { try findPlan(&outcome) }
      if !outcome.plans.isEmpty { try prove(&outcome) }
      if !outcome.isProven { take(pairs ?? pairFloor(), .pairs, &outcome) }
    } catch let error as GLPKError where options.exact == .auto {
      outcome.note = "no proof: \(error.cause)"
    } catch let error as GLPKError {
      throw SolverError.glpk(error)
    }
    return outcome
  }

  /// Without listing groups: how far from best the plan is at most by other means.
  private func bound(_ outcome: inout Outcome) throws(SolverError) {
    if case .cost = problem.measure { outcome.floor = outcome.plans.first.flatMap(floor) }
    guard !outcome.isProven else { return }
    if options.exact == .only { throw SolverError.outOfReach }
    outcome.note =
      options.exact == .off
      ? "search alone was asked for" : "there are too many possible groups to list"
  }

  /// A better plan, or a better bound, from the integer program of learners in groups.
  private func solveCompact(_ outcome: inout Outcome) throws(SolverError) {
    guard options.exact != .off, let cost = outcome.cost, let plan = outcome.plans.first,
      !outcome.isProven, floor(plan).map({ $0 < cost }) ?? true,
      CompactProgram.isOfUse(for: problem), !options.shouldStop()
    else { return }
    onProgress("proof", cost, nil)
    do {
      let answer = try CompactBound(problem, shouldStop: options.shouldStop).run(below: cost)
      if let better = answer.plan {
        outcome.plans.insert(better, at: 0)
        outcome.cost = better.groups.reduce(0) {
          $0 + SingleGroup(problem).cost(of: $1.members, kind: $1.kind)
        }
      }
      take(answer.bound, .program, &outcome)
    } catch {
      // Trouble inside GLPK: the other bounds stand.
      if options.exact == .only { throw SolverError.glpk(error) }
    }
  }

  /// What all pairs cost at least, looked at all at once; nil where that says nothing.
  private func pairFloor() -> Int64? {
    guard options.exact != .off, problem.soft.othersAreNeverNegative,
      let pairs = SemidefiniteBound(problem)?.bound(shouldStop: options.shouldStop)
    else { return nil }
    return pairs + problem.soft.leastLinear
  }

  /// Takes over a bound that is better than those known.
  private func take(_ floor: Int64?, _ basis: BoundBasis, _ outcome: inout Outcome) {
    guard !outcome.isProven, let floor, let cost = outcome.cost else { return }
    let bound = min(cost, floor)
    let known = [outcome.proof?.bound, outcome.plans.first.flatMap(self.floor)].compactMap { $0 }
    guard known.allSatisfy({ bound > $0 }) else { return }
    var proof = outcome.proof ?? ExactEngine.Outcome()
    (proof.cost, proof.bound, proof.isProven) = (cost, bound, bound == cost)
    (proof.prices, proof.certified) = ([], nil)
    outcome.proof = proof
    outcome.unlisted = basis
    onProgress("bound", cost, bound)
  }

  /// Whether a proof is asked for, and all groups can be listed for it.
  var isProvable: Bool {
    options.exact != .off && engine(PartitionProgram(problem)).isListable
  }

  /// Whether the groups that matter can be found without listing all.
  private var isSearchable: Bool {
    if case .cost(limit: nil) = problem.measure {
      return options.exact != .off && engine(PartitionProgram(problem)).isSearchable
    }
    return false
  }

  private func engine(_ program: PartitionProgram) -> ExactEngine {
    ExactEngine(
      program: program, threads: options.threads, mostCore: options.mostCore,
      shouldStop: options.shouldStop,
      onProgress: { onProgress("proof", $0, $1) })
  }

  /// Where search finds no plan that keeps the required rules: one by proof, or that there is none.
  private func findPlan(_ outcome: inout Outcome) throws {
    let proof = try feasibility()
    outcome.plans = proof.partition.map { [$0] } ?? []
    outcome.proof = proof
    outcome.note = proof.note
    guard outcome.plans.isEmpty, !proof.isProven, case .cost = problem.measure else { return }
    let found = look(from: [], isThorough: false, rounds: Self.rounds)
    outcome.plans = found.plans
    outcome.cost = found.cost
    outcome.iterations += found.iterations
  }

  /// Whether there is a plan at all, by listing all groups.
  private func feasibility() throws -> ExactEngine.Outcome {
    let free = problem.withoutCost
    let program = PartitionProgram(free, tallies: try Tallies.useful(free))
    return try engine(program).run(plans: [])
  }

  /// A proof that there is no plan; nil where none was found.
  func proofOfNone() throws -> ExactEngine.Outcome? {
    do {
      let proof = try feasibility()
      return proof.isProven && proof.partition == nil ? proof : nil
    } catch let error as GLPKError {
      if options.exact == .auto { return nil }
      throw SolverError.glpk(error)
    }
  }

  private func prove(_ outcome: inout Outcome) throws {
    onProgress("listing groups", outcome.cost, nil)
    let isListed = isProvable
    let program = PartitionProgram(
      problem, tallies: isListed ? try Tallies.useful(problem) : nil)
    let proof =
      isListed
      ? try engine(program).run(plans: outcome.plans)
      : try engine(program).search(from: outcome.plans)
    if let better = proof.partition { outcome.plans.insert(better, at: 0) }
    outcome.cost = proof.cost
    outcome.note = proof.isProven ? nil : proof.note
    outcome.proof = proof
  }

  /// Rounds of a search that finds no plan.
  private static let rounds = 3

  /// Annealing until a plan keeps all required rules, in rounds of growing length.
  private func look(from plans: [Partition], isThorough: Bool, rounds: Int) -> Outcome {
    var outcome = Outcome()
    var starts = plans.compactMap(search.slots)
    var budget = iterations(isThorough: isThorough)
    for round in 0..<rounds {
      let result = search.run(
        chains: chains, iterations: budget, round: round, starts: starts,
        threads: options.threads, shouldStop: options.shouldStop, floor: floor)
      outcome.iterations += result.iterations
      outcome.plans = result.ends.filter { $0.violations == 0 }.map(search.partition)
      if let best = result.best, best.violations == 0 {
        outcome.cost = best.cost
        onProgress("search", best.cost, nil)
        break
      }
      if options.shouldStop() || options.iterations != nil { break }
      starts = result.ends.map(\.slots)
      budget *= 4
    }
    return outcome
  }

  /// Iterations of one chain.
  private func iterations(isThorough: Bool) -> Int {
    if let asked = options.iterations { return asked / chains }
    // In large groups every sum and every friend ties learners down: cooling there takes long.
    let hasLargeGroups = problem.soft.largestSize >= LikeLearners.largeGroup
    if isThorough, hasLargeGroups { return min(problem.learners * 250_000, 30_000_000) }
    // A large class is worth up to a minute of two cores.
    let most =
      LargeSearch.isOfUse(for: problem)
      ? max(4_000_000, min(16 * problem.learners * problem.learners, 100_000_000)) : 4_000_000
    return min(problem.learners * (isThorough ? 25_000 : 1_000), most)
  }
}

/// Why a run has no answer.
public enum SolverError: Error, Sendable, CustomStringConvertible {
  /// GLPK failed, and a proof was insisted on.
  case glpk(any Error & Sendable)
  /// The groups cannot be listed, and a proof was insisted on.
  case outOfReach

  public var description: String {
    switch self {
    case .glpk(let error): "GLPK failed: \(error)"
    case .outOfReach:
      "there are too many possible groups for a proof. Remedy: use --exact auto, or smaller groups"
    }
  }
}
