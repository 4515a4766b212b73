/// One learns from those who are better, and most from those with whom there is a tie:
///
/// effect = mean over the others of rate(other) x max(0, skill of the other - own skill),
///
/// where rate(other) is `rate` if either wishes for the other, else `strangers`. The mean is over
/// all others, so that a tie more never means less. The paper forms groups for learning and for
/// affinity; that affinity makes learning, and this equation, are ours.
package struct Affinity: PeerEffect {
  package static let about = ModelDescription(
    name: "affinity",
    summary: "One learns from better members of the group, most from those with a tie.",
    source: """
      after Esfandiari, Wei, Amer-Yahia and Basu Roy 2019, Optimizing Peer Learning in Online \
      Groups with Affinities (KDD)
      """,
    equation: """
      gain = growth + effect x peer effect + noise; peer effect = mean over the others of \
      rate(other) x max(0, skill of the other - own skill); rate(other) is rate with a tie, \
      else strangers
      """,
    parameters: shared + [
      ModelParameter(
        "rate", "share of the gap that is closed with a tie", standard: 0.1, range: 0...1),
      ModelParameter(
        "strangers", "share of the gap that is closed without one", standard: 0.02, range: 0...1),
    ])

  package let values: ModelValues
  private let rate: Double
  private let strangers: Double

  package init(_ values: ModelValues) {
    self.values = values
    rate = values["rate"]
    strangers = values["strangers"]
  }

  /// - Complexity: pairs of the group x length of a wish list.
  package func setEffects(
    of group: Range<Int>, in seating: Seating, skill: [Double], of room: Classroom,
    into effects: inout [Double]
  ) {
    let others = Double(max(1, group.count - 1))
    for place in group {
      let learner = seating.members[place]
      var sum = 0.0
      for place in group {
        let other = seating.members[place]
        let gap = skill[other] - skill[learner]
        if gap > 0 { sum += gap * (room.tie(learner, other) ? rate : strangers) }
      }
      effects[learner] = sum / others
    }
  }
}

extension Classroom {
  /// Whether one of two learners wishes for the other.
  fileprivate func tie(_ one: Int, _ other: Int) -> Bool {
    wishes[one].contains(other) || wishes[other].contains(one)
  }
}
