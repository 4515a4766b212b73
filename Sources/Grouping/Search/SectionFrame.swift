import GroupingModel

/// Sections that groups lie in, ready for a search over both: every slot of groups belongs to a slot
/// of sections for good, so that learners who change slots may change sections, too.
package final class SectionFrame: Sendable {
  /// The sections as groups of the same learners.
  package let problem: SearchProblem
  /// Kind of each slot of groups, section by section.
  package let slotKinds: [Int]
  /// Section slot of each slot of groups.
  package let sectionOf: [Int]

  /// - Parameter groups: the groups by themselves.
  package init(_ sections: Objective, around groups: SearchProblem) {
    problem = SearchProblem(sections, weights: [1])
    var slotKinds: [Int] = []
    var sectionOf: [Int] = []
    for (section, kind) in problem.slotKinds.enumerated() {
      let room = problem.kinds[kind].sizes.upperBound
      for (kind, group) in groups.kinds.enumerated() {
        let most = min(
          group.count.upperBound, groups.groupCount.upperBound,
          room / max(1, group.sizes.lowerBound))
        slotKinds += [Int](repeating: kind, count: most)
        sectionOf += [Int](repeating: section, count: most)
      }
    }
    self.slotKinds = slotKinds
    self.sectionOf = sectionOf
  }

  /// Whether groups of some of the kinds add up to each number of learners, from 0.
  package static func sizes(madeUpBy kinds: [GroupKind], upTo learners: Int) -> [Bool] {
    let sizes = Set(kinds.flatMap { Array($0.sizes.clamped(to: 1...learners)) }).sorted()
    var isWhole = [Bool](repeating: false, count: learners + 1)
    isWhole[0] = true
    for number in 1...learners {
      isWhole[number] = sizes.contains { $0 <= number && isWhole[number - $0] }
    }
    return isWhole
  }

  /// The slot of each learner; nil unless each group lies in one section and has a slot there.
  func slots(of groups: Partition, in sections: Partition) -> [Int]? {
    guard let homes = Search(problem, seed: 0).slots(of: sections) else { return nil }
    var free = slotKinds.indices.map { _ in true }
    var slots = homes.map { _ in 0 }
    for group in groups.groups {
      let around = Set(group.members.map { homes[$0] })
      let place = slotKinds.indices.first {
        free[$0] && slotKinds[$0] == group.kind && around == [sectionOf[$0]]
      }
      guard let place else { return nil }
      free[place] = false
      for member in group.members { slots[member] = place }
    }
    return slots
  }

  /// The sections that learners in these slots of groups are in.
  func sections(of slots: [Int]) -> Partition {
    let homes = slots.map { sectionOf[$0] }
    return Search(problem, seed: 0).partition(
      of: Incumbent(slots: homes, violations: 0, cost: 0))
  }
}
