/// Prices of pairs, each shared out between its two learners.
///
/// However a pair's price is shared, a group costs what its members pay plus their shares, so the
/// cheapest shares bound it from below. Shares that make this bound high are found by subgradient
/// steps, as for quadratic knapsacks (Caprara, Pisinger and Toth 1999).
struct PairShares {
  private let learners: Int
  /// What the first learner pays for the second, `learners x learners`.
  private let shares: Flat<Int64>
  /// Each learner's shares, ascending, and whom they are for.
  let sorted: Flat<Int64>
  let order: Flat<Int32>

  /// Room for shares, none of them set.
  init(learners: Int, in arena: Arena) {
    self.learners = learners
    shares = arena.array(of: 0, count: learners * learners)
    sorted = arena.array(of: 0, count: learners * learners)
    order = arena.array(of: 0, count: learners * learners)
  }

  /// Halves every price.
  func halve(_ prices: Flat<Int64>) {
    for one in 0..<learners {
      for other in 0..<one {
        let half = prices[one * learners + other] >> 1
        shares[one * learners + other] = half
        shares[other * learners + one] = prices[one * learners + other] - half
      }
    }
  }

  /// All shares, `learners x learners`.
  var values: [Int64] { (0..<shares.count).map { shares[$0] } }

  /// Replaces all shares.
  func take(_ values: [Int64]) {
    for (cell, share) in values.enumerated() { shares[cell] = share }
  }

  /// Takes over the shares of some learners.
  func copy(_ parent: PairShares, of candidates: Flat<Int32>, from start: Int, count: Int) {
    for place in start..<(start + count) {
      let row = Int(candidates[place]) * learners
      for other in start..<(start + count) {
        let cell = row + Int(candidates[other])
        shares[cell] = parent.shares[cell]
      }
    }
  }

  /// Sorts the shares that some learners pay for one another.
  func sort(_ candidates: Flat<Int32>, from start: Int, count: Int) {
    for place in start..<(start + count) {
      let row = Int(candidates[place]) * learners
      var length = 0
      for other in start..<(start + count) where other != place {
        let share = shares[row + Int(candidates[other])]
        var slot = length
        while slot > 0, sorted[row + slot - 1] > share {
          sorted[row + slot] = sorted[row + slot - 1]
          order[row + slot] = order[row + slot - 1]
          slot -= 1
        }
        sorted[row + slot] = share
        order[row + slot] = candidates[other]
        length += 1
      }
    }
  }

  /// Raises the bound by subgradient steps.
  ///
  /// - Parameters:
  ///   - candidates: `count` learners from `start`.
  ///   - gains: what each learner pays alone, from `start`.
  ///   - missing: how many of them a group takes.
  ///   - target: bound that is enough.
  /// - Returns: the best bound seen.
  func raise(
    _ candidates: Flat<Int32>, from start: Int, count: Int, gains: Flat<Int64>,
    missing: Int, to target: Int64, steps: Int, _ scratch: Scratch
  ) -> Int64 {
    var best = Int64.min
    var length = 1.0
    var stale = 0
    for _ in 0..<steps {
      let bound = scratch.choose(self, candidates, from: start, count, gains, missing)
      if bound > best {
        best = bound
        stale = 0
      } else {
        stale += 1
        if stale > Self.patience {
          length *= Self.shortening
          stale = 0
        }
      }
      if bound >= target { return bound }
      if !scratch.step(self, length * Double(target - bound)) { break }
    }
    return best
  }

  private static let patience = 5
  private static let shortening = 0.7

  /// What goes on within a step.
  struct Scratch {
    private let learners: Int
    private let picks: Flat<Int32>
    private let values: Flat<Int64>
    private let totals: Flat<Int64>
    private let chosen: Flat<Int32>
    /// Step in which a learner was picked by another.
    private let marks: Flat<Int32>
    private let counters: Flat<Int32>
    private let size: Int

    init(learners: Int, size: Int, in arena: Arena) {
      self.learners = learners
      self.size = size
      picks = arena.array(of: 0, count: learners * size)
      values = arena.array(of: 0, count: size + 1)
      totals = arena.array(of: 0, count: size + 1)
      chosen = arena.array(of: 0, count: size + 1)
      marks = arena.array(of: 0, count: learners * learners)
      counters = arena.array(of: 0, count: 2)
    }

    /// The cheapest members by what they pay themselves and their cheapest shares.
    @inline(__always)
    fileprivate func choose(
      _ shares: PairShares, _ candidates: Flat<Int32>, from start: Int, _ count: Int,
      _ gains: Flat<Int64>, _ missing: Int
    ) -> Int64 {
      var taken = 0
      for place in start..<(start + count) {
        let learner = Int(candidates[place])
        let row = learner * learners
        let list = learner * size
        var length = 0
        for other in start..<(start + count) where other != place {
          let share = shares.shares[row + Int(candidates[other])]
          if length == missing - 1 {
            if length == 0 || share >= values[length - 1] { continue }
            length -= 1
          }
          var slot = length
          while slot > 0, values[slot - 1] > share {
            values[slot] = values[slot - 1]
            picks[list + slot] = picks[list + slot - 1]
            slot -= 1
          }
          values[slot] = share
          picks[list + slot] = candidates[other]
          length += 1
        }
        var total = gains[start + learner]
        for slot in 0..<length { total &+= values[slot] }
        if taken == missing {
          if total >= totals[taken - 1] { continue }
          taken -= 1
        }
        var slot = taken
        while slot > 0, totals[slot - 1] > total {
          totals[slot] = totals[slot - 1]
          chosen[slot] = chosen[slot - 1]
          slot -= 1
        }
        totals[slot] = total
        chosen[slot] = Int32(learner)
        taken += 1
      }
      counters[1] = Int32(missing)
      return (0..<taken).reduce(0) { $0 + totals[$1] }
    }

    /// Moves shares from the one who was not asked to pay to the one who was.
    ///
    /// - Returns: whether there was anything to move.
    fileprivate func step(_ shares: PairShares, _ length: Double) -> Bool {
      let missing = Int(counters[1])
      counters[0] += 1
      let stamp = counters[0]
      for rank in 0..<missing {
        let learner = Int(chosen[rank])
        for slot in 0..<(missing - 1) {
          marks[learner * learners + Int(picks[learner * size + slot])] = stamp
        }
      }
      var moves = 0
      for rank in 0..<missing {
        let learner = Int(chosen[rank])
        for slot in 0..<(missing - 1) {
          let other = Int(picks[learner * size + slot])
          if marks[other * learners + learner] != stamp { moves += 1 }
        }
      }
      let amount = moves == 0 ? 0 : Int64(length / Double(moves))
      if amount <= 0 { return false }
      for rank in 0..<missing {
        let learner = Int(chosen[rank])
        for slot in 0..<(missing - 1) {
          let other = Int(picks[learner * size + slot])
          if marks[other * learners + learner] == stamp { continue }
          shares.shares[learner * learners + other] += amount
          shares.shares[other * learners + learner] -= amount
        }
      }
      return true
    }
  }
}
