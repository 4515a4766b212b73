/// Everybody may rise towards a certain one of the better members:
///
/// effect = rate x (skill of that one - own skill).
///
/// Of the `h` members with more skill, in rising order, it is the one at position
/// ceil(percentile / 100 x h), at least the first: at 100 the best, at 50 the middle one or the
/// lower of two. 0 for the best of the group.
package struct Percentile: SkillEffect {
  package static let about = ModelDescription(
    name: "percentile",
    summary: "Everybody learns from the one at a percentile of the better ones of the group.",
    source: """
      Agrawal, Nandanwar and Murty 2017, Grouping Students for Maximizing Learning from Peers (EDM)
      """,
    equation: """
      gain = growth + effect x peer effect + noise; peer effect = rate x (skill of the \
      member at that percentile of the better ones - own skill); 0 for the best
      """,
    parameters: shared + [
      ModelParameter(
        "rate", "share of the gap to that one that is closed", standard: 0.05, range: 0...1),
      ModelParameter(
        "percentile", "whom one learns from among the better ones: 100 is the best",
        standard: 50, range: 0...100),
    ])

  package let values: ModelValues
  private let rate: Double
  private let percentile: Double

  package init(_ values: ModelValues) {
    self.values = values
    rate = values["rate"]
    percentile = values["percentile"]
  }

  package func effects(_ group: [Double]) -> [Double] {
    let sorted = group.sorted()
    return group.map { own in
      let better = sorted.count { $0 > own }
      guard better > 0 else { return 0 }
      let position = max(1, Int((percentile * Double(better) / 100).rounded(.up)))
      return rate * (sorted[sorted.count - better + position - 1] - own)
    }
  }
}
