import Studies

/// Means of all outcomes after each round, over classes and seeds.
struct RoundMeans {
  private let design: StudyDesign
  /// By policy, world, round and column.
  private var sums: [Double]
  private var counts: [Int]

  init(_ design: StudyDesign) {
    self.design = design
    let count =
      design.policies.count * design.worlds.count * design.rounds * design.columns.count
    sums = [Double](repeating: 0, count: count)
    counts = [Int](repeating: 0, count: count)
  }

  /// - Complexity: O(values).
  mutating func add(_ outcomes: ClassOutcomes) {
    let width = design.rounds * design.columns.count
    for cell in 0..<(design.policies.count * design.worlds.count) {
      for seed in 0..<design.seeds {
        let from = (cell * design.seeds + seed) * width
        for offset in 0..<width {
          let value = outcomes.values[from + offset]
          guard !value.isNaN else { continue }
          sums[cell * width + offset] += value
          counts[cell * width + offset] += 1
        }
      }
    }
  }

  /// Terms (of a class with a seed) that have reached the round.
  func terms(policy: Int, world: Int, round: Int) -> Int {
    let cell = (policy * design.worlds.count + world) * design.rounds + round
    return counts[cell * design.columns.count + OutcomeColumns.place(of: .gain)]
  }

  /// Not a number where no class has a value.
  func mean(policy: Int, world: Int, round: Int, column: Int) -> Double {
    let cell = (policy * design.worlds.count + world) * design.rounds + round
    let place = cell * design.columns.count + column
    return counts[place] > 0 ? sums[place] / Double(counts[place]) : .nan
  }
}
