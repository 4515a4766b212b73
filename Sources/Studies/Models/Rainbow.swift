/// A group of unlike learners is good for all of it:
///
/// effect = strength x deviation of skill in the group.
package struct Rainbow: SkillEffect {
  package static let about = ModelDescription(
    name: "rainbow",
    summary: "All of a group learn more, the more its members differ.",
    source: "Hoxby and Weingarth 2005, Taking Race Out of the Equation",
    equation: """
      gain = growth + effect x peer effect + noise; peer effect = strength x deviation of \
      skill in the group
      """,
    parameters: shared + [
      ModelParameter(
        "strength", "gain for a group whose skill has a deviation of one", standard: 0.03,
        range: 0...1)
    ])

  package let values: ModelValues
  private let strength: Double

  package init(_ values: ModelValues) {
    self.values = values
    strength = values["strength"]
  }

  package func effects(_ group: [Double]) -> [Double] {
    [Double](repeating: strength * spread(group), count: group.count)
  }
}
