/// Everybody in a group learns from all who are better:
///
/// effect = rate x mean of (their skill - own skill) over the better members, 0 for the best.
///
/// The paper ranks the members and lets the i-th learn from the i - 1 before; here equals do not
/// learn from one another and gain the same, so that no order among them needs to be made up.
package struct Clique: SkillEffect {
  package static let about = ModelDescription(
    name: "clique",
    summary: "Everybody learns from all of the group who are better.",
    source: """
      Wei, Koutis and Basu Roy 2021, Peer Learning Through Targeted Dynamic Groups Formation (ICDE)
      """,
    equation: """
      gain = growth + effect x peer effect + noise; peer effect = rate x mean of (their \
      skill - own skill) over the better members; 0 for the best
      """,
    parameters: shared + [
      ModelParameter(
        "rate", "share of the mean gap to the better ones that is closed", standard: 0.05,
        range: 0...1)
    ])

  package let values: ModelValues
  private let rate: Double

  package init(_ values: ModelValues) {
    self.values = values
    rate = values["rate"]
  }

  package func effects(_ group: [Double]) -> [Double] {
    group.map { own in
      var (sum, better) = (0.0, 0.0)
      for other in group where other > own {
        sum += other - own
        better += 1
      }
      return better > 0 ? rate * sum / better : 0
    }
  }
}
