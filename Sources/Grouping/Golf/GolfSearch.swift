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
/// - Returns: at least one round and at most `rounds`; verified; members ascending.
package func golf(_ size: GolfSize, rounds: Int?, options: GolfOptions) -> GolfRounds {
  var search = GolfSearch(size, goal: min(rounds ?? size.bound, size.bound), options: options)
  search.run()
  return search.best.prefix(rounds ?? search.best.count).map { round in
    round.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }
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
    let constructed = GolfConstruction.best(size)
    best =
      GolfCheck.isValid(constructed, for: size) ? constructed : [GolfConstruction.oneRound(size)]
    movesLeft = options.iterations ?? .max
  }

  /// Asks for the goal, and then for one round more than there are as long as that is found.
  mutating func run() {
    inflate()
    for pass in 0..<Self.passes {
      for target in targets where !isDone { attempt(target, pass: pass) }
      var before = 0
      while before < best.count, !isDone {
        before = best.count
        attempt(best.count + 1, pass: pass)
      }
      if isDone { return }
    }
  }

  /// Rounds of smaller problems, with each learner in the place of several.
  private mutating func inflate() {
    for (factor, outer) in GolfConstruction.factors(of: size) where !isDone {
      guard outer.groups > 1, movesLeft > Self.smallMoves else { continue }
      movesLeft -= Self.smallMoves
      var small = options
      small.iterations = Self.smallMoves
      let rounds = golf(outer, rounds: nil, options: small)
      guard let inflated = GolfConstruction.inflated(size, by: factor, outer: rounds),
        inflated.count > best.count, GolfCheck.isValid(inflated, for: size)
      else { continue }
      best = inflated
    }
  }

  /// Moves for a smaller problem.
  private static let smallMoves = 100_000

  /// The goal, and some numbers of rounds above it: more rounds can be easier to find than fewer.
  private var targets: [Int] {
    Array(goal...min(goal + Self.beyond, max(goal, size.bound)))
      + (size.bound > goal + Self.beyond ? [size.bound] : [])
  }

  private static let beyond = 4

  private var isDone: Bool { best.count >= goal || movesLeft <= 0 || options.shouldStop() }

  /// Tries the symmetries for so many rounds that are small enough for the pass.
  private mutating func attempt(_ target: Int, pass: Int) {
    guard target > best.count else { return }
    var list = starters[target] ?? StarterList.starters(size, rounds: target)
    list.removeAll { starter in
      guard !isDone, starter.choices <= Self.mostChoices(pass) else { return false }
      guard starter.isPossible else { return true }
      anneal(starter, pass: pass)
      return false
    }
    starters[target] = list
  }

  /// Several coolings of a starter, as many as its pass has moves for.
  private mutating func anneal(_ starter: Starter, pass: Int) {
    var moves = Self.moves(pass)
    while moves > 0, !isDone {
      let part = min(moves, movesLeft, Self.movesPerChoice * starter.choices)
      moves -= part
      cool(starter, moves: part)
    }
  }

  private mutating func cool(_ starter: Starter, moves: Int) {
    guard let search = StarterSearch(starter, seed: options.seed, stream: stream) else { return }
    stream += 1
    movesLeft -= moves
    guard search.run(moves: moves, shouldStop: options.shouldStop),
      GolfCheck.isValid(search.rounds, for: size)
    else { return }
    best = search.rounds
  }

  /// Moves of one cooling: more do not help small starters, where starting again does.
  private static let movesPerChoice = 4_000

  /// Moves that a starter gets in a pass.
  private static func moves(_ pass: Int) -> Int { 8_000 << pass }

  /// Larger starters wait until a pass has the moves that they need.
  private static func mostChoices(_ pass: Int) -> Int { 16 << (pass / 2) + 8 * (pass % 2) }
}
