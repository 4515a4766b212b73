#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Inside a group learners keep company with those like themselves:
///
/// effect = strength x weighted mean skill of the others + isolation x mean weight of the others,
/// weight = exp(-homophily x |own skill - skill of the other|).
///
/// Without homophily this is the linear-in-means model. With it, a group of lowest and highest
/// falls into two, and the low learn only from the low: what happened to groups that had been
/// formed to help the low. `isolation` is what is lost by one who finds nobody alike.
package struct EndogenousSubgroups: SkillEffect {
  package static let about = ModelDescription(
    name: "endogenous-subgroups",
    summary: "Inside a group one keeps company with, and learns from, those like oneself.",
    source: """
      after Carrell, Sacerdote and West 2013, From Natural Variation to Optimal Policy? \
      The Importance of Endogenous Peer Group Formation
      """,
    equation: """
      gain = growth + effect x peer effect + noise; peer effect = strength x weighted mean \
      skill of the others + isolation x mean weight of the others; weight = exp(-homophily x \
      |own skill - skill of the other|)
      """,
    parameters: shared + [
      ModelParameter(
        "strength", "gain for one deviation of the mean of one's company", standard: 0.03,
        range: 0...1),
      ModelParameter(
        "homophily", "how fast company falls with one deviation of distance", standard: 2,
        range: 0...10),
      ModelParameter(
        "isolation", "what finding nobody alike costs", standard: 0.01, range: 0...1),
    ])

  package let values: ModelValues
  private let strength: Double
  private let homophily: Double
  private let isolation: Double

  package init(_ values: ModelValues) {
    self.values = values
    strength = values["strength"]
    homophily = values["homophily"]
    isolation = values["isolation"]
  }

  package func effects(_ group: [Double]) -> [Double] {
    group.indices.map { effect(on: $0, in: group) }
  }

  private func effect(on member: Int, in group: [Double]) -> Double {
    let own = group[member]
    var nearest = Double.infinity
    for other in group.indices where other != member {
      nearest = min(nearest, abs(group[other] - own))
    }
    // Weights are relative to the nearest's, so that they cannot all vanish.
    var (sum, weights) = (0.0, 0.0)
    for other in group.indices where other != member {
      let weight = exp(homophily * (nearest - abs(group[other] - own)))
      sum += weight * group[other]
      weights += weight
    }
    let alike = exp(-homophily * nearest) * weights / Double(group.count - 1)
    return strength * sum / weights + isolation * alike
  }
}
