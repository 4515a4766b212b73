/// The answer on tracking by a trait over the term.
public struct TrackingVerdict: Sendable {
  /// False alarms that are accepted, over all traits that are judged together.
  package static let level = 0.05
  /// Sorting as strong as this would have to show, else an audit says that it cannot tell.
  package static let mostHidden = 0.5
  /// T that pins may bring about by themselves before an audit says so.
  package static let mostPinned = 0.1

  public enum Finding: String, Sendable, Hashable, CaseIterable {
    /// More sorted than chance explains.
    case tracking
    /// Less sorted than chance would leave it.
    case mixed
    case nothing
    /// Too few learners, groups or rounds.
    case tooFew
    /// Places that somebody fixed sort learners by themselves, so that no draw can do without.
    case pins
    /// Everybody has the same value, or nobody any.
    case noDifference
  }

  package let trait: Int
  public let finding: Finding
  /// T over the term.
  public let index: Double?
  /// Share of draws at least as sorted.
  package let p: Double?
  /// The same after Holm's (1979) correction for several traits: below `level` it is an alarm.
  package let adjusted: Double?
  /// T in every round that would show in about nine of ten such terms.
  package let visible: Double?
  /// T of the draws, on average: 0 unless places were fixed.
  package let byChance: Double?

  /// One verdict for each of these figures (T over the term); at most one term in twenty without any
  /// tracking gets an alarm, however many there are.
  static func verdicts(_ figures: [Figure], hasDifferences: [Bool]) -> [TrackingVerdict] {
    let known = figures.indices.filter { figures[$0].chance != nil }
    var adjusted = [Double?](repeating: nil, count: figures.count)
    var highest = 0.0
    let order = known.sorted { p(figures[$0]) < p(figures[$1]) }
    for (rank, index) in order.enumerated() {
      highest = max(highest, min(1, Double(known.count - rank) * p(figures[index])))
      adjusted[index] = highest
    }
    return figures.indices.map { index in
      let figure = figures[index]
      let visible = figure.chance.map { Self.visible($0, among: known.count) }
      return TrackingVerdict(
        trait: figure.trait ?? 0,
        finding: finding(
          figure.chance, adjusted[index], visible, hasDifference: hasDifferences[index]),
        index: figure.observed, p: figure.chance?.atLeast, adjusted: adjusted[index],
        visible: visible, byChance: figure.chance?.mean)
    }
  }

  private static func p(_ figure: Figure) -> Double { figure.chance?.atLeast ?? 1 }

  private static func finding(
    _ chance: Chance?, _ adjusted: Double?, _ visible: Double?, hasDifference: Bool
  ) -> Finding {
    guard hasDifference else { return .noDifference }
    guard let chance, let adjusted, let visible else { return .tooFew }
    // Rounding must not turn 50 in 1,000 into more than one in twenty.
    if adjusted <= level + 1e-12 { return .tracking }
    if chance.mean > mostPinned { return .pins }
    guard visible <= mostHidden, chance.smallestAtLeast <= level else { return .tooFew }
    return chance.atMost <= level + 1e-12 ? .mixed : .nothing
  }

  /// Where a term's T would have to lie on average, as it scatters under chance, to pass the
  /// largest value that is no alarm nine times in ten: 1.2816 deviations above that.
  private static func visible(_ chance: Chance, among traits: Int) -> Double {
    let critical = chance.quantile(1 - level / Double(max(1, traits)))
    return critical + 1.2816 * chance.deviation
  }
}
