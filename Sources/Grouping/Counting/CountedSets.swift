import GroupingModel

/// Learners of a kind, of whom groups may hold only certain numbers.
struct CountedSets {
  private let requirements: Requirements
  private var sets: [CountedSet] = []

  /// A set of learners with all that is asked about their number in a group.
  private struct CountedSet {
    let belongs: [Bool]
    let total: Int
    var terms: [CountTerm] = []
    /// Fewest by any term of skills.
    var least = 0

    func allows(_ count: Int, size: Int) -> Bool {
      count >= least && terms.allSatisfy { $0.prices[size][count] <= 0 }
    }

    /// Fewest and most members that a group of `size` out of `learners` may have; nil if no number
    /// is allowed.
    func limit(_ size: Int, learners: Int) -> ClosedRange<Int>? {
      let fewest = max(least, size - (learners - total))
      let most = min(size, total)
      guard fewest <= most else { return nil }
      let allowed = (fewest...most).filter { allows($0, size: size) }
      guard let first = allowed.first, let last = allowed.last else { return nil }
      return first...last
    }
  }

  init(_ requirements: Requirements) {
    self.requirements = requirements
    for term in requirements.counts {
      sets[place(of: term.belongs)].terms.append(term)
    }
    for term in requirements.bits where term.combination == .union { needEach(of: term) }
  }

  private mutating func place(of belongs: [Bool]) -> Int {
    if let same = sets.firstIndex(where: { $0.belongs == belongs }) { return same }
    sets.append(CountedSet(belongs: belongs, total: belongs.count { $0 }))
    return sets.count - 1
  }

  /// Where groups need every item, they need someone who has it.
  private mutating func needEach(of term: BitsTerm) {
    guard term.prices.dropLast().allSatisfy({ $0 > 0 }) else { return }
    for item in 0..<(term.prices.count - 1) {
      let has = term.sets.map { $0[item / 64] >> UInt64(item % 64) & 1 == 1 }
      let place = place(of: has)
      sets[place].least = max(1, sets[place].least)
    }
  }

  /// Each set with what groups of each kind and size may hold of it.
  func quotas() -> [(learners: [Int], quota: Quota)] {
    sets.map { set in
      let learners = set.belongs.indices.filter { set.belongs[$0] }
      let quota = Quota(total: set.total, kinds: requirements.kinds) { _, size in
        size <= requirements.learners ? set.limit(size, learners: requirements.learners) : nil
      }
      return (learners, quota)
    }
  }

  /// A set whose numbers cannot be dealt out in whole, such as an odd one by twos; nil where there is
  /// none, or the class is too large to try.
  func uneven(in room: Room) -> [Int]? {
    let largest = min(requirements.learners, room.kinds.map(\.sizes.upperBound).max() ?? 0)
    for set in sets {
      let steps = room.cells * Double(set.total + 1) * Double(largest * largest)
      guard steps <= Self.mostSteps else { continue }
      let learners = set.belongs.indices.filter { set.belongs[$0] }
      let tallies = Tallies(
        sets: [learners], learners: requirements.learners, largestSize: largest
      ) { numbers, size in !set.allows(numbers[0], size: size) }
      let filling = Filling(
        kinds: room.kinds, groupCount: room.groupCount, learners: requirements.learners,
        tallies: tallies)
      if filling.cheapest({ room.closed.contains($0.size) ? nil : 0 }) == nil { return learners }
    }
    return nil
  }

  /// Steps of dynamic programming that are worth the wait.
  private static let mostSteps = 5_000_000.0

  /// Sizes in which no group can be, because some set has no number that is allowed there, or sets
  /// without common members leave too little or too much room.
  func impossibleSizes() -> Set<Int> {
    let families = self.families()
    let sizes = Set(requirements.kinds.flatMap { Array($0.sizes) })
    return sizes.filter { size in
      guard size <= requirements.learners else { return true }
      return families.contains { !allows($0, size) }
    }
  }

  private func allows(_ family: [CountedSet], _ size: Int) -> Bool {
    var fewest = 0
    var most = requirements.learners - family.reduce(0) { $0 + $1.total }
    for set in family {
      guard let limit = set.limit(size, learners: requirements.learners) else { return false }
      fewest += limit.lowerBound
      most += limit.upperBound
    }
    return fewest <= size && size <= most
  }

  /// The sets in families without common members: each joins the first that it fits.
  private func families() -> [[CountedSet]] {
    var families: [(covered: [Bool], sets: [CountedSet])] = []
    for set in sets {
      let free = families.firstIndex { family in
        !zip(family.covered, set.belongs).contains { $0 && $1 }
      }
      if let free {
        families[free].covered = zip(families[free].covered, set.belongs).map { $0 || $1 }
        families[free].sets.append(set)
      } else {
        families.append((set.belongs, [set]))
      }
    }
    return families.map(\.sets)
  }
}
