/// Correction for many tests at once (Holm 1979): the chance of any false finding in the family
/// stays below the level, however tests depend on each other.
package enum Holm {
  /// - Parameter probabilities: p-values of the family.
  /// - Returns: adjusted p-values in the same order, at most 1.
  package static func adjusted(_ probabilities: [Double]) -> [Double] {
    var adjusted = probabilities
    var largest = 0.0
    let order = probabilities.indices.sorted { probabilities[$0] < probabilities[$1] }
    for (rank, place) in order.enumerated() {
      let factor = Double(probabilities.count - rank)
      largest = max(largest, min(1, factor * probabilities[place]))
      adjusted[place] = largest
    }
    return adjusted
  }
}
