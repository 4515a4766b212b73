/// One excellent learner is an example to all the others; a second one adds nothing for them:
///
/// effect = strength if the highest of the others is above the threshold, else 0.
package struct ShiningLight: SkillEffect {
  package static let about = ModelDescription(
    name: "shining-light",
    summary: "A single high attainer helps all others of the group.",
    source: "Hoxby and Weingarth 2005, Taking Race Out of the Equation",
    equation: """
      gain = growth + effect x peer effect + noise; peer effect = strength if the highest of \
      the others is above the threshold, else 0
      """,
    parameters: shared + [
      ModelParameter(
        "strength", "what one high attainer gives each other", standard: 0.03, range: 0...1),
      ModelParameter("threshold", "skill above which one helps others", standard: 1, range: -4...4),
    ])

  package let values: ModelValues
  private let strength: Double
  private let threshold: Double

  package init(_ values: ModelValues) {
    self.values = values
    strength = values["strength"]
    threshold = values["threshold"]
  }

  package func effects(_ group: [Double]) -> [Double] {
    let lights = group.count { $0 > threshold }
    return group.map { lights - ($0 > threshold ? 1 : 0) > 0 ? strength : 0 }
  }
}
