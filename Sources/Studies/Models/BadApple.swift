/// One low attainer takes the time of all the others; a second one makes it no worse for them:
///
/// effect = -strength if the lowest of the others is below the threshold, else 0.
package struct BadApple: SkillEffect {
  package static let about = ModelDescription(
    name: "bad-apple",
    summary: "A single low attainer harms all others of the group.",
    source: "Hoxby and Weingarth 2005, Taking Race Out of the Equation; Lazear 2001",
    equation: """
      gain = growth + effect x peer effect + noise; peer effect = -strength if the lowest of \
      the others is below the threshold, else 0
      """,
    parameters: shared + [
      ModelParameter(
        "strength", "what one low attainer costs each other", standard: 0.03, range: 0...1),
      ModelParameter(
        "threshold", "skill below which one harms others", standard: -1, range: -4...4),
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
    let apples = group.count { $0 < threshold }
    return group.map { apples - ($0 < threshold ? 1 : 0) > 0 ? -strength : 0 }
  }
}
