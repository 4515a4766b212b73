/// Teaching is aimed at the middle of a group, and misses those who are far from it, while better
/// company helps:
///
/// effect = peers x mean skill of the others - strength x min(1, ((own skill - median) / reach)^2).
///
/// In the paper teaching helps the less, the further one is from its target, and not at all beyond
/// some distance; the square is the simplest such curve. What teaching gives at the target is part
/// of `growth`. The median of an even number is halfway between the middle two.
package struct TeacherTargeting: SkillEffect {
  package static let about = ModelDescription(
    name: "teacher-targeting",
    summary: "Teaching is aimed at the group's median and misses those far from it.",
    source: """
      Duflo, Dupas and Kremer 2011, Peer Effects, Teacher Incentives, and the Impact of Tracking
      """,
    equation: """
      gain = growth + effect x peer effect + noise; peer effect = peers x mean skill of the \
      others - strength x min(1, ((own skill - median of the group) / reach)^2)
      """,
    parameters: shared + [
      ModelParameter(
        "strength", "loss of those whom teaching misses altogether", standard: 0.05, range: 0...1),
      ModelParameter(
        "reach", "distance from the median beyond which teaching misses", standard: 2,
        range: 0.1...6),
      ModelParameter(
        "peers", "gain for one deviation of the others' mean", standard: 0.03, range: 0...1),
    ])

  package let values: ModelValues
  private let strength: Double
  private let reach: Double
  private let peers: Double

  package init(_ values: ModelValues) {
    self.values = values
    strength = values["strength"]
    reach = values["reach"]
    peers = values["peers"]
  }

  package func effects(_ group: [Double]) -> [Double] {
    let sorted = group.sorted()
    let median = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    return zip(group, meansOfOthers(group)).map { own, others in
      let miss = (own - median) / reach
      return peers * others - strength * min(1, miss * miss)
    }
  }
}
