import GroupingModel

/// One group-additive piece of arithmetic that a rule writes: its value for a partition is the sum
/// over groups of `price(of:kind:)`.
///
/// A required rule's terms count violations (0 is kept); a weighted rule's terms are costs in
/// `Cost` units.
package struct Term: Sendable {
  /// Position of the rule in `Scenario.rules`.
  package let rule: Int
  package let purpose: Purpose
  package let shape: Shape

  package enum Purpose: Sendable, Hashable {
    /// Must be 0 in every plan.
    case violation
    /// Part of the cost.
    case cost
  }

  package enum Shape: Sendable {
    case linear(LinearTerm)
    case pair(PairTerm)
    case count(CountTerm)
    case sum(SumTerm)
    case reach(ReachTerm)
    case bits(BitsTerm)
    case range(RangeTerm)
  }

  package init(rule: Int, purpose: Purpose, shape: Shape) {
    self.rule = rule
    self.purpose = purpose
    self.shape = shape
  }

  /// What the term is worth for one group, computed from scratch: the reference that every
  /// incremental evaluation is held against.
  ///
  /// - Complexity: O(size squared) at most.
  package func price(of members: [Int], kind: Int) -> Int64 {
    switch shape {
    case .linear(let term): term.price(of: members, kind: kind)
    case .pair(let term): term.price(of: members)
    case .count(let term): term.price(of: members)
    case .sum(let term): term.price(of: members)
    case .reach(let term): term.price(of: members)
    case .bits(let term): term.price(of: members)
    case .range(let term): term.price(of: members)
    }
  }
}
