/// One does best among those like oneself:
///
/// effect = -strength x |own skill - mean skill of the others|.
package struct Boutique: SkillEffect {
  package static let about = ModelDescription(
    name: "boutique",
    summary: "One learns less, the further the others' mean is from oneself.",
    source: "Hoxby and Weingarth 2005, Taking Race Out of the Equation",
    equation: """
      gain = growth + effect x peer effect + noise; peer effect = -strength x |own skill - \
      mean skill of the others|
      """,
    parameters: shared + [
      ModelParameter(
        "strength", "loss for one deviation between oneself and the others' mean",
        standard: 0.03, range: 0...1)
    ])

  package let values: ModelValues
  private let strength: Double

  package init(_ values: ModelValues) {
    self.values = values
    strength = values["strength"]
  }

  package func effects(_ group: [Double]) -> [Double] {
    zip(group, meansOfOthers(group)).map { -strength * abs($0 - $1) }
  }
}
