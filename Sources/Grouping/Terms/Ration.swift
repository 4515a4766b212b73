import GroupingModel

/// A limit on a sum over the whole plan: groups are charged for their members, and the charges of
/// all groups together may not exceed it.
///
/// The one thing asked of a plan that is not kept group by group. Exact engines put a toll on each
/// charge, as on any row of their program; search counts what is beyond the limit as violations.
package struct Ration: Sendable {
  /// What a learner is charged in a group of each kind, never negative.
  package let charges: LinearTerm
  /// Most that the groups of a plan may be charged in all.
  package let most: Int64

  package init(charges: LinearTerm, most: Int64) {
    self.charges = charges
    self.most = most
  }

  /// What the groups are charged in all.
  package func charge(of groups: some Sequence<Group>) -> Int64 {
    groups.reduce(0) { $0 + charges.price(of: $1.members, kind: $1.kind) }
  }
}
