/// Whether learners with high values had company with high values over the term: the slope of the
/// mean of all team-mates that a learner has had on the learner's own value (Sacerdote 2001; the
/// exclusion bias of Guryan, Kroft and Notowidigdo 2009), plus 1 / (N - 1).
///
/// Under chance one's team-mates come from the others, whose mean is the lower the higher one's
/// own value is: the slope is -1 / (N - 1), and the figure 0. In one round of groups of equal size
/// it is N / (N - 1) times T.
package struct PeerExposure: Sendable {
  private var sums: [Double]
  private var counts: [Int]
  private let numbers: [Int64?]

  init(_ numbers: [Int64?]) {
    self.numbers = numbers
    sums = [Double](repeating: 0, count: numbers.count)
    counts = [Int](repeating: 0, count: numbers.count)
  }

  mutating func clear() {
    for learner in sums.indices {
      sums[learner] = 0
      counts[learner] = 0
    }
  }

  /// - Parameter sources: the learner in each place of the round.
  mutating func add(_ round: TraitRound, sources: [Int], sums groups: GroupSums) {
    for (place, group) in round.groups.enumerated() where groups.sizes[group] > 1 {
      let learner = sources[place]
      guard let own = numbers[learner] else { continue }
      sums[learner] += Double(groups.sums[group] - own)
      counts[learner] += groups.sizes[group] - 1
    }
  }

  /// Mean of all team-mates so far; nil where there were none.
  func mean(of learner: Int) -> Double? {
    counts[learner] > 0 ? sums[learner] / Double(counts[learner]) : nil
  }

  /// nil where fewer than two learners with company differ.
  var value: Double? {
    let all = numbers.indices.compactMap { learner -> (x: Double, y: Double)? in
      guard let own = numbers[learner], let mean = mean(of: learner) else { return nil }
      return (Double(own), mean)
    }
    guard all.count > 1 else { return nil }
    let number = Double(all.count)
    let x = all.reduce(0) { $0 + $1.x } / number
    let y = all.reduce(0) { $0 + $1.y } / number
    let squares = all.reduce(0) { $0 + ($1.x - x) * ($1.x - x) }
    guard squares > 0 else { return nil }
    return all.reduce(0) { $0 + ($1.x - x) * ($1.y - y) } / squares + 1 / (number - 1)
  }
}
