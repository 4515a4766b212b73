/// How often each class is in each bootstrap replicate, class after class.
///
/// Together the numbers of a replicate are a draw of as many classes as there are, with
/// replacement: a multinomial is a chain of binomials, in which each class takes its part of the
/// draws that are left (Devroye 1986, section XI.1.4). No number depends on how classes are split
/// up.
struct ResampleWeights: Sendable {
  private let classes: Int
  private let draws: Draws
  private var next = 0
  /// Per replicate, the draws taken by classes so far; the number of classes after the last one.
  private(set) var drawn: [Double]

  init(classes: Int, replicates: Int, seed: UInt64) {
    self.classes = classes
    draws = Draws(seed: seed, of: "bootstrap")
    drawn = [Double](repeating: 0, count: replicates)
  }

  /// Of the next class, per replicate.
  mutating func forNextClass() -> [Double] {
    precondition(next < classes, "more classes than announced")
    let chance = 1 / Double(classes - next)
    let weights = drawn.indices.map { replicate in
      let share = draws.uniform(.null, next, replicate)
      let left = classes - Int(drawn[replicate])
      return Double(Binomial.quantile(share, trials: left, chance: chance))
    }
    for replicate in drawn.indices { drawn[replicate] += weights[replicate] }
    next += 1
    return weights
  }
}
