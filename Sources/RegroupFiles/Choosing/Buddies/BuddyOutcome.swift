import Choosing

/// What came of a scenario of buddies, with all that is told of it.
package struct BuddyOutcome: Sendable {
  package let loaded: LoadedBuddies
  let generator: String
  /// None where there is no plan; fewer than asked for where the time was over.
  private(set) var rounds: [Round] = []
  /// Where stable pairs were asked for.
  private(set) var stable: StableBuddies?
  /// Why there is no plan.
  private(set) var conflict: BuddyConflict?

  /// One round.
  struct Round: Sendable {
    /// Pairs, and a trio behind them.
    let units: [[Int]]
    let leftOut: Int?
    /// Thousandths of a point by unit and rule.
    let parts: [[Int]]
    /// Of leaving somebody out.
    let aloneCost: Int
    /// No plan costs less; nil where that is not known, or not what was asked for.
    let bound: Int?
    /// How often those who meet had met before.
    let repeats: Int
    let isProven: Bool
    /// What proves it.
    let certificate: BuddyCertificate?
    /// Who would rather be with each other; nil without wishes.
    let blocking: [BuddyPair]?

    var cost: Int { parts.joined().reduce(aloneCost, +) }
  }

  /// - Throws: `ModelError` for costs too far apart to come second to repeats; `GLPKError`.
  package init(_ loaded: LoadedBuddies, milliseconds: Int?, generator: String) throws {
    self.loaded = loaded
    self.generator = generator
    switch loaded.task {
    case .once: try solveOnce(milliseconds)
    case .rounds(let count): try solveRounds(count, milliseconds)
    case .stable: try solveStable(milliseconds)
    }
  }

  package var isImpossible: Bool { conflict != nil }
  package var hasPlan: Bool { !rounds.isEmpty }

  private mutating func solveOnce(_ milliseconds: Int?) throws {
    switch try solveBuddies(loaded.costs, odd: loaded.odd, timeLimit: milliseconds) {
    case .impossible(let why): conflict = why
    case .undecided: break
    case .plan(let plan):
      rounds = [
        try round(
          plan.pairs, plan.trio, plan.leftOut, bound: plan.bound, isProven: plan.isProven,
          certificate: plan.certificate())
      ]
    }
  }

  private mutating func solveRounds(_ count: Int, _ milliseconds: Int?) throws {
    let plan = try planBuddyRounds(
      loaded.costs, rounds: count, odd: loaded.odd, met: loaded.met, timeLimit: milliseconds)
    if case .impossible(let why) = plan.failure { conflict = why }
    rounds = try plan.rounds.map {
      try round(
        $0.pairs, $0.trio, $0.leftOut, repeats: $0.repeats, isProven: $0.isProven,
        certificate: $0.certificate)
    }
  }

  private mutating func solveStable(_ milliseconds: Int?) throws {
    guard let wishes = loaded.wishes else { return }
    let ranks = try wishes.rankings(apart: loaded.apart)
    switch try stableBuddies(ranks, odd: loaded.odd, timeLimit: milliseconds) {
    case .impossible(let why): conflict = why
    case .undecided: break
    case .plan(let plan):
      stable = plan
      rounds = [
        try round(
          plan.pairs, plan.trio, plan.leftOut, isProven: plan.isProven, blocking: plan.blocking)
      ]
    }
  }

  private func round(
    _ pairs: [BuddyPair], _ trio: Trio?, _ leftOut: Int?, bound: Int? = nil, repeats: Int? = nil,
    isProven: Bool, certificate: BuddyCertificate? = nil, blocking: [BuddyPair]? = nil
  ) throws -> Round {
    let units = pairs.map { [$0.first, $0.second] } + (trio.map { [$0.members] } ?? [])
    let meetings = pairs + (trio?.pairs ?? [])
    var aloneCost = 0
    if let leftOut, case .leftOut(let costs) = loaded.odd, !costs.isEmpty {
      aloneCost = costs[leftOut] ?? 0
    }
    return Round(
      units: units, leftOut: leftOut,
      parts: try units.map { unit in
        try Self.pairs(of: unit).reduce([Int](repeating: 0, count: loaded.rules.count)) {
          zip($0, try loaded.model.parts(of: $1)).map(+)
        }
      },
      aloneCost: aloneCost, bound: bound,
      repeats: repeats ?? meetings.reduce(0) { $0 + (loaded.met[$1] ?? 0) }, isProven: isProven,
      certificate: certificate,
      blocking: try blocking
        ?? loaded.wishes?.rankings().blocking(pairs: pairs, trio: trio)
        .filter { !loaded.apart.contains($0) })
  }

  /// All who meet within a pair or a trio.
  static func pairs(of unit: [Int]) -> [BuddyPair] {
    unit.indices.flatMap { index in
      unit[(index + 1)...].map { BuddyPair(unit[index], $0) }
    }
  }
}

extension BuddyOutcome.Round {
  /// With whom a learner is; nobody for the one left out.
  func partners(of learner: Int) -> [Int] {
    (units.first { $0.contains(learner) } ?? []).filter { $0 != learner }
  }

  /// How learners who named somebody were served.
  struct WishFigures: Sendable {
    /// Those who named somebody.
    let asked: Int
    /// Per rank from 1, how many are with somebody of that rank; in a trio the better one counts.
    let ranks: [Int]
    var missed: Int { asked - ranks.reduce(0, +) }
  }

  func figures(_ wishes: BuddyWishes) -> WishFigures {
    var ranks = [Int](repeating: 0, count: max(0, wishes.lastRank - 1))
    var asked = 0
    for (learner, answer) in wishes.answers.enumerated() {
      guard case .ranked = answer else { continue }
      asked += 1
      if let best = wishes.best(for: learner, of: partners(of: learner)) { ranks[best - 1] += 1 }
    }
    return WishFigures(asked: asked, ranks: ranks)
  }
}

extension BuddyWishes {
  /// The better rank of a learner's partners; nil if none is named.
  func best(for learner: Int, of partners: [Int]) -> Int? {
    partners.compactMap { rank(learner, $0) }.min()
  }
}
