import GLPK
import GroupingModel

/// Branch and cut on the compact program: a bound, a better plan, or the proof that there is none.
struct CompactBound {
  private let search: SearchProblem
  private let shouldStop: @Sendable () -> Bool

  /// Rows times nodes after which the search ends, and nodes at least and at most.
  private static let work = 1_500_000
  private static let nodes = 200...20_000
  /// Part of the nodes that may pass without a better bound.
  private static let idlePart = 3
  /// Iterations of the first relaxation.
  private static let mostIterations = 100_000

  struct Answer {
    /// No plan costs less; nil where nothing was proven.
    var bound: Int64?
    /// A plan cheaper than the one known.
    var plan: Partition?
  }

  init(_ search: SearchProblem, shouldStop: @escaping @Sendable () -> Bool) {
    self.search = search
    self.shouldStop = shouldStop
  }

  /// - Parameter cost: of the plan known.
  /// - Throws: `GLPKError`.
  func run(below cost: Int64) throws(GLPKError) -> Answer {
    var program = try CompactProgram.make(search)
    var simplex = SimplexOptions(method: .dualThenPrimal)
    simplex.iterationLimit = Self.mostIterations
    let relaxation = try program.problem.simplex(simplex)
    guard relaxation.status == .optimal else { return Answer() }
    var options = IntegerOptions()
    options.cuts = [.gomory, .mixedIntegerRounding, .cover, .clique]
    let nodes = min(
      max(Self.work / program.problem.rowCount, Self.nodes.lowerBound), Self.nodes.upperBound)
    options.nodeLimit = nodes
    options.cutoff = Double(cost - program.fixed - search.granularity) + 0.5
    var idle = Idle()
    let shouldStop = shouldStop
    let result = try program.problem.integerSearch(options) { progress in
      shouldStop() || idle.isLong(progress, nodes / Self.idlePart) ? .stop : .go
    }
    // With a plan known there is one, whatever tolerances make of it.
    guard result.status != .infeasible else { return Answer() }
    let known = max(result.bound ?? relaxation.objective, relaxation.objective)
    return Answer(bound: bound(known, program, cost), plan: better(result, program, than: cost))
  }

  /// Nodes since the bound last rose.
  private struct Idle {
    private var bound = -Double.infinity
    private var since = 0

    mutating func isLong(_ progress: IntegerProgress, _ most: Int) -> Bool {
      let bound = progress.bound ?? -.infinity
      if bound > self.bound + 0.5 { (self.bound, since) = (bound, progress.nodes) }
      return progress.nodes - since > most
    }
  }

  /// GLPK's bound, less its tolerance.
  private func bound(
    _ bound: Double, _ program: borrowing CompactProgram, _ cost: Int64
  ) -> Int64? {
    guard abs(bound) < 1e15 else { return nil }
    let safe = bound - 1e-6 * max(1, abs(bound)) - 1e-3
    let unit = search.granularity
    let least = Int64(safe.rounded(.up)) + program.fixed
    // All plans cost multiples of it.
    return min(cost, least > 0 ? (least + unit - 1) / unit * unit : least)
  }

  private func better(
    _ result: IntegerResult, _ program: borrowing CompactProgram, than cost: Int64
  ) -> Partition? {
    guard !result.values.isEmpty else { return nil }
    let slots = (0..<search.learners).map { learner in
      program.slotKinds.indices.first { result.values[program.place(learner, $0)] > 0.5 } ?? 0
    }
    let state = SearchState(search)
    state.load(slots)
    guard state.violations == 0, state.cost < cost else { return nil }
    return state.membership.partition
  }
}
