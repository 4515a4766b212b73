/// The better the others, the more one learns:
///
/// effect = strength x mean skill of the others.
///
/// With groups of equal size the mean over the class is the same for every grouping: the model
/// moves gains from one learner to another and makes none. Estimates lie near 0.1 to 0.4 deviations
/// of scores in a year for one deviation of peers; a round counts as a tenth of that.
package struct LinearInMeans: SkillEffect {
  package static let about = ModelDescription(
    name: "linear-in-means",
    summary: "One learns more, the better the others of the group are on average.",
    source: """
      Manski 1993, Identification of Endogenous Social Effects; \
      Sacerdote 2001, Peer Effects with Random Assignment
      """,
    equation: """
      gain = growth + effect x peer effect + noise; peer effect = strength x mean skill of \
      the others
      """,
    parameters: shared + [
      ModelParameter(
        "strength", "gain for one deviation of the others' mean", standard: 0.03, range: 0...1)
    ])

  package let values: ModelValues
  private let strength: Double

  package init(_ values: ModelValues) {
    self.values = values
    strength = values["strength"]
  }

  package func effects(_ group: [Double]) -> [Double] {
    meansOfOthers(group).map { strength * $0 }
  }
}
