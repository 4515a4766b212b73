/// A proven bound on what dense prices of pairs add up to: distances within groups, or how alike
/// team-mates are over several columns.
///
/// The plain relaxation (`PairProgram`) is tightened in rounds by raising pairs, as no two learners
/// are together less than not at all, and by `RoundingCut`s; each round is proven by itself
/// (`RaisedPrices`), so that it may stop at any time.
public struct SemidefiniteBound: Sendable {
  let program: PairProgram

  /// Learners up to whom it is worth trying: some minutes of work, 100 MiB.
  static let mostLearners = 1000
  /// Rounds of turns and cuts, at most.
  private static let mostRounds = 24
  private static let turnsPerRound = 80
  /// Two rounds in turn that gain less than this share of what is proven are the last.
  private static let leastGain = 2e-5
  /// Turns go on until the relaxation is solved so well, relatively.
  private static let solved = 1e-6
  /// How well it must be solved for cuts to be looked for.
  private static let settled = 5e-4

  init(_ program: PairProgram) { self.program = program }

  /// A bound on the cost of pairs, in cost units: no plan pays less for them. Rules that are required
  /// are left out of it, all that is known of a plan being its groups' sizes.
  ///
  /// The same for every run; interrupted, it is what was proven until then.
  /// - Returns: nil where nothing is proven beyond the sum of all negative prices.
  /// - Complexity: rounds of O(learners cubed) each: 5 s for 120 learners, a minute for 480.
  public func bound(shouldStop: () -> Bool) -> Int64? {
    guard let worth = worth(rounds: Self.mostRounds, shouldStop: shouldStop) else { return nil }
    return worth < program.mostWorth ? -worth : nil
  }

  /// What no plan is worth more than; nil where nothing could be proven.
  func worth(rounds: Int, shouldStop: () -> Bool) -> Int64? {
    guard var best = RaisedPrices(program)?.worth(shouldStop: shouldStop) else { return nil }
    let splitting = PriceSplitting(program)
    var idle = 0
    for round in 0..<rounds where idle < 2 {
      if splitting.residual < Self.settled { cut(splitting, round: round) }
      guard turn(splitting, shouldStop) else { break }
      let found = splitting.raisedPrices()?.worth(shouldStop: shouldStop) ?? best
      let gain = Double(best - found)
      idle = gain < Double(best.magnitude) * Self.leastGain ? idle + 1 : 0
      best = min(best, found)
    }
    return best
  }

  /// Takes in cuts that what the relaxation takes for a plan does not keep.
  private func cut(_ splitting: PriceSplitting, round: Int) {
    var separation = RoundingSeparation(
      splitting.plan, groups: program.groups, seed: UInt64(round))
    splitting.renew(separation.cuts(tries: 400 * program.learners, limit: 10 * program.learners))
  }

  /// - Returns: false if stopped, or if numbers got out of hand.
  private func turn(_ splitting: PriceSplitting, _ shouldStop: () -> Bool) -> Bool {
    for _ in 0..<Self.turnsPerRound where splitting.residual > Self.solved {
      if shouldStop() || !splitting.turn() { return false }
    }
    return true
  }
}
