/// Finds odd sets of learners that hold more of a fractional solution than any real one.
///
/// A set is tried if its learners hang together by pairs above a threshold (Groetschel and Holland,
/// Mathematical Programming 33, 1985, begin likewise): not all such sets are found, which can only
/// weaken a bound.
struct OddSets {
  private let count: Int
  private let columns: [(members: [Int], value: Double)]

  init(count: Int, columns: [TrioRelaxation.Column], values: [Double]) {
    self.count = count
    self.columns = zip(columns, values).filter { $0.1 > 1e-7 }.map { ($0.0.members, $0.1) }
  }

  func overfilled() -> [[Int]] {
    var found: Set<[Int]> = []
    var list: [[Int]] = []
    for threshold in [1e-6, 0.2, 0.3, 0.4, 0.49, 0.6, 0.74] {
      for set in parts(above: threshold) where set.count % 2 == 1 && set.count >= 3 {
        if isOverfilled(set), found.insert(set).inserted { list.append(set) }
      }
    }
    return list
  }

  func isOverfilled(_ set: [Int]) -> Bool {
    var inside = [Bool](repeating: false, count: count)
    for learner in set { inside[learner] = true }
    let sum = columns.reduce(0.0) { sum, column in
      column.members.reduce(0) { $0 + (inside[$1] ? 1 : 0) } >= 2 ? sum + column.value : sum
    }
    return sum > Double((set.count - 1) / 2) + 1e-6
  }

  /// Connected components of the columns above a threshold, each ascending.
  private func parts(above threshold: Double) -> [[Int]] {
    var root = Array(0..<count)
    func find(_ learner: Int) -> Int {
      var learner = learner
      while root[learner] != learner {
        root[learner] = root[root[learner]]
        learner = root[learner]
      }
      return learner
    }
    for column in columns where column.value > threshold {
      for learner in column.members.dropFirst() {
        root[find(learner)] = find(column.members[0])
      }
    }
    var parts = [[Int]](repeating: [], count: count)
    for learner in 0..<count { parts[find(learner)].append(learner) }
    return parts.filter { !$0.isEmpty }
  }
}
