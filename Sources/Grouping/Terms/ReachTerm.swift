/// Sum over members of a weight, where none of the learners a member looks for is in the group.
package struct ReachTerm: Sendable {
  /// Per learner, whom it looks for; a learner with an empty list and a weight always pays.
  package let partners: [[Int]]
  /// Per learner, the price of finding nobody.
  package let weights: [Int64]

  package init(partners: [[Int]], weights: [Int64]) {
    self.partners = partners
    self.weights = weights
  }

  package func price(of members: [Int]) -> Int64 {
    let inside = Set(members)
    return members.reduce(0) {
      partners[$1].contains(where: inside.contains) ? $0 : $0 + weights[$1]
    }
  }
}
