import GroupingModel

extension Solution {
  /// A plan of as few moves as can be.
  ///
  /// - Parameters:
  ///   - isProven: whether no other with as few betters it.
  ///   - objective: with the aim weights.
  package init(repaired partition: Partition, isProven: Bool, objective: Objective) {
    let cost = objective.costs(of: partition)[0]
    let level = Level(
      name: "cost", cost: cost, bound: isProven ? cost : nil, optimal: isProven,
      basis: isProven ? .moves : nil)
    self.init(
      status: isProven ? .optimal : .feasible, partition: partition, levels: [level],
      certificates: [], iterations: 0, groupsListed: nil, conflicts: [], note: nil)
  }
}

extension Objective {
  /// Whether counting alone shows that no plan keeps the required rules.
  package var isImpossibleByCounting: Bool { CountingProof(self).finding() != nil }
}
