/// Everybody in a group learns from its best member:
///
/// effect = rate x (best skill of the group - own skill).
///
/// At a rate near a half a class is level within a few rounds; the standard is what the estimates
/// behind the other models allow.
package struct Star: SkillEffect {
  package static let about = ModelDescription(
    name: "star",
    summary: "Everybody learns from the best of the group.",
    source: """
      Wei, Koutis and Basu Roy 2021, Peer Learning Through Targeted Dynamic Groups Formation (ICDE)
      """,
    equation: """
      gain = growth + effect x peer effect + noise; peer effect = rate x (best skill of the \
      group - own skill)
      """,
    parameters: shared + [
      ModelParameter(
        "rate", "share of the gap to the best that is closed", standard: 0.05, range: 0...1)
    ])

  package let values: ModelValues
  private let rate: Double

  package init(_ values: ModelValues) {
    self.values = values
    rate = values["rate"]
  }

  package func effects(_ group: [Double]) -> [Double] {
    let best = group.reduce(-Double.infinity) { max($0, $1) }
    return group.map { rate * (best - $0) }
  }
}
