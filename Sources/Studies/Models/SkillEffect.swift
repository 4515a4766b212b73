/// A peer effect that depends on nothing but what the members of a group know; whoever is alone has
/// none.
package protocol SkillEffect: PeerEffect {
  /// What the company does to each member.
  ///
  /// - Parameter group: skill of its members; at least two.
  func effects(_ group: [Double]) -> [Double]
}

extension SkillEffect {
  package func setEffects(
    of group: Range<Int>, in seating: Seating, skill: [Double], of room: Classroom,
    into effects: inout [Double]
  ) {
    guard group.count > 1 else {
      effects[seating.members[group.lowerBound]] = 0
      return
    }
    let gains = self.effects(group.map { skill[seating.members[$0]] })
    for place in group { effects[seating.members[place]] = gains[place - group.lowerBound] }
  }

  /// Per member, the mean skill of the others.
  func meansOfOthers(_ group: [Double]) -> [Double] {
    let sum = group.reduce(0, +)
    return group.map { (sum - $0) / Double(group.count - 1) }
  }

  /// Deviation of the members' skill (divided by their number, as they are all there are).
  func spread(_ group: [Double]) -> Double {
    let mean = group.reduce(0, +) / Double(group.count)
    let squares = group.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(group.count)).squareRoot()
  }
}
