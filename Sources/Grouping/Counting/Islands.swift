import GroupingModel

/// Learners who can be with nobody else, so that they have to be cut into groups by themselves.
struct Islands {
  private let requirements: Requirements
  private let room: Room

  /// Learners up to whom all pairs are looked at.
  private static let mostLearners = 300

  init(_ requirements: Requirements, _ room: Room) {
    self.requirements = requirements
    self.room = room
  }

  /// An island that no groups add up to; nil where there is none, or the class is too large.
  ///
  /// - Complexity: O(learners squared x terms).
  func island() -> [Int]? {
    guard requirements.learners <= Self.mostLearners else { return nil }
    let islands = self.islands()
    guard islands.count > 1 else { return nil }
    let isCut = cuttable(upTo: requirements.learners)
    return islands.first { !isCut[$0.count] }
  }

  /// Connected parts of the graph whose edges are the pairs that may be together.
  private func islands() -> [[Int]] {
    var open = Set(0..<requirements.learners)
    var islands: [[Int]] = []
    for learner in 0..<requirements.learners where open.remove(learner) != nil {
      var island = [learner]
      var next = 0
      while next < island.count {
        let near = open.filter { !requirements.clash(island[next], $0) }
        open.subtract(near)
        island += near
        next += 1
      }
      islands.append(island.sorted())
    }
    return islands
  }

  /// Which numbers of learners can be cut into groups, whatever their labels.
  private func cuttable(upTo learners: Int) -> [Bool] {
    let sizes = Set(room.kinds.flatMap { Array($0.sizes) }).subtracting(room.closed)
    var isCut = [Bool](repeating: false, count: learners + 1)
    isCut[0] = true
    for number in 1...learners {
      isCut[number] = sizes.contains { $0 > 0 && $0 <= number && isCut[number - $0] }
    }
    return isCut
  }
}
