/// High attainers gain most from high attainers:
///
/// effect = strength x max(0, 1 + slope x own skill) x mean skill of the others.
///
/// The factor stops at 0, since the model says that good company helps the low less, not that it
/// harms them.
package struct SingleCrossing: SkillEffect {
  package static let about = ModelDescription(
    name: "single-crossing",
    summary: "The better the others, the more one learns, and the high gain most of it.",
    source: "Hoxby and Weingarth 2005, Taking Race Out of the Equation",
    equation: """
      gain = growth + effect x peer effect + noise; peer effect = strength x max(0, 1 + \
      slope x own skill) x mean skill of the others
      """,
    parameters: shared + [
      ModelParameter(
        "strength", "gain of an average learner for one deviation of the others' mean",
        standard: 0.03, range: 0...1),
      ModelParameter(
        "slope", "how much stronger the effect is for one deviation of own skill",
        standard: 0.5, range: 0...2),
    ])

  package let values: ModelValues
  private let strength: Double
  private let slope: Double

  package init(_ values: ModelValues) {
    self.values = values
    strength = values["strength"]
    slope = values["slope"]
  }

  package func effects(_ group: [Double]) -> [Double] {
    zip(group, meansOfOthers(group)).map { strength * max(0, 1 + slope * $0) * $1 }
  }
}
