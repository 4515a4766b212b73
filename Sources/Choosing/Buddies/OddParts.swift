/// Why learners cannot all have a partner: no pair is allowed between two of the `parts`, or
/// between one of them and anybody else but the `few`. Each part is an odd number of learners, so
/// that one of them at least needs one of the few; and there are more parts than few (Berge 1958,
/// after Tutte).
package struct OddParts: Sendable, Hashable {
  package let few: [Int]
  package let parts: [[Int]]

  package init(few: [Int], parts: [[Int]]) {
    self.few = few
    self.parts = parts
  }

  /// Whether this proves, by the costs alone, that some learners cannot all be in pairs; or, where
  /// one trio or one left out may be among them, that this does not help: a trio and a loner each
  /// spare no more than one part.
  ///
  /// - Complexity: O(learners squared).
  package func isProof(
    _ costs: PairCosts, among learners: [Int]? = nil, sparing spared: Int = 0
  ) -> Bool {
    let all = learners ?? Array(0..<costs.count)
    var part = [Int](repeating: -1, count: costs.count)
    for (index, members) in parts.enumerated() {
      if members.count % 2 == 0 || members.contains(where: { few.contains($0) }) { return false }
      for learner in members {
        guard all.contains(learner), part[learner] < 0 else { return false }
        part[learner] = index
      }
    }
    let others = all.filter { !few.contains($0) }
    let isApart = others.allSatisfy { one in
      others.allSatisfy { other in part[one] == part[other] || costs[one, other] == nil }
    }
    return isApart && parts.count > few.count + spared
  }

  /// Of some learners among all: with their names.
  func renamed(_ names: [Int]) -> OddParts {
    OddParts(few: few.map { names[$0] }, parts: parts.map { $0.map { names[$0] } })
  }

  /// Without the one who is nobody, whom all may have as partner.
  func without(_ nobody: Int) -> OddParts {
    OddParts(
      few: few.filter { $0 != nobody },
      parts: parts.map { $0.filter { $0 != nobody } }.filter { !$0.isEmpty })
  }
}

/// Three learners beside whom the others cannot be paired.
package struct BarredTrio: Sendable, Hashable {
  package let trio: Trio
  package let why: OddParts
}
