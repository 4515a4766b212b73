/// One thread's walk over partial groups of one size, for all groups below a reduced cost.
///
/// A candidate's least contribution is what it adds to the members so far, and its cheapest shares
/// of pairs with others still open (see `PairShares`); who cannot be in a group below the limit is
/// left out. So a node costs candidates x missing members.
final class PartialWalk {
  /// What is looked for.
  struct Look {
    let size: Int
    /// What each learner adds alone; nil for those who are left out.
    let units: [Int64?]
    /// Groups below this are wanted.
    let limit: Int64
    /// Most groups kept, the cheapest.
    let keep: Int
  }

  /// A group below the limit.
  struct Found {
    let excess: Int64
    /// Ascending.
    let members: [UInt16]
  }

  /// What a complete group costs beside its pairs and learners; nil where it is not allowed.
  typealias Judge = (_ members: [Int]) -> Int64?

  /// Price of a pair that must not be.
  static let forbidden: Int64 = 1 << 40

  private let arena = Arena()
  private let learners: Int
  private let size: Int
  private let pairs: Flat<Int64>
  private var limit: Int64
  private let keep: Int
  private let judge: Judge?
  private let patience: Patience
  /// Per depth: candidates, what each adds, its least contribution, and who is a candidate.
  private let candidates: Flat<Int32>
  private let counts: Flat<Int>
  private let gains: Flat<Int64>
  private let rates: Flat<Int64>
  private let isOpen: Flat<Int64>
  private let smallest: Flat<Int64>
  private let members: Flat<Int32>
  private let frames: [PairShares]
  private let scratch: PairShares.Scratch
  private(set) var found: [Found] = []
  private(set) var least = Int64.max
  private(set) var isCut = false
  private var nodes = 0
  private var isStopped = false

  /// Subgradient steps of a node, by depth; deeper ones take over their parent's shares.
  private static let steps = [300, 100, 30]
  /// Nodes between two looks at the patience that is left.
  private static let stretch = 1024

  init(
    _ pairs: Flat<Int64>, learners: Int, _ look: Look, judge: Judge?, patience: Patience
  ) {
    self.learners = learners
    self.pairs = pairs
    self.judge = judge
    self.patience = patience
    size = look.size
    limit = look.limit
    keep = look.keep
    let cells = (size + 1) * learners
    candidates = arena.array(of: 0, count: cells)
    counts = arena.array(of: 0, count: size + 1)
    gains = arena.array(of: 0, count: cells)
    rates = arena.array(of: 0, count: cells)
    isOpen = arena.array(of: 0, count: cells)
    smallest = arena.array(of: 0, count: size + 1)
    members = arena.array(of: 0, count: size)
    let memory = arena
    frames = Self.steps.map { _ in PairShares(learners: learners, in: memory) }
    scratch = PairShares.Scratch(learners: learners, size: size, in: memory)
    for learner in 0..<learners {
      guard let unit = look.units[learner] else { continue }
      candidates[counts[0]] = Int32(learner)
      counts[0] += 1
      gains[learner] = unit
      isOpen[learner] = 1
    }
  }

  /// What is left of the root once it is bounded. Each candidate may be the first member of a group
  /// without those before it.
  struct Root: Sendable {
    let candidates: [Int32]
    fileprivate let shares: [Int64]
  }

  /// Bounds the root; nil if there is no group below the limit.
  func root() -> Root? {
    guard counts[0] >= size else { return nil }
    frames[0].halve(pairs)
    guard raise(0, value: 0), reduce(0, value: 0, frame: 0) else { return nil }
    return Root(
      candidates: (0..<counts[0]).map { candidates[$0] }, shares: frames[0].values)
  }

  /// Takes over a root that was bounded.
  func begin(at root: Root) {
    for learner in 0..<learners { isOpen[learner] = 0 }
    for (place, learner) in root.candidates.enumerated() {
      candidates[place] = learner
      isOpen[Int(learner)] = 1
    }
    counts[0] = root.candidates.count
    frames[0].take(root.shares)
    frames[0].sort(candidates, from: 0, count: counts[0])
  }

  /// Walks over the groups of the root's candidates from a place on that have the first of them.
  func walk(first place: Int) {
    for before in 0..<place { isOpen[Int(candidates[before])] = 0 }
    if counts[0] - place >= size { enter(0, place, value: 0, frame: 0) }
    _ = patience.spend(nodes)
  }

  /// Shares pairs out anew for a node's candidates; false if that rules them out.
  private func raise(_ depth: Int, value: Int64) -> Bool {
    let row = depth * learners
    let best = frames[depth].raise(
      candidates, from: row, count: counts[depth], gains: gains, missing: size - depth,
      to: limit - value, steps: Self.steps[depth], scratch)
    if best >= limit - value { return false }
    frames[depth].sort(candidates, from: row, count: counts[depth])
    return true
  }

  private func descend(_ depth: Int, value: Int64, frame: Int) {
    count()
    if isStopped { return }
    if size - depth <= 2 { return finish(depth, value) }
    var own = frame
    if depth < frames.count {
      own = depth
      let row = depth * learners
      frames[own].copy(frames[frame], of: candidates, from: row, count: counts[depth])
      if !raise(depth, value: value) { return }
    }
    guard reduce(depth, value: value, frame: own) else { return }
    let last = counts[depth] - (size - depth)
    for place in stride(from: 0, through: last, by: 1) where !isStopped {
      // Those left may have become too few to be cheap.
      if place & 3 == 3, place < last, rate(depth, from: place, frame: own).least >= limit - value {
        return
      }
      enter(depth, place, value: value, frame: own)
      isOpen[depth * learners + Int(candidates[depth * learners + place])] = 0
    }
  }

  private func count() {
    nodes += 1
    guard nodes == Self.stretch else { return }
    nodes = 0
    if !patience.spend(Self.stretch) { isStopped = true }
  }

  /// Adds a candidate; those after it remain.
  private func enter(_ depth: Int, _ place: Int, value: Int64, frame: Int) {
    let row = depth * learners
    let next = row + learners
    let learner = Int(candidates[row + place])
    members[depth] = Int32(learner)
    if size - depth == 1 {
      let total = value &+ gains[row + learner]
      if total < limit { record(total) }
      return
    }
    let prices = learner * learners
    for other in 0..<learners { isOpen[next + other] = 0 }
    var count = 0
    for index in (place + 1)..<max(place + 1, counts[depth]) {
      let other = Int(candidates[row + index])
      candidates[next + count] = Int32(other)
      gains[next + other] = gains[row + other] &+ pairs[prices + other]
      isOpen[next + other] = 1
      count += 1
    }
    counts[depth + 1] = count
    if count >= size - depth - 1 {
      descend(depth + 1, value: value &+ gains[row + learner], frame: frame)
    }
  }

  /// What candidates from a place on add at least.
  @inline(__always)
  private func rate(
    _ depth: Int, from start: Int, frame: Int
  ) -> (least: Int64, last: Int64) {
    let row = depth * learners
    let missing = size - depth
    let (sorted, order) = (frames[frame].sorted, frames[frame].order)
    var taken = 0
    for place in start..<counts[depth] {
      let learner = Int(candidates[row + place])
      var rate = gains[row + learner]
      var wanted = Int64(missing - 1)
      var next = learner * learners
      while wanted > 0 {
        let open = isOpen[row + Int(order[next])]
        rate &+= sorted[next] & -open
        wanted &-= open
        next += 1
      }
      rates[row + place] = rate
      if taken == missing {
        if rate >= smallest[taken - 1] { continue }
        taken -= 1
      }
      var slot = taken
      while slot > 0, smallest[slot - 1] > rate {
        smallest[slot] = smallest[slot - 1]
        slot -= 1
      }
      smallest[slot] = rate
      taken += 1
    }
    var least: Int64 = 0
    for slot in 0..<missing { least &+= smallest[slot] }
    return (least, smallest[missing - 1])
  }

  /// Leaves out candidates until all may be in a group below the limit; then sorts them, those who
  /// promise least first, so that most are soon left out.
  ///
  /// - Returns: false if there is no such group.
  private func reduce(_ depth: Int, value: Int64, frame: Int) -> Bool {
    let row = depth * learners
    var isDone = false
    while !isDone {
      if counts[depth] < size - depth { return false }
      let (least, last) = rate(depth, from: 0, frame: frame)
      if least >= limit - value { return false }
      let most = limit - value - least + last
      var kept = 0
      for place in 0..<counts[depth] {
        let (learner, rate) = (candidates[row + place], rates[row + place])
        if rate > last, rate >= most {
          isOpen[row + Int(learner)] = 0
        } else {
          candidates[row + kept] = learner
          rates[row + kept] = rate
          kept += 1
        }
      }
      isDone = kept == counts[depth]
      counts[depth] = kept
    }
    sort(depth)
    return true
  }

  private func sort(_ depth: Int) {
    let row = depth * learners
    for place in 1..<max(1, counts[depth]) {
      let (learner, rate) = (candidates[row + place], rates[row + place])
      var slot = row + place
      while slot > row, rates[slot - 1] < rate {
        rates[slot] = rates[slot - 1]
        candidates[slot] = candidates[slot - 1]
        slot -= 1
      }
      rates[slot] = rate
      candidates[slot] = learner
    }
  }

  /// Every group with one candidate more, or two.
  private func finish(_ depth: Int, _ value: Int64) {
    let row = depth * learners
    for one in 0..<counts[depth] {
      let first = Int(candidates[row + one])
      members[depth] = Int32(first)
      let base = value &+ gains[row + first]
      if size - depth == 1 {
        if base < limit { record(base) }
        continue
      }
      let prices = first * learners
      for other in (one + 1)..<max(one + 1, counts[depth]) {
        let second = Int(candidates[row + other])
        let total = base &+ gains[row + second] &+ pairs[prices + second]
        if total < limit {
          members[depth + 1] = Int32(second)
          record(total)
        }
      }
    }
  }

  private func record(_ cost: Int64) {
    let group = (0..<size).map { Int(members[$0]) }.sorted()
    var excess = cost
    if let judge {
      guard let rest = judge(group) else { return }
      excess += rest
      if excess >= limit { return }
    }
    least = min(least, excess)
    found.append(Found(excess: excess, members: group.map(UInt16.init)))
    if found.count >= 2 * keep { tighten() }
  }

  /// Keeps the cheapest groups and asks for cheaper ones from here on.
  private func tighten() {
    Selection.keepFirst(keep, of: &found, by: Self.precedes)
    if let worst = found.map(\.excess).max() { limit = min(limit, worst + 1) }
    isCut = true
  }

  /// Cheaper first, then by members.
  static func precedes(_ one: Found, _ other: Found) -> Bool {
    one.excess != other.excess
      ? one.excess < other.excess : one.members.lexicographicallyPrecedes(other.members)
  }
}
