import GroupingModel

/// Learners who must be together, and learners none of whom may be together.
struct Blocks {
  private let requirements: Requirements
  private let largest: Int
  /// Blocks of two and more, members ascending.
  private let blocks: [[Int]]

  /// Learners up to whom all pairs are looked at.
  private static let mostForAllPairs = 1000
  /// Learners from whom a set of mutual clashes is grown.
  private static let mostSeeds = 16

  init(_ requirements: Requirements) {
    self.requirements = requirements
    largest = requirements.kinds.map(\.sizes.upperBound).max() ?? 0
    blocks = Self.components(requirements.bonds, learners: requirements.learners)
  }

  /// Blocks, each as a whole.
  func quotas() -> [(learners: [Int], quota: Quota)] { blocks.map { ($0, quota($0)) } }

  /// No two blocks of more than half a group fit into one: of all such blocks, one learner of each.
  func largeBlocks() -> (learners: [Int], quota: Quota) {
    let large = blocks.filter { $0.count * 2 > largest }
    return (large.flatMap(\.self).sorted(), quota(of: large.count) { _, size in min(1, size) })
  }

  /// Learners whom no group can hold, and sets of learners of whom a group holds one at most.
  func rivals() -> [(learners: [Int], quota: Quota)] {
    let neighbours = self.neighbours()
    let lonely = neighbours.compactMap { learner, rivals -> (learners: [Int], quota: Quota)? in
      let company = requirements.learners - Set(rivals).count
      guard company < largest else { return nil }
      return ([learner], quota(of: 1) { _, size in size > company ? 0 : 1 })
    }
    return requirements.stranded.map { learner in ([learner], quota(of: 1) { _, _ in 0 }) }
      + lonely.sorted { $0.learners[0] < $1.learners[0] }
      + (spacedOut() + cliques(neighbours)).map { rivals in
        (rivals.sorted(), quota(of: rivals.count) { _, size in min(1, size) })
      }
  }

  private func quota(of total: Int, most: @escaping (_ kind: Int, _ size: Int) -> Int) -> Quota {
    Quota(total: total, kinds: requirements.kinds) { kind, size in
      0...min(total, most(kind, size))
    }
  }

  /// A block is in a group as a whole or not at all.
  private func quota(_ block: [Int]) -> Quota {
    let isTorn =
      block.count <= largest
      && block.indices.contains { index in
        block[(index + 1)...].contains { requirements.clash(block[index], $0) }
      }
    return quota(of: block.count) { kind, size in
      let isOut = block.contains { requirements.excluded[kind][$0] }
      return isTorn || isOut || size < block.count ? 0 : block.count
    }
  }

  /// Learners whose numbers lie too far apart pairwise: from the smallest up, each the first out of
  /// reach of the last.
  private func spacedOut() -> [[Int]] {
    requirements.ranges.map { term in
      let known = term.values.indices.compactMap { learner in
        term.values[learner].map { (value: $0, learner: learner) }
      }
      var chosen: [Int] = []
      for entry in known.sorted(by: { ($0.value, $0.learner) < ($1.value, $1.learner) }) {
        if let last = chosen.last, term.price(of: [last, entry.learner]) <= 0 { continue }
        chosen.append(entry.learner)
      }
      return chosen
    }
  }

  /// Learners who all clash with each other, grown greedily from those with most clashes.
  private func cliques(_ rivals: [Int: [Int]]) -> [[Int]] {
    let order = rivals.keys.sorted { isRarer($1, $0, rivals) }
    return order.prefix(Self.mostSeeds).map { seed in
      var clique = [seed]
      var open = rivals[seed] ?? []
      while let next = open.max(by: { isRarer($0, $1, rivals) }) {
        clique.append(next)
        open = open.filter { $0 != next && requirements.clash($0, next) }
      }
      return clique
    }
  }

  /// Whether the first has fewer clashes.
  private func isRarer(_ one: Int, _ other: Int, _ rivals: [Int: [Int]]) -> Bool {
    let (few, many) = (rivals[one]?.count ?? 0, rivals[other]?.count ?? 0)
    return few == many ? one > other : few < many
  }

  /// Per learner with any, those it clashes with.
  private func neighbours() -> [Int: [Int]] {
    var rivals: [Int: [Int]] = [:]
    func add(_ one: Int, _ other: Int) {
      rivals[one, default: []].append(other)
      rivals[other, default: []].append(one)
    }
    let hasHours = requirements.bits.contains { $0.combination == .intersection }
    if hasHours, requirements.learners <= Self.mostForAllPairs {
      for one in 0..<requirements.learners {
        for other in (one + 1)..<max(one + 1, requirements.learners)
        where requirements.clash(one, other) { add(one, other) }
      }
    } else {
      for term in requirements.partings {
        for entry in term.entries where entry.price > 0 { add(entry.first, entry.second) }
      }
    }
    return rivals
  }

  /// Connected learners, two and more, in the order of their first.
  private static func components(_ bonds: [(Int, Int)], learners: Int) -> [[Int]] {
    var parent = Array(0..<learners)
    func root(_ learner: Int) -> Int {
      var at = learner
      while parent[at] != at {
        parent[at] = parent[parent[at]]
        at = parent[at]
      }
      return at
    }
    for (one, other) in bonds {
      let (low, high) = (min(root(one), root(other)), max(root(one), root(other)))
      parent[high] = low
    }
    let members = Dictionary(grouping: 0..<learners, by: root)
    return members.sorted { $0.key < $1.key }.map(\.value).filter { $0.count > 1 }
  }
}
