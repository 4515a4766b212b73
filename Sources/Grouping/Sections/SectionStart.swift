import GroupingModel

/// Groups packed into sections, and learners dealt to them: where a search over both starts.
struct SectionStart {
  private let frame: SectionFrame
  private let groups: SearchProblem

  /// - Parameter groups: the groups by themselves.
  init(_ frame: SectionFrame, _ groups: SearchProblem) {
    self.frame = frame
    self.groups = groups
  }

  /// The slot of each learner, which may break sizes of groups; nil where no sizes fit.
  ///
  /// - Parameter isVaried: whether sizes are chosen by chance where they are open.
  func slots(_ random: inout RandomSource, isVaried: Bool) -> [Int]? {
    guard let sections = sections(&random, isVaried: isVaried),
      let wanted = sizes(&random, isVaried: isVaried),
      let packed = packed(wanted, into: sections)
    else { return nil }
    return StartSizes.deal(packed, random: &random)
  }

  /// Sizes of groups, wherever they lie.
  private func sizes(_ random: inout RandomSource, isVaried: Bool) -> [Int]? {
    let start = StartSizes(problem: groups)
    return isVaried && groups.hasOpenSizes ? start.varied(&random) : start.even()
  }

  /// Sizes of sections that groups can make up.
  private func sections(_ random: inout RandomSource, isVaried: Bool) -> [Int]? {
    let isWhole = SectionFrame.sizes(madeUpBy: groups.kinds, upTo: groups.learners)
    let chances = isWhole.map { _ in Int64(isVaried ? random.below(1_000) : 0) }
    let kinds = frame.problem.kinds
    return StartSizes(problem: frame.problem).filled { choice in
      let sizes = kinds[choice.kind].sizes
      let uneven = Int64(abs(2 * choice.size - sizes.lowerBound - sizes.upperBound))
      return isWhole[choice.size] ? uneven + chances[choice.size] : nil
    }
  }

  /// Sizes of all slots: each group where most room is left, the largest first; then sizes change
  /// until each section is filled.
  private func packed(_ wanted: [Int], into sections: [Int]) -> [Int]? {
    var room = sections
    var sizes = [Int](repeating: 0, count: frame.slotKinds.count)
    let order = wanted.indices.filter { wanted[$0] > 0 }
      .sorted { (-wanted[$0], $0) < (-wanted[$1], $1) }
    for group in order {
      let kind = groups.slotKinds[group]
      let free = sizes.indices.filter { sizes[$0] == 0 && frame.slotKinds[$0] == kind }
      let roomiest = free.max {
        (room[frame.sectionOf[$0]], -$0) < (room[frame.sectionOf[$1]], -$1)
      }
      guard let slot = roomiest, room[frame.sectionOf[slot]] > 0 else { continue }
      sizes[slot] = min(wanted[group], room[frame.sectionOf[slot]])
      room[frame.sectionOf[slot]] -= sizes[slot]
    }
    for section in room.indices {
      let slots = sizes.indices.filter { frame.sectionOf[$0] == section }
      for _ in 0..<room[section] {
        guard let slot = roomiest(of: slots, sizes) else { return nil }
        sizes[slot] += 1
      }
    }
    return sizes
  }

  /// The slot that one more learner does least harm to: the smallest group that may grow, then a new
  /// one, then the smallest.
  private func roomiest(of slots: [Int], _ sizes: [Int]) -> Int? {
    func harm(_ slot: Int) -> Int {
      let allowed = groups.kinds[frame.slotKinds[slot]].sizes
      if sizes[slot] > 0, sizes[slot] < allowed.upperBound { return 0 }
      return sizes[slot] == 0 ? 1 : 2
    }
    return slots.filter { sizes[$0] < groups.hard.largestSize }
      .min { (harm($0), sizes[$0], $0) < (harm($1), sizes[$1], $1) }
  }
}
