/// Better company discourages, worse company encourages:
///
/// effect = -strength x (mean skill of the others - own skill).
///
/// The effects of a group add up to 0, so no grouping is better than another for the class as a
/// whole.
package struct InvidiousComparison: SkillEffect {
  package static let about = ModelDescription(
    name: "invidious-comparison",
    summary: "One is harmed by better company and helped by worse.",
    source: "Hoxby and Weingarth 2005, Taking Race Out of the Equation",
    equation: """
      gain = growth + effect x peer effect + noise; peer effect = -strength x (mean skill of \
      the others - own skill)
      """,
    parameters: shared + [
      ModelParameter(
        "strength", "loss when the others' mean is one deviation above oneself",
        standard: 0.03, range: 0...1)
    ])

  package let values: ModelValues
  private let strength: Double

  package init(_ values: ModelValues) {
    self.values = values
    strength = values["strength"]
  }

  package func effects(_ group: [Double]) -> [Double] {
    zip(group, meansOfOthers(group)).map { strength * ($0 - $1) }
  }
}
