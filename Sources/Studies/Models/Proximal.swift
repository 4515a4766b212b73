#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One is helped by those who are a little ahead; who is far ahead is out of reach:
///
/// effect = rate x mean of d x exp(1 - d / width) over the members ahead, d = their lead; 0 if
/// nobody is.
///
/// A lead of `width` helps most, by rate x width. Rates stay below 1/e, so that nobody learns more
/// than the lead.
package struct Proximal: SkillEffect {
  package static let about = ModelDescription(
    name: "proximal",
    summary: "One learns from members of the group who are a little ahead.",
    source: "after Vygotsky 1978, Mind in Society (zone of proximal development)",
    equation: """
      gain = growth + effect x peer effect + noise; peer effect = rate x mean of d x exp(1 - \
      d / width) over the members ahead, d = their lead; 0 if nobody is ahead
      """,
    parameters: shared + [
      ModelParameter(
        "rate", "gain at the best lead, as a share of that lead", standard: 0.05, range: 0...0.35),
      ModelParameter("width", "lead that helps most", standard: 0.75, range: 0.05...5),
    ])

  package let values: ModelValues
  private let rate: Double
  private let width: Double

  package init(_ values: ModelValues) {
    self.values = values
    rate = values["rate"]
    width = values["width"]
  }

  package func effects(_ group: [Double]) -> [Double] {
    group.map { own in
      var (sum, ahead) = (0.0, 0.0)
      for other in group where other > own {
        sum += (other - own) * exp(1 - (other - own) / width)
        ahead += 1
      }
      return ahead > 0 ? rate * sum / ahead : 0
    }
  }
}
