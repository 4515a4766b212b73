import GroupingModel

/// The groups that a plan may be cut into, for bounds on sums over its groups.
struct Room {
  let kinds: [GroupKind]
  let groupCount: ClosedRange<Int>
  let learners: Int
  /// Sizes in which there is no group.
  private(set) var closed: Set<Int> = []

  init(kinds: [GroupKind], groupCount: ClosedRange<Int>, learners: Int) {
    self.kinds = kinds
    self.groupCount = groupCount
    self.learners = learners
  }

  /// The same room without groups of some sizes.
  func without(_ sizes: Set<Int>) -> Room {
    var room = self
    room.closed.formUnion(sizes)
    return room
  }

  /// Totals that dynamic programming over the groups keeps.
  var cells: Double {
    Filling(kinds: kinds, groupCount: groupCount, learners: learners).cells
  }

  /// Whether no groups add up to the class.
  var isEmpty: Bool { least { _, _ in 0 } == Self.never }

  /// What cannot be: a sum that is larger than anything counted.
  private static let never = Int.max

  /// Steps of dynamic programming that are worth the wait.
  private static let mostSteps = 5_000_000.0
  /// Kinds and sizes that are compared in pairs.
  private static let mostPoints = 64

  /// A sum that no plan stays below, for a figure by kind and position of the size; nil figures
  /// stand for groups that cannot be. Nothing is known where the answer is nil.
  ///
  /// Exact for classes of usual size, by linear relaxation for large ones.
  func least(_ figure: (_ kind: Int, _ size: Int) -> Int?) -> Int? {
    let filling = Filling(kinds: kinds, groupCount: groupCount, learners: learners)
    let sizes = kinds.map(\.sizes.count).max() ?? 1
    guard filling.cells * Double(sizes) > Self.mostSteps else {
      let found = filling.cheapest { choice in
        let sizes = kinds[choice.kind].sizes
        guard sizes.contains(choice.size), !closed.contains(choice.size) else { return nil }
        return figure(choice.kind, choice.size - sizes.lowerBound).map(Int64.init)
      }
      return found.map { Int($0.total) } ?? Self.never
    }
    return relaxed(figure)
  }

  /// The relaxation in which groups may be split: for any price of a learner, learners pay it and
  /// groups are taken at their figure less the price of their members. The best price is the slope
  /// between two figures, or from no group to one (Lagrange).
  func relaxed(_ figure: (_ kind: Int, _ size: Int) -> Int?) -> Int? {
    let points = kinds.indices.map { kind in
      kinds[kind].sizes.enumerated().compactMap { position, size in
        closed.contains(size) ? nil : figure(kind, position).map { (size: size, figure: $0) }
      }
    }
    let all = Array(points.joined())
    guard all.count <= Self.mostPoints else { return nil }
    var best = bound(price: 0, per: 1, points)
    for one in all + [(size: 0, figure: 0)] {
      for other in all where other.size > one.size {
        let slope = other.figure - one.figure
        best = max(best, bound(price: slope, per: other.size - one.size, points))
      }
    }
    return best
  }

  /// What the price `price / per` of each learner proves.
  private func bound(price: Int, per: Int, _ points: [[(size: Int, figure: Int)]]) -> Int {
    var value = price * learners
    var taken = 0
    var spare: [(value: Int, count: Int)] = []
    for (kind, figures) in zip(kinds, points) {
      guard let least = figures.map({ per * $0.figure - price * $0.size }).min() else {
        if kind.count.lowerBound > 0 { return Self.never }
        continue
      }
      value += least * kind.count.lowerBound
      taken += kind.count.lowerBound
      spare.append((least, kind.count.count - 1))
    }
    for (least, count) in spare.sorted(by: { $0.value < $1.value }) {
      let wanted = least < 0 ? groupCount.upperBound : groupCount.lowerBound
      let added = max(0, min(count, wanted - taken))
      value += least * added
      taken += added
    }
    if taken < groupCount.lowerBound { return Self.never }
    return value > 0 ? (value + per - 1) / per : value / per
  }
}
