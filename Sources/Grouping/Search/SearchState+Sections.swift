/// Groups inside of sections: what changes slots may change sections, too.
extension SearchState {
  @inline(__always)
  func areApart(_ first: Int, _ second: Int) -> Bool {
    membership.slotOf[first] != membership.slotOf[second]
  }

  /// The section that a learner would come to in a slot; nil if it is the one they are in.
  func newSection(of learner: Int, in slot: Int) -> Int? {
    guard let frame = problem.frame, let sections else { return nil }
    let section = frame.sectionOf[slot]
    return section == Int(sections.membership.slotOf[learner]) ? nil : section
  }

  /// Whether a slot and its section can take a learner.
  @inline(__always)
  func hasRoom(_ slot: Int, for learner: Int) -> Bool {
    guard Int(membership.size[slot]) < membership.capacity else { return false }
    guard let sections, let section = newSection(of: learner, in: slot) else { return true }
    return sections.hasRoom(section, for: learner)
  }

  /// Whether two groups may change sections with each other: alike in kind and size, so that nothing
  /// changes but their sections.
  func canTrade(_ one: Int, _ other: Int) -> Bool {
    guard let frame = problem.frame else { return false }
    return frame.sectionOf[one] != frame.sectionOf[other]
      && membership.kindOf[one] == membership.kindOf[other]
      && membership.size[one] == membership.size[other]
  }

  /// Lets the groups of two slots change sections with each other.
  ///
  /// - Returns: what it did; doing it again takes it back.
  func applyTrade(_ one: Int, _ other: Int) -> Change {
    var total = Change()
    for (first, second) in zip(membership.list(one), membership.list(other)) {
      let change = swap(first, second)
      applySwap(first, second, change)
      total.add(change)
    }
    return total
  }
}
