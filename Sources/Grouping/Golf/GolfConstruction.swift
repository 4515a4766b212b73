/// Rounds that theory gives at once.
enum GolfConstruction {
  /// The most rounds of all constructions here; at least one round.
  ///
  /// - Complexity: O(rounds x learners) and what the fields need.
  static func best(_ size: GolfSize) -> GolfRounds {
    if size.size == 2 { return everyPair(of: size.learners) }
    if size.groups < size.size { return [oneRound(size)] }
    let candidates =
      [kirkman(size), thirtyTwo(size), [oneRound(size)]]
      + factors(of: size).map { inflated(size, by: $0, outer: best($1)) }
    return candidates.compactMap { $0 }.reduce([]) { $1.count > $0.count ? $1 : $0 }
  }

  /// Everybody beside who is next to them.
  static func oneRound(_ size: GolfSize) -> [[Int]] {
    (0..<size.groups).map { Array(($0 * size.size)..<(($0 + 1) * size.size)) }
  }

  /// The circle method (Kirkman 1847): one stays, the others go round.
  private static func everyPair(of learners: Int) -> GolfRounds {
    let others = learners - 1
    return (0..<others).map { round in
      [[round, others]]
        + (1..<max(1, learners / 2)).map { step in
          [(round + step) % others, (round + others - step) % others].sorted()
        }
    }
  }

  /// Everybody of a smaller problem becomes `factor` learners, and each of its groups a resolvable
  /// transversal design of as many rounds; the learners that one became may meet in further rounds.
  ///
  /// With one group at the start this is a set of orthogonal Latin squares, and an affine space where
  /// `factor` is a power of the size.
  ///
  /// - Parameter outer: rounds of the smaller problem.
  static func inflated(_ size: GolfSize, by factor: Int, outer: GolfRounds) -> GolfRounds? {
    guard let matrix = DifferenceMatrix(order: factor, rows: size.size) else { return nil }
    let rounds = outer.flatMap { groups in
      (0..<factor).map { column in
        groups.flatMap { group in
          (0..<factor).map { shift in
            zip(group, matrix.rows).map { member, row in
              member * factor + matrix.sum(row[column], shift)
            }
          }
        }
      }
    }
    guard factor % size.size == 0 else { return rounds }
    let within = best(GolfSize(groups: factor / size.size, size: size.size))
    return rounds
      + within.map { groups in
        (0..<(size.learners / factor)).flatMap { learner in
          groups.map { $0.map { learner * factor + $0 } }
        }
      }
  }

  /// Kirkman triple systems of 3q and 2q + 1 learners, q a prime power of the form 6t + 1
  /// (Ray-Chaudhuri and Wilson 1971).
  private static func kirkman(_ size: GolfSize) -> GolfRounds? {
    guard size.size == 3, size.groups % 2 == 1 else { return nil }
    return KirkmanTriples(order: size.groups, copies: 3)?.ofThreeCopies
      ?? KirkmanTriples(order: (size.learners - 1) / 2, copies: 2)?.ofTwoCopies
  }

  private static func thirtyTwo(_ size: GolfSize) -> GolfRounds? {
    size == GolfSize(groups: 8, size: 4) ? ThirtyTwoInFours.rounds : nil
  }

  /// Divisors of the number of groups, above 1, and the problem that each leaves.
  static func factors(of size: GolfSize) -> [(factor: Int, outer: GolfSize)] {
    (2...max(2, size.groups)).filter { size.groups % $0 == 0 }
      .map { ($0, GolfSize(groups: size.groups / $0, size: size.size)) }
  }
}
