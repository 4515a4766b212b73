/// Prices of all groups that extend a prefix of members by one, kept while the prefix grows and
/// shrinks: a depth-first walk over groups pays a few vector operations per step.
final class PrefixPrices {
  private let arena = Arena()
  private let kernel: Kernel
  private let learners: Int
  /// Size of the groups walked over.
  private let size: Int
  /// Number of members in the prefix.
  private(set) var depth = 0
  private let prefix: Flat<Int32>
  /// What a learner would add to the prefix by linear, pair and reach terms; one row per depth.
  private let gain: Flat<Int64>
  /// Price of the prefix by those terms, per depth.
  private let base: Flat<Int64>
  /// Members in each count term's set, per depth.
  private let inSet: Flat<Int32>
  private let sum: Flat<Int64>
  /// Whether the prefix holds someone a learner looks for, per depth and reach term.
  private let met: Flat<Bool>
  private let combined: Flat<UInt64>
  private let low: Flat<Int64>
  private let high: Flat<Int64>
  /// Per count term, -1 for learners in its set and 0 for others; `counts x learners`.
  private let masks: Flat<Int64>
  private let bitWords: Int

  /// - Parameter linear: price of each learner, instead of the kernel's own per kind.
  init(_ kernel: Kernel, size: Int, linear: [Int64]) {
    self.kernel = kernel
    self.size = size
    learners = kernel.learners
    let depths = size + 1
    prefix = arena.array(of: 0, count: depths)
    gain = arena.array(of: 0, count: depths * learners)
    base = arena.array(of: 0, count: depths)
    inSet = arena.array(of: 0, count: depths * kernel.counts.count)
    sum = arena.array(of: 0, count: depths * kernel.sums.count)
    met = arena.array(of: false, count: depths * kernel.reaches.count * learners)
    bitWords = (0..<kernel.bits.count).reduce(0) { $0 + kernel.bits[$1].words }
    combined = arena.array(of: 0, count: depths * bitWords)
    low = arena.array(of: .max, count: depths * kernel.ranges.count)
    high = arena.array(of: .min, count: depths * kernel.ranges.count)
    masks = arena.array(of: 0, count: kernel.counts.count * kernel.learners)
    for term in 0..<kernel.counts.count {
      let belongs = kernel.counts[term].belongs
      for learner in 0..<kernel.learners {
        masks[term * kernel.learners + learner] = -Int64(belongs[learner])
      }
    }
    for learner in 0..<learners {
      gain[learner] = linear[learner]
      for term in 0..<kernel.reaches.count {
        gain[learner] += kernel.reaches[term].weights[learner]
      }
    }
    var offset = 0
    for index in 0..<kernel.bits.count {
      let term = kernel.bits[index]
      for word in 0..<term.words { combined[offset + word] = term.isUnion ? 0 : .max }
      offset += term.words
    }
  }

  func pop() { depth -= 1 }

  /// Adds a learner to the prefix. Only learners after it are kept up to date.
  func push(_ learner: Int) {
    let from = depth * learners
    let to = from + learners
    base[depth + 1] = base[depth] &+ gain[from + learner]
    prefix[depth] = Int32(learner)
    if let pairs = kernel.pairs {
      let old = gain.base + from
      let new = gain.base + to
      let rest = (learner + 1)..<max(learner + 1, learners)
      if let table = pairs.dense {
        let row = table.base + learner * learners
        for other in rest { new[other] = old[other] &+ row[other] }
      } else {
        new.update(from: old, count: learners)
        kernel.rows?.forEach(of: learner) { other, price in new[other] &+= price }
      }
    } else {
      (gain.base + to).update(from: gain.base + from, count: learners)
    }
    if kernel.reaches.count > 0 { pushReaches(learner) }
    for term in 0..<kernel.counts.count {
      let count = kernel.counts[term]
      let terms = kernel.counts.count
      inSet[(depth + 1) * terms + term] = inSet[depth * terms + term] + count.belongs[learner]
    }
    for term in 0..<kernel.sums.count {
      let shape = kernel.sums[term]
      let terms = kernel.sums.count
      sum[(depth + 1) * terms + term] = sum[depth * terms + term] &+ shape.values[learner]
    }
    if bitWords > 0 { pushBits(learner) }
    for term in 0..<kernel.ranges.count {
      let shape = kernel.ranges[term]
      let terms = kernel.ranges.count
      low[(depth + 1) * terms + term] = min(low[depth * terms + term], shape.low[learner])
      high[(depth + 1) * terms + term] = max(high[depth * terms + term], shape.high[learner])
    }
    depth += 1
  }

  private func pushReaches(_ learner: Int) {
    let next = gain.base + (depth + 1) * learners
    for index in 0..<kernel.reaches.count {
      let term = kernel.reaches[index]
      let terms = kernel.reaches.count
      let flags = met.base + ((depth + 1) * terms + index) * learners
      flags.update(from: met.base + (depth * terms + index) * learners, count: learners)
      term.seekers.forEach(of: learner) { seeker in
        if flags[seeker] { return }
        flags[seeker] = true
        let weight = term.weights[seeker]
        if seeker < learner, contains(seeker) {
          // It had nobody and no longer pays, so others of its wishes no longer help it.
          term.partners.forEach(of: seeker) { next[$0] &+= weight }
        } else {
          next[seeker] &-= weight
        }
      }
      if !flags[learner] {
        term.partners.forEach(of: learner) { next[$0] &-= term.weights[learner] }
      }
    }
  }

  private func contains(_ learner: Int) -> Bool {
    for index in 0..<depth where prefix[index] == Int32(learner) { return true }
    return false
  }

  private func pushBits(_ learner: Int) {
    var offset = 0
    for index in 0..<kernel.bits.count {
      let term = kernel.bits[index]
      for word in 0..<term.words {
        let old = combined[depth * bitWords + offset + word]
        let bits = term.sets[learner * term.words + word]
        combined[(depth + 1) * bitWords + offset + word] = term.isUnion ? old | bits : old & bits
      }
      offset += term.words
    }
  }

  /// Whether every group of this size that contains the prefix and learners after it has a price
  /// above 0, as far as terms that only grow can tell. For kernels of violations.
  func isHopeless(adding learner: Int) -> Bool {
    if let clashes = kernel.clashes {
      let row = learner * learners
      for index in 0..<depth where clashes[row + Int(prefix[index])] != 0 { return true }
    }
    let left = size - depth - 1
    for term in 0..<kernel.counts.count {
      let shape = kernel.counts[term]
      let count = Int(
        inSet[depth * kernel.counts.count + term] + shape.belongs[learner])
      let row = size * shape.stride
      if (count...(count + left)).allSatisfy({ shape.prices[row + $0] > 0 }) { return true }
    }
    for term in 0..<kernel.ranges.count {
      let shape = kernel.ranges[term]
      let index = depth * kernel.ranges.count + term
      let price = shape.price(
        low: min(low[index], shape.low[learner]), high: max(high[index], shape.high[learner]))
      if price > 0 { return true }
    }
    return false
  }

  /// Writes to `prices[j]` the price of the prefix with `j`, for `j` from `start` to the last
  /// learner. The prefix must have one member less than the groups.
  func extend(from start: Int, into prices: UnsafeMutablePointer<Int64>) {
    let gains = gain.base + depth * learners
    var fixed = base[depth]
    let countTerms = kernel.counts.count
    for term in 0..<countTerms {
      let shape = kernel.counts[term]
      let count = Int(inSet[depth * countTerms + term])
      fixed &+= shape.prices[size * shape.stride + count]
    }
    for other in start..<learners { prices[other] = fixed &+ gains[other] }
    for term in 0..<countTerms { extendCount(term, from: start, prices) }
    for term in 0..<kernel.sums.count { extendSum(term, from: start, prices) }
    if bitWords > 0 { extendBits(from: start, prices) }
    for term in 0..<kernel.ranges.count {
      let shape = kernel.ranges[term]
      let index = depth * kernel.ranges.count + term
      for other in start..<learners {
        prices[other] &+= shape.price(
          low: min(low[index], shape.low[other]), high: max(high[index], shape.high[other]))
      }
    }
  }

  @inline(__always)
  private func extendCount(_ term: Int, from start: Int, _ prices: UnsafeMutablePointer<Int64>) {
    let shape = kernel.counts[term]
    let row = size * shape.stride + Int(inSet[depth * kernel.counts.count + term])
    let step = shape.prices[row + 1] &- shape.prices[row]
    if step == 0 { return }
    let mask = masks.base + term * learners
    for other in start..<learners { prices[other] &+= step & mask[other] }
  }

  @inline(__always)
  private func extendSum(_ term: Int, from start: Int, _ prices: UnsafeMutablePointer<Int64>) {
    let shape = kernel.sums[term]
    let share = shape.shares[size]
    let values = shape.values.base
    let sofar = sum[depth * kernel.sums.count + term]
    let weight = shape.weight
    for other in start..<learners {
      prices[other] &+= weight &* share.price(ofSum: sofar &+ values[other])
    }
  }

  private func extendBits(from start: Int, _ prices: UnsafeMutablePointer<Int64>) {
    var offset = depth * bitWords
    for index in 0..<kernel.bits.count {
      let term = kernel.bits[index]
      for other in start..<learners {
        var count = 0
        for word in 0..<term.words {
          let bits = term.sets[other * term.words + word]
          let old = combined[offset + word]
          count &+= (term.isUnion ? old | bits : old & bits).nonzeroBitCount
        }
        prices[other] &+= term.prices[count]
      }
      offset += term.words
    }
  }
}
