/// How long to look for rounds.
package struct GolfOptions: Sendable {
  package var seed: UInt64 = 1
  /// Exchanges tried over all searches; nil for no limit.
  package var iterations: Int?
  package var shouldStop: @Sendable () -> Bool = { false }

  package init(
    seed: UInt64 = 1, iterations: Int? = nil,
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) {
    self.seed = seed
    self.iterations = iterations
    self.shouldStop = shouldStop
  }
}

/// As many rounds as can be found in which nobody meets anybody twice.
///
/// Constructions come first; then starter rounds are searched for under one symmetry after the
/// other, again and again with twice as many moves.
///
/// - Parameter rounds: where to stop; nil for as many as can be.
/// - Returns: at least one round and at most `rounds`; verified.
package func golf(_ size: GolfSize, rounds: Int?, options: GolfOptions) -> GolfRounds {
  var search = GolfSearch(size, goal: min(rounds ?? size.bound, size.bound), options: options)
  search.run()
  return Array(search.best.prefix(rounds ?? search.best.count))
}

private struct GolfSearch {
  let size: GolfSize
  let goal: Int
  let options: GolfOptions
  private(set) var best: GolfRounds
  private var movesLeft: Int
  private var stream: UInt64 = 0
  private var starters: [Int: [Starter]] = [:]

  private static let passes = 24

  init(_ size: GolfSize, goal: Int, options: GolfOptions) {
    self.size = size
    self.goal = goal
    self.options = options
    best = GolfConstruction.best(size)
    movesLeft = options.iterations ?? .max
  }

  /// Asks for the goal, and then for one round more than there are as long as that is found.
  mutating func run() {
    for pass in 0..<Self.passes {
      for target in goal...max(goal, size.bound) { attempt(target, pass: pass) }
      var before = 0
      while before < best.count, best.count < goal, !isOver {
        before = best.count
        attempt(best.count + 1, pass: pass)
      }
      if best.count >= goal || isOver { return }
    }
  }

  private var isOver: Bool { movesLeft <= 0 || options.shouldStop() }

  /// Tries all symmetries for so many rounds, unless there are as many already.
  private mutating func attempt(_ target: Int, pass: Int) {
    guard target > best.count, best.count < goal else { return }
    for starter in starters(target) {
      if isOver { return }
      let moves = min(Self.moves(for: starter.choices) << pass, movesLeft)
      guard let search = StarterSearch(starter, seed: options.seed, stream: stream) else {
        continue
      }
      stream += 1
      movesLeft -= moves
      let isFound = search.run(moves: moves, shouldStop: options.shouldStop)
      if isFound, GolfCheck.isValid(search.rounds, for: size) {
        best = search.rounds
        return
      }
    }
  }

  /// Moves of the first pass: more choices need more than in proportion.
  private static func moves(for choices: Int) -> Int { 30 * choices * min(choices, 100) }

  private mutating func starters(_ target: Int) -> [Starter] {
    if let known = starters[target] { return known }
    let list = StarterList.starters(size, rounds: target)
    starters[target] = list
    return list
  }
}
