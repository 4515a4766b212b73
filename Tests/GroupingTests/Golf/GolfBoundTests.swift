import Testing

@testable import Grouping

@Suite struct GolfBoundTests {
  /// The most rounds of tiny sizes, by trying everything.
  @Test(arguments: [(1, 2), (2, 2), (3, 2), (1, 3), (2, 3), (3, 3), (2, 4)])
  func boundIsReachedByTryingEverything(groups: Int, size: Int) {
    let size = GolfSize(groups: groups, size: size)
    #expect(Exhaustive(size).most() == size.bound)
    #expect(golf(size, rounds: nil, options: GolfOptions(iterations: 100_000)).count == size.bound)
  }

  @Test func countingBound() {
    #expect(GolfSize(groups: 8, size: 4).countingBound == 10)
    #expect(GolfSize(groups: 5, size: 3).countingBound == 7)
    #expect(GolfSize(groups: 3, size: 5).countingBound == 1)
    #expect(GolfSize(groups: 1, size: 2).countingBound == 1)
  }

  @Test func recordsAreWithinCounting() {
    for groups in 1...24 {
      for size in 2...8 {
        let asked = GolfSize(groups: groups, size: size)
        guard let record = GolfRecords.record(asked) else { continue }
        #expect(record.rounds <= asked.countingBound)
        #expect(!record.isProven || record.rounds == asked.bound)
        #expect(GolfConstruction.best(asked).count <= record.rounds)
      }
    }
  }

  @Test func checkSeesWhatIsWrong() {
    let size = GolfSize(groups: 2, size: 2)
    #expect(GolfCheck.isValid([[[0, 1], [2, 3]], [[0, 2], [1, 3]]], for: size))
    #expect(!GolfCheck.isValid([[[0, 1], [2, 3]], [[1, 0], [2, 3]]], for: size))
    #expect(!GolfCheck.isValid([[[0, 1], [2, 2]]], for: size))
    #expect(!GolfCheck.isValid([[[0, 1, 2], [3]]], for: size))
    #expect(!GolfCheck.isValid([[[0, 1]]], for: size))
    #expect(!GolfCheck.isValid([[[0, 1], [2, 4]]], for: size))
  }
}

/// All schedules, round after round; the first round and the first group's order are as they are.
private struct Exhaustive {
  private let size: GolfSize
  private var met: Set<[Int]> = []

  init(_ size: GolfSize) { self.size = size }

  func most() -> Int {
    var copy = self
    return copy.rounds()
  }

  /// The most rounds that can follow.
  private mutating func rounds() -> Int {
    guard met.count < size.learners * (size.learners - 1) / 2 else { return 0 }
    var most = 0
    deal([], left: Array(0..<size.learners), most: &most)
    return most
  }

  private mutating func deal(_ group: [Int], left: [Int], most: inout Int) {
    if left.isEmpty, group.count == size.size {
      most = max(most, 1 + rounds())
      return
    }
    let open = group.count == size.size ? [] : group
    for next in open.isEmpty ? [left[0]] : left where open.last ?? -1 < next {
      let pairs = open.map { [$0, next] }
      guard pairs.allSatisfy({ !met.contains($0) }) else { continue }
      met.formUnion(pairs)
      deal(open + [next], left: left.filter { $0 != next }, most: &most)
      met.subtract(pairs)
    }
  }
}
